package import Casework
package import Database

/// Facts with the keys under which their units are stored.
package struct LoadedFacts: Sendable {
  package var facts: Facts
  /// By index of the facts.
  package var householdKeys: ContiguousArray<HouseholdKey> = []
  package var personKeys: ContiguousArray<PersonKey> = []
  package var workerIDs: ContiguousArray<Int64> = []
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
    try load(try .county(county, connection))
  }

  /// Some units: what a change has touched.
  package func units(
    households: Set<HouseholdKey>, persons: Set<PersonKey>
  ) throws -> LoadedFacts {
    try load(
      try .units(households: households, persons: persons, connection))
  }

  /// Workers and their posts alone, for the standing duties.
  package func staff() throws -> LoadedFacts {
    var load = FactsLoad(connection, knownAt: knownAt)
    try load.addPolicies()
    try load.addSuspensions()
    try load.addAllWorkers()
    return load.finish(packs: packs)
  }

  private func load(_ plan: LoadPlan) throws -> LoadedFacts {
    var load = FactsLoad(connection, knownAt: knownAt)
    try load.addPolicies()
    try load.addSuspensions()
    if plan.households.values.contains(where: { !$0.isSome }) {
      try load.noteCorrected()
    }
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
    try load.addPosts()
    return load.finish(packs: packs)
  }

  private func byCounty<Key>(
    _ keys: Set<Key>, _ county: KeyPath<Key, Int64>
  ) -> [(Int64, [Key])] {
    Dictionary(grouping: keys) { $0[keyPath: county] }
      .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
