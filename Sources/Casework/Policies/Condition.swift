/// A predicate over a household, a person or a worker's link, as a policy
/// pack states it. It holds on some days and not on others; the evaluator
/// turns it into spans of days.
///
/// The list is closed: a pack can combine these and nothing else.
public indirect enum Condition: Hashable, Sendable {
  // Of anything.
  case all([Condition])
  case any([Condition])
  case not(Condition)

  // Of a household.
  /// Some member satisfies the condition.
  case member(Condition)
  /// At least `count` members satisfy it.
  case membersAtLeast(Int, Condition)
  /// The household has exactly one member, and he satisfies it.
  case onlyMember(Condition)
  /// One of the special circumstances is in force.
  case circumstance(WordSet<CircumstanceKind>)

  // Of a person.
  /// Holds a certificate of one of the levels and categories; a multiple
  /// certificate also has the categories of its components.
  case certificate(levels: LevelSet, categories: WordSet<DisabilityCategory>)
  /// Registered as suspected disabled.
  case suspected
  /// Recorded as needing care.
  case needsCare
  /// Has a guardian on file.
  case guardian
  /// Somebody is registered as carer.
  case cared
  /// Has co-resident registered carers, and all of them have reached the
  /// age.
  case carersFromAge(Int)
  /// Has one of the assistance statuses.
  case status(WordSet<AssistanceStatus>)
  /// Has not reached this birthday.
  case ageUnder(Int)
  /// Has reached this birthday.
  case ageFrom(Int)
  /// Self-care class that day, from the latest assessment dated before it.
  case selfCare(SelfCareClass)
}

/// Certificate levels 1 (most severe) to 4, as a set.
public struct LevelSet: Hashable, Sendable, BitwiseCopyable {
  /// Bit N for level N; bit 0 for a certificate without a level on file.
  public var bits: UInt8

  public init(_ levels: [Int]) {
    bits = levels.reduce(0) { $0 | (1 << UInt8($1)) }
  }

  public static let any = LevelSet([0, 1, 2, 3, 4])
  public static let severe = LevelSet([1, 2])

  @inlinable public func contains(_ level: UInt8) -> Bool {
    bits & (1 << level) != 0
  }

  public var levels: [Int] { (1...4).filter { contains(UInt8($0)) } }
}
