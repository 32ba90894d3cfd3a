import Casework
import Records

/// In which groups of the packs in force a household and its members are.
struct GroupReasons: ~Copyable {
  /// A group somebody is in.
  struct Found {
    var group: TargetGroup
    var pack: PolicyPack
    /// Members it is about, by index of the facts; empty for the household.
    var persons: [Int32]
  }

  private let rules: LedgerRules
  private let facts: Facts
  private let day: Day
  private var check: ConditionCheck

  init(_ rules: LedgerRules, _ facts: Facts, on day: Day) {
    self.rules = rules
    self.facts = facts
    self.day = day
    check = ConditionCheck(facts, rules)
  }

  /// Packs in force at a household's village, with their place.
  func packs(of household: Int32) -> [PolicyPack] {
    let village = facts.households[Int(household)].village
    return rules.packs.indices.filter {
      facts.isInForce(pack: $0, area: village, on: day)
    }.map { rules.packs[$0] }
  }

  func members(of household: Int32) -> [Int32] {
    facts.residents[household].filter { $0.span.contains(day) }
      .map(\.person)
  }

  mutating func holds(_ condition: Condition, household: Int32) -> Bool {
    check.holds(condition, household: household, on: day)
  }

  mutating func holds(_ condition: Condition, person: Int32) -> Bool {
    check.holds(condition, person: person, on: day)
  }

  mutating func groups(of household: Int32) -> [Found] {
    var found: [Found] = []
    let members = members(of: household)
    for pack in packs(of: household) {
      for group in pack.groups {
        switch group.unit {
        case .household:
          if holds(group.condition, household: household) {
            found.append(Found(group: group, pack: pack, persons: []))
          }
        case .person:
          let persons = members.filter {
            check.holds(group.condition, person: $0, on: day)
          }
          if !persons.isEmpty {
            found.append(Found(group: group, pack: pack, persons: persons))
          }
        }
      }
    }
    return found
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
