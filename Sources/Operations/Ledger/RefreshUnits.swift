import Casework
import Records

/// Units whose facts have changed.
struct ChangedUnits {
  var households: Set<HouseholdKey> = []
  var persons: Set<PersonKey> = []

  init(
    households: Set<HouseholdKey> = [], persons: Set<PersonKey> = []
  ) {
    self.households = households
    self.persons = persons
  }

  mutating func formUnion(_ other: ChangedUnits) {
    households.formUnion(other.households)
    persons.formUnion(other.persons)
  }
}

extension LedgerRefresh {
  /// More than these are not judged while others wait.
  static let mostUnits = 2_000

  /// All who have lived with one of them, where they have lived, and so on:
  /// what one household or person is to be judged by never lies outside.
  ///
  /// - Returns: nil where they are too many to be judged at once.
  func related(to units: ChangedUnits) throws -> ChangedUnits? {
    let scope = ScopeReader(context.connection, on: context.today)
    var found = ChangedUnits()
    var next = units
    while !next.households.isEmpty || !next.persons.isEmpty {
      found.formUnion(next)
      if found.households.count + found.persons.count > Self.mostUnits {
        return nil
      }
      var further = ChangedUnits()
      for home in next.households {
        further.persons.formUnion(try scope.everybody(of: home))
      }
      for person in next.persons {
        further.households.formUnion(try scope.homes(of: person))
      }
      next = ChangedUnits(
        households: further.households.subtracting(found.households),
        persons: further.persons.subtracting(found.persons))
    }
    return found
  }

  /// Brings the rows of units to what their facts say now. Too many of them
  /// leave the ledger of their counties stale, for the next job to rebuild.
  ///
  /// - Parameter before: what they were related to before the change; nil
  ///   where those were too many.
  func refresh(_ units: ChangedUnits, before: ChangedUnits?) throws {
    guard var all = try related(to: units), let before else {
      let counties = Set(units.households.map(\.county))
        .union(units.persons.map(\.county))
      for county in counties { try store.markStale(county) }
      return
    }
    all.formUnion(before)
    // Those from before may lead to others now.
    guard let all = try related(to: all) else {
      return try refresh(units, before: nil)
    }
    let counties = Set(all.households.map(\.county))
      .union(all.persons.map(\.county))
    for county in counties.sorted() {
      guard let state = try store.state(of: county) else { continue }
      let households = all.households.filter { $0.county == county }
      let persons = all.persons.filter { $0.county == county }
      try store.announceReplacing(
        households: households, persons: persons, since: .distantPast)
      try store.replace(
        households: households, persons: persons, since: .distantPast,
        in: try loader.units(households: households, persons: persons),
        state)
    }
  }
}
