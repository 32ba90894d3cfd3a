package import Casework
package import Database

/// Facts with the keys under which their units are stored.
package struct LoadedFacts: Sendable {
  /// By index of the facts.
  package let householdKeys: ContiguousArray<HouseholdKey>
  package let personKeys: ContiguousArray<PersonKey>
  package let workerIDs: ContiguousArray<Int64>
  package let facts: Facts
}

/// Reads from the records what the ledger judges by. Identity columns are
/// never read.
package struct FactsLoader {
  let connection: any Connection
  let packs: [String]
  let knownAt: Moment

  package init(
    _ connection: any Connection, packs: [String],
    knownAt: Moment = .distantFuture
  ) {
    self.connection = connection
    self.packs = packs
    self.knownAt = knownAt
  }

  /// The counties that have households or persons, in order.
  package func counties() throws -> [Int64] {
    let ofHouseholds = try connection.rows(
      "SELECT DISTINCT county FROM households"
    ) { $0.int(0) }
    return Set(ofHouseholds).sorted()
  }

  /// All units of a county.
  package func county(_ county: Int64) throws -> LoadedFacts {
    try load(try .county(county, connection)).finish(packs: packs)
  }

  /// Some units: what a change has touched.
  package func units(
    households: Set<HouseholdKey>, persons: Set<PersonKey>
  ) throws -> LoadedFacts {
    try open(households: households, persons: persons, workers: [])
      .facts
  }

  /// The same, ready for one more visit by some workers.
  package func open(
    households: Set<HouseholdKey>, persons: Set<PersonKey>,
    workers: [Int64]
  ) throws -> OpenFacts {
    var plan = try LoadPlan.units(
      households: households, persons: persons, connection)
    plan.workers = workers
    return OpenFacts(try load(plan), packs: packs)
  }

  /// Workers and their posts alone, for the standing duties.
  package func staff() throws -> LoadedFacts {
    var load = FactsLoad(connection, knownAt: knownAt, isWhole: true)
    try load.addPolicies()
    try load.addSuspensions()
    try load.addAllWorkers()
    return load.finish(packs: packs)
  }

  /// The workers of some roles posted in an area, with all that their links
  /// name and their contact points: what their standing duties are judged
  /// by. Nil where there are none.
  package func staff(
    of roles: Set<Role>, in area: AreaCode
  ) throws -> LoadedFacts? {
    let workers = try StaffReader(connection).workers(of: roles, in: area)
    return workers.isEmpty ? nil : try staff(workers)
  }

  /// Some workers with all that their links name and their contact points.
  package func staff(_ workers: [Int64]) throws -> LoadedFacts {
    let objects = try StaffReader(connection).linked(to: workers)
    var plan = try LoadPlan.units(
      households: objects.households, persons: objects.persons, connection)
    plan.workers = workers
    var load = try load(plan)
    try load.addContactPoints(of: workers)
    return load.finish(packs: packs)
  }

  private func load(_ plan: LoadPlan) throws -> FactsLoad {
    let isWhole = plan.households.values.contains { !$0.isSome }
    var load = FactsLoad(connection, knownAt: knownAt, isWhole: isWhole)
    try load.addPolicies()
    try load.addSuspensions()
    if isWhole { try load.noteCorrected() }
    for (county, selection) in plan.households.sorted(by: { $0.key < $1.key }) {
      try load.addHouseholds(county, selection, isJudged: true)
    }
    for (county, keys) in byCounty(plan.otherHouseholds, \.county) {
      try load.addHouseholds(
        county, .some(keys.map(\.id).sorted()), isJudged: false)
    }
    for (county, selection) in plan.persons.sorted(by: { $0.key < $1.key }) {
      try load.addPersons(county, selection, isJudged: true)
    }
    for (county, keys) in byCounty(plan.otherPersons, \.county) {
      try load.addPersons(
        county, .some(keys.map(\.id).sorted()), isJudged: false)
    }
    for (county, selection) in plan.households {
      try load.addStays(county, selection)
      try load.addVisits(county, selection)
    }
    for (county, keys) in byCounty(plan.otherHouseholds, \.county) {
      let selection = Selection.some(keys.map(\.id).sorted())
      try load.addStays(county, selection)
      try load.addVisits(county, selection)
    }
    try load.addCorrections()
    for worker in plan.workers { _ = load.worker(worker) }
    try load.addPosts()
    return load
  }

  private func byCounty<Key>(
    _ keys: Set<Key>, _ county: KeyPath<Key, Int64>
  ) -> [(Int64, [Key])] {
    Dictionary(grouping: keys) { $0[keyPath: county] }
      .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
