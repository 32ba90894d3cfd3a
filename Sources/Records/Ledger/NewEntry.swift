package import Casework

/// An entry of a visit that is about to be put on record, with whom its
/// numbers name.
package struct NewEntry {
  var visit: VisitRecord
  var home: HouseholdKey
  var workers: [Int64]
  var persons: [PersonKey]
  /// Where the entry stands that it replaces.
  var corrected: StoredVisit?

  package init(
    _ visit: VisitRecord, of home: HouseholdKey, workers: [Int64],
    persons: [PersonKey], correcting corrected: StoredVisit?
  ) {
    self.visit = visit
    self.home = home
    self.workers = workers
    self.persons = persons
    self.corrected = corrected
  }
}

extension FactsLoad {
  /// Adds an entry whose household, workers and persons are among those
  /// loaded.
  mutating func add(_ entry: NewEntry) {
    let visit = entry.visit
    let index = builder.addVisit(
      visit.number,
      FactsBuilder.VisitRow(
        household: households.index(
          county: entry.home.county, id: entry.home.id),
        at: visit.at, recorded: visit.registeredAt, mode: visit.mode,
        result: visit.result, metFamily: visit.metFamily,
        hasReason: visit.reason != nil),
      workers: entry.workers.map { worker($0) },
      persons: entry.persons.map { person in
        persons.index(county: person.county, id: person.id)
      }.filter { $0 >= 0 })
    guard let corrected = entry.corrected else { return }
    let home = HouseholdKey(
      county: corrected.county, id: corrected.household)
    let named = entries[home]?.first { $0.visit == corrected.visit }
    if let named {
      builder.addCorrection(
        index, of: named.index, recorded: visit.registeredAt,
        correctedRecorded: named.at)
    }
  }
}
