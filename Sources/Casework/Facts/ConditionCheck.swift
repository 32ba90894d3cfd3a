/// Whether conditions hold on a day, for the few units that a page shows.
public struct ConditionCheck: ~Copyable {
  private let facts: Facts
  private var sets = SpanStack()

  public init(_ facts: Facts) { self.facts = facts }

  /// - Parameter condition: one of a household.
  public mutating func holds(
    _ condition: Condition, household: Int32, on day: Day
  ) -> Bool {
    holds(CompiledCondition(condition), household: household, on: day)
  }

  /// - Parameter condition: one of a person; wherever he lives.
  public mutating func holds(
    _ condition: Condition, person: Int32, on day: Day
  ) -> Bool {
    holds(CompiledCondition(condition), person: person, on: day)
  }

  /// - Parameter group: one of households.
  public mutating func names(
    _ group: ReadyGroup, household: Int32, on day: Day
  ) -> Bool {
    holds(group.condition, household: household, on: day)
  }

  /// - Parameter group: one of persons.
  public mutating func names(
    _ group: ReadyGroup, person: Int32, on day: Day
  ) -> Bool {
    holds(group.condition, person: person, on: day)
  }

  /// The conditions of the sections that hold of a household.
  public mutating func satisfied(
    _ form: ReadyForm, household: Int32, on day: Day
  ) -> Set<Condition> {
    var found: Set<Condition> = []
    for condition in form.conditions
    where holds(condition.compiled, household: household, on: day) {
      found.insert(condition.stated)
    }
    return found
  }

  /// The conditions of the sections that hold of a person.
  public mutating func satisfied(
    _ form: ReadyForm, person: Int32, on day: Day
  ) -> Set<Condition> {
    var found: Set<Condition> = []
    for condition in form.conditions
    where holds(condition.compiled, person: person, on: day) {
      found.insert(condition.stated)
    }
    return found
  }

  private mutating func holds(
    _ condition: CompiledCondition, household: Int32, on day: Day
  ) -> Bool {
    defer { sets.drop(to: 0) }
    sets.push(condition, household: household, facts: facts)
    return sets.contains(day, from: 0)
  }

  private mutating func holds(
    _ condition: CompiledCondition, person: Int32, on day: Day
  ) -> Bool {
    defer { sets.drop(to: 0) }
    sets.push(condition, person: person, facts: facts)
    return sets.contains(day, from: 0)
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
