/// Whether somebody acts for himself before the law (民事行为能力).
public enum LegalCapacity: UInt8, Vocabulary {
  case lacking, limited, full

  public static let words = ["无民事行为能力", "限制民事行为能力", "完全民事行为能力"]

  /// Whether somebody has to act for him.
  public var needsGuardian: Bool { self != .full }
}

/// By what it is known.
public enum CapacitySource: UInt8, Vocabulary {
  case ruling, medicalOpinion, villageStatement, familyStatement

  public static let words = ["法院判决", "医学鉴定", "村（社区）证明", "家属自述"]
}

/// A person's legal capacity from a day on, until another row begins.
public struct CapacityRecord: Hashable, Sendable {
  public var capacity: LegalCapacity
  /// Empty where none is on record.
  public var guardian: String
  /// The guardian's to the person.
  public var relation: String
  public var source: CapacitySource
  public var from: Day

  public init(
    capacity: LegalCapacity, guardian: String = "", relation: String = "",
    source: CapacitySource, from: Day
  ) {
    self.capacity = capacity
    self.guardian = guardian
    self.relation = relation
    self.source = source
    self.from = from
  }
}

extension Day {
  /// Whoever is born after it is younger than so many years on this day
  ///
  public func latestBirth(ofAge age: Int) -> Day {
    let (year, month, day) = date
    // Of 29 February in a year that is not 29 February's.
    return Day(year: year - age, month: month, day: day)
      ?? Day(year: year - age, month: month, day: day - 1) ?? self
  }
}
