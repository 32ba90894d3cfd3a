import Casework
import Records

/// Whose policies an account sees: a county's office the duties and persons
/// of its own, everybody else all.
struct OwnPolicies {
  /// Nil for who sees all.
  private let office: PolicyOffice?
  private let rules: LedgerRules

  init(_ context: OperationContext) {
    rules = context.rules
    if case .account(let account) = context.actor {
      office = account.role.office
    } else {
      office = nil
    }
  }

  var isAll: Bool { office == nil }

  /// - Parameter office: nil for what belongs to none.
  func holds(office other: PolicyOffice?) -> Bool {
    office == nil || other == nil || office == other
  }

  func holds(pack: Int) -> Bool { holds(office: rules.packs[pack].office) }

  func holds(duty: Int) -> Bool { holds(pack: rules.packOfDuty[duty]) }
}

extension AccountRole {
  /// The county's office whose account it is.
  fileprivate var office: PolicyOffice? {
    switch self {
    case .county: .federation
    case .countyCivilAffairs: .civilAffairs
    default: nil
    }
  }
}

extension OperationContext {
  var ownPolicies: OwnPolicies { OwnPolicies(self) }

  /// Which households are none of an office's: policies of another name
  /// somebody in them, and none of its own does. What no policy names, as a
  /// household that has moved away, both see; so does who is linked to it.
  func hidden(
    among homes: some Collection<HouseholdKey>
  ) throws -> Set<HouseholdKey> {
    let own = ownPolicies
    guard !own.isAll, !homes.isEmpty, case .account(let account) = actor
    else { return [] }
    let homes = Set(homes)
    let loaded = try FactsLoader(connection, packs: rules.packs.map(\.id))
      .units(households: homes, persons: [])
    let reach = try WorkerReach(account, ScopeReader(connection, on: today))
    let named = reach.persons
    var groups = GroupReasons(rules, loaded.facts, on: today)
    var hidden: Set<HouseholdKey> = []
    for (index, key) in loaded.householdKeys.enumerated()
    where homes.contains(key) && !reach.households.contains(key) {
      let home = Int32(index)
      let members = groups.members(of: home)
      let isLinked = members.contains {
        named.contains(loaded.personKeys[Int($0)])
      }
      if isLinked { continue }
      var isOwn = false
      var isAnothers = false
      for pack in groups.packs(of: home) {
        var isNamed = groups.isNamed(home, by: pack)
        for person in members where !isNamed {
          isNamed = groups.isNamed(person: person, by: pack)
        }
        if !isNamed { continue }
        if own.holds(pack: pack) { isOwn = true } else { isAnothers = true }
      }
      if isAnothers && !isOwn { hidden.insert(key) }
    }
    return hidden
  }
}
