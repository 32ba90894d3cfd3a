/// What points to a household falling into poverty again (FY 第十九条第1项),
/// and who is told.
public struct WarningRules: Hashable, Sendable {
  public var clause: String
  public var tell: [OfficeLevel]
  public var acknowledgeWithin: MatterTerm
  /// Months after it was identified by which a household under monitoring
  /// must have a measure (GS 八).
  public var measureWithinMonths: Int
  public var signs: [WarningSign]

  public init(
    clause: String, tell: [OfficeLevel], acknowledgeWithin: MatterTerm,
    measureWithinMonths: Int, signs: [WarningSign]
  ) {
    self.clause = clause
    self.tell = tell
    self.acknowledgeWithin = acknowledgeWithin
    self.measureWithinMonths = measureWithinMonths
    self.signs = signs
  }

  public func sign(_ id: String) -> WarningSign? {
    signs.first { $0.id == id }
  }
}

/// Something that raises a warning by itself, or that somebody may choose.
public struct WarningSign: Hashable, Sendable {
  /// `fuyang-2022/medical`.
  public var id: String
  public var title: String
  public var clause: String
  /// Of the household, in the register.
  public var circumstances: [CircumstanceKind]
  /// Fields of forms of the pack, without the form: a problem there.
  public var answers: [String]

  public init(
    id: String, title: String, clause: String,
    circumstances: [CircumstanceKind] = [], answers: [String] = []
  ) {
    self.id = id
    self.title = title
    self.clause = clause
    self.circumstances = circumstances
    self.answers = answers
  }

  /// Whether a problem with an item of a visit is meant:
  /// `fuyang-2022/visit.income`.
  public func names(item: String) -> Bool {
    let pack = id.prefix { $0 != "/" }
    guard item.hasPrefix("\(pack)/"),
      let point = item.lastIndex(of: ".")
    else { return false }
    return answers.contains(String(item[item.index(after: point)...]))
  }
}

/// The three classes of households under monitoring 三类户 (GS 八).
public enum MonitoredClass: UInt8, Vocabulary {
  case unstable, borderline, sudden

  public static let words = ["脱贫不稳定户", "边缘易致贫户", "突发严重困难户"]

  /// As the register names it.
  public var status: AssistanceStatus {
    switch self {
    case .unstable: .unstableAfterPoverty
    case .borderline: .borderline
    case .sudden: .suddenHardship
    }
  }
}
