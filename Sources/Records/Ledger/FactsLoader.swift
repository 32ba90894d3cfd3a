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
  /// A pack that is taken to be in force though nothing on record says so.
  let trial: PolicyRecord?

  package init(
    _ connection: any Connection, packs: [String],
    knownAt: Moment = .distantFuture, trying trial: PolicyRecord? = nil
  ) {
    self.connection = connection
    self.packs = packs
    self.knownAt = knownAt
    self.trial = trial
  }

  /// The counties that keep households, in order. Each is found from the one
  /// before it by the key, without going through the households.
  package func counties() throws -> [Int64] {
    try connection.rows(
      """
      WITH RECURSIVE found (county) AS (
        SELECT min(county) FROM households
        UNION ALL
        SELECT (SELECT min(county) FROM households
          WHERE county > found.county)
        FROM found WHERE found.county IS NOT NULL)
      SELECT county FROM found WHERE county IS NOT NULL ORDER BY county
      """
    ) { $0.int(0) }
  }

  /// All units of a county.
  package func county(_ county: Int64) throws -> LoadedFacts {
    try load(try .county(county, connection)).finish(packs: packs)
  }

  /// Some units, and workers besides those whom links and visits name.
  package func units(
    households: Set<HouseholdKey>, persons: Set<PersonKey>,
    workers: [Int64] = []
  ) throws -> LoadedFacts {
    try announce(households: households, persons: persons)
    var plan = try LoadPlan.units(
      households: households, persons: persons, connection)
    plan.workers = workers
    return try load(plan).finish(packs: packs)
  }

  /// Households with all who have lived in them, and other persons, as they
  /// are with one more entry.
  package func units(
    with entry: NewEntry, households: Set<HouseholdKey>,
    persons: Set<PersonKey>
  ) throws -> LoadedFacts {
    try announce(households: households, persons: persons)
    var plan = try LoadPlan.residents(of: households, and: persons, connection)
    plan.workers = entry.workers
    var loaded = try load(plan)
    loaded.add(entry)
    return loaded.finish(packs: packs)
  }

  /// Workers and their posts alone, for the standing duties.
  package func staff() throws -> LoadedFacts {
    var load = FactsLoad(connection, knownAt: knownAt, isWhole: true)
    try load.addPolicies()
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
    try load.addContactPoints(of: .some(workers))
    return load.finish(packs: packs)
  }

  /// Sends a remote engine on one journey what `load` will ask of units, one
  /// query after another.
  private func announce(
    households: Set<HouseholdKey>, persons: Set<PersonKey>
  ) throws {
    guard connection.isRemote else { return }
    try FactsLoad.announcePolicies(connection)
    for (county, selection) in Selection.byCounty(households) {
      try FactsLoad.announceHouseholds(connection, county, selection)
      try FactsLoad.announceVisits(connection, county, selection)
    }
    for (county, selection) in Selection.byCounty(persons) {
      try FactsLoad.announcePersons(connection, county, selection)
    }
  }

  private func load(_ plan: LoadPlan) throws -> FactsLoad {
    var load = FactsLoad(
      connection, knownAt: knownAt, isWhole: plan.isWhole)
    if !plan.isWhole {
      try announce(
        households: plan.otherHouseholds, persons: plan.otherPersons)
    }
    try load.addPolicies()
    if let trial {
      load.builder.addPolicy(trial.pack, area: trial.area, span: trial.span)
    }
    if plan.isWhole {
      try load.noteCorrected(
        in: Set(plan.households.map(\.county))
          .union(plan.otherHouseholds.map(\.county)))
    }
    let otherHouseholds = Selection.byCounty(plan.otherHouseholds)
    for (county, selection) in plan.households {
      try load.addHouseholds(county, selection, isJudged: true)
    }
    for (county, selection) in otherHouseholds {
      try load.addHouseholds(county, selection, isJudged: false)
    }
    for (county, selection) in plan.persons {
      try load.addPersons(county, selection, isJudged: true)
    }
    for (county, selection) in Selection.byCounty(plan.otherPersons) {
      try load.addPersons(county, selection, isJudged: false)
    }
    for (county, selection) in plan.households + otherHouseholds {
      try load.addStays(county, selection)
      try load.addVisits(county, selection)
    }
    try load.followCorrections(from: plan)
    try load.addCorrections()
    for worker in plan.workers { _ = load.worker(worker) }
    try load.addWorkers()
    return load
  }
}
