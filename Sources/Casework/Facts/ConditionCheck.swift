/// Whether conditions hold on a day, for the few units that a page shows.
public struct ConditionCheck: ~Copyable {
  private let facts: Facts
  private var compiled: [Condition: CompiledCondition]
  private var sets = SpanStack()

  /// - Parameter rules: whose conditions are ready; others are made ready
  ///   when they are first asked for.
  public init(_ facts: Facts, _ rules: LedgerRules) {
    self.facts = facts
    compiled = rules.conditions
  }

  /// - Parameter condition: one of a household.
  public mutating func holds(
    _ condition: Condition, household: Int32, on day: Day
  ) -> Bool {
    let compiled = compile(condition)
    defer { sets.drop(to: 0) }
    sets.push(compiled, household: household, facts: facts)
    return sets.contains(day, from: 0)
  }

  /// - Parameter condition: one of a person; wherever he lives.
  public mutating func holds(
    _ condition: Condition, person: Int32, on day: Day
  ) -> Bool {
    let compiled = compile(condition)
    defer { sets.drop(to: 0) }
    sets.push(compiled, person: person, facts: facts)
    return sets.contains(day, from: 0)
  }

  private mutating func compile(_ condition: Condition) -> CompiledCondition {
    if let known = compiled[condition] { return known }
    let made = CompiledCondition(condition)
    compiled[condition] = made
    return made
  }
}

extension Facts {
  /// Whether a pack, by its place among those the facts were made for, is in
  /// force in an area on a day.
  public func isInForce(pack: Int, area: Int32, on day: Day) -> Bool {
    inForce(pack, in: area).contains { inForce.values[$0].contains(day) }
  }

  /// The household a person lives in on a day; nil for none.
  public func home(of person: Int32, on day: Day) -> Int32? {
    let found = household(of: person, on: day)
    return found < 0 ? nil : found
  }

  /// The latest contact with a household by a day that took place.
  public func lastContact(of household: Int32, by day: Day) -> Visit? {
    visits[household].last {
      $0.stands && $0.result == .completed && $0.day <= day
    }
  }
}
