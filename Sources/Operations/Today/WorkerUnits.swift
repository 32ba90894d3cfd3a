import Casework
import Records

/// The households and persons whose duties may be a worker's on a day.
struct WorkerUnits {
  let own: OwnDuties
  private(set) var homes: [HouseholdKey: HomeLine] = [:]
  private(set) var persons: Set<PersonKey> = []

  var households: Set<HouseholdKey> { Set(homes.keys) }
  private(set) var counties: Set<Int64> = []

  /// Of a village or township all that live there; else those he is linked
  /// to. Counties and above owe nothing as a whole to one account.
  init(
    _ account: SignedIn, in context: OperationContext, on day: Day
  ) throws {
    let scope = ScopeReader(context.connection, on: day)
    let reach = try WorkerReach(account, scope)
    own = OwnDuties(
      account, reach, posts: try scope.posts(of: account.workerID))
    var areas = reach.areas
    if account.role.commission == nil { areas.removeAll { $0 == account.area } }
    for area in areas {
      for home in try scope.households(in: area) { homes[home.key] = home }
      persons.formUnion(try scope.members(in: area))
    }
    for key in reach.households where homes[key] == nil {
      homes[key] = try scope.household(key)
    }
    for person in reach.persons {
      persons.insert(person)
      guard let key = try scope.home(of: person), homes[key] == nil else {
        continue
      }
      homes[key] = try scope.household(key)
    }
    counties = Set(homes.keys.map(\.county)).union([account.area.countyKey])
  }
}
