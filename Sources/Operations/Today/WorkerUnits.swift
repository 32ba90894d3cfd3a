import Casework
import Records

/// The households and persons whose duties may be a worker's on a day. At
/// first those that his links name; those of areas are added by who needs
/// them.
struct WorkerUnits {
  let own: OwnDuties
  /// Areas whose area duties may be his. Counties and above owe nothing as a
  /// whole to one account.
  let areas: [AreaCode]
  private(set) var homes: [HouseholdKey: HomeLine] = [:]
  private(set) var persons: Set<PersonKey> = []
  private let context: OperationContext
  private let scope: ScopeReader
  private let day: Day

  var households: Set<HouseholdKey> { Set(homes.keys) }

  init(
    _ account: SignedIn, in context: OperationContext, on day: Day
  ) throws {
    self.context = context
    self.day = day
    scope = ScopeReader(context.connection, on: day)
    let reach = try WorkerReach(account, scope)
    own = OwnDuties(
      account, reach, posts: try scope.posts(of: account.workerID))
    areas = reach.areas.filter {
      account.role.commission != nil || $0 != account.area
    }
    for key in reach.households { homes[key] = try scope.household(key) }
    for person in reach.persons { try add(person) }
    try addFormer(
      of: [account.workerID] + reach.principals.map(\.worker.id))
  }

  /// A debt stays with whoever was responsible for a person when the window
  /// ended, as long as the person lives in an area of his.
  private mutating func addFormer(of workers: [Int64]) throws {
    if areas.isEmpty { return }
    for worker in workers where worker != 0 {
      for person in try scope.everyPerson(of: worker, .responsibleVisitor)
      where !persons.contains(person) {
        guard let key = try scope.home(of: person),
          let home = try scope.household(key), isInAreas(home.village),
          home.onFile.contains(day)
        else { continue }
        persons.insert(person)
        homes[key] = home
      }
    }
  }

  private mutating func add(_ person: PersonKey) throws {
    persons.insert(person)
    guard let key = try scope.home(of: person), homes[key] == nil else {
      return
    }
    homes[key] = try scope.household(key)
  }

  private func isInAreas(_ village: AreaCode) -> Bool {
    areas.contains { $0.contains(village) }
  }

  /// Adds all who live in the areas.
  mutating func addAreas() throws {
    for area in areas {
      for home in try scope.households(in: area) { homes[home.key] = home }
      persons.formUnion(try scope.members(in: area))
    }
  }

  /// Adds some households, with all who live there as far as they are in the
  /// areas.
  mutating func add(_ lines: [HomeLine]) throws {
    for home in lines { homes[home.key] = home }
    persons.formUnion(
      try HouseholdLines.persons(
        of: lines.filter { isInAreas($0.village) }.map(\.key), on: day,
        context.connection))
  }

  /// Judged on the day.
  func judged() throws -> JudgedUnits {
    let loader = FactsLoader(
      context.connection, packs: context.rules.packs.map(\.id))
    return JudgedUnits(
      try loader.units(households: households, persons: persons),
      rules: context.rules, on: day)
  }
}
