import Casework
import Records

/// In which groups of the packs in force a household and its members are.
struct GroupReasons: ~Copyable {
  /// A group somebody is in.
  struct Found {
    fileprivate var ready: ReadyGroup
    /// By place in the rules.
    var pack: Int
    /// Members it is about, by index of the facts; empty for the household.
    var persons: [Int32]

    var group: TargetGroup { ready.group }
  }

  private let rules: LedgerRules
  private let facts: Facts
  private let day: Day
  /// Whose groups are shown; nil for all.
  private let own: OwnPolicies?
  private var check: ConditionCheck

  init(
    _ rules: LedgerRules, _ facts: Facts, on day: Day,
    of own: OwnPolicies? = nil
  ) {
    self.own = own
    self.rules = rules
    self.facts = facts
    self.day = day
    check = ConditionCheck(facts)
  }

  /// Packs in force at a household's village, by place in the rules.
  func packs(of household: Int32) -> [Int] {
    let village = facts.households[Int(household)].village
    return rules.packs.indices.filter {
      facts.isInForce(pack: $0, area: village, on: day)
    }
  }

  func members(of household: Int32) -> [Int32] {
    facts.residents[household].filter { $0.span.contains(day) }
      .map(\.person)
  }

  mutating func groups(of household: Int32) -> [Found] {
    var found: [Found] = []
    let members = members(of: household)
    for pack in packs(of: household) where own?.holds(pack: pack) ?? true {
      for ready in rules.groups[pack] {
        switch ready.group.unit {
        case .household:
          if check.names(ready, household: household, on: day) {
            found.append(Found(ready: ready, pack: pack, persons: []))
          }
        case .person:
          let persons = members.filter {
            check.names(ready, person: $0, on: day)
          }
          if !persons.isEmpty {
            found.append(Found(ready: ready, pack: pack, persons: persons))
          }
        }
      }
    }
    return found
  }

  /// Whether some group of the pack names the household.
  mutating func isNamed(_ household: Int32, by pack: Int) -> Bool {
    for ready in rules.groups[pack] where ready.group.unit == .household {
      if check.names(ready, household: household, on: day) { return true }
    }
    return false
  }

  /// Whether some group of the pack names the person.
  mutating func isNamed(person: Int32, by pack: Int) -> Bool {
    for ready in rules.groups[pack] where ready.group.unit == .person {
      if check.names(ready, person: person, on: day) { return true }
    }
    return false
  }

  /// The conditions of the form's sections that hold of the household, or
  /// of one person.
  mutating func satisfied(
    _ form: ReadyForm, _ household: Int32, person: Int32?
  ) -> Set<Condition> {
    if let person { return check.satisfied(form, person: person, on: day) }
    return check.satisfied(form, household: household, on: day)
  }

  /// Why it is singled out: special before focus, each reason once.
  mutating func reasons(of household: Int32) -> [String] {
    let groups = groups(of: household)
    var reasons: [String] = []
    for tier in [TargetGroup.Tier.special, .focus] {
      for found in groups
      where found.group.tier == tier && !reasons.contains(found.group.reason) {
        reasons.append(found.group.reason)
      }
    }
    return reasons
  }
}
