package import Casework

/// Loaded units to which a visit may still be added, so that a save reads
/// them once.
package struct OpenFacts {
  private let load: FactsLoad
  private let packs: [String]

  init(_ load: FactsLoad, packs: [String]) {
    self.load = load
    self.packs = packs
  }

  /// The units as they are on record.
  package var facts: LoadedFacts {
    let load = load
    return load.finish(packs: packs)
  }

  /// The units as they are with one more entry, whose household, workers and
  /// persons are among those loaded.
  package func adding(
    _ visit: VisitRecord, _ home: HouseholdKey, workers: [Int64],
    persons: [PersonKey], correcting corrected: StoredVisit?
  ) -> LoadedFacts {
    var load = load
    let entry = load.builder.addVisit(
      visit.number,
      FactsBuilder.VisitRow(
        household: load.households.index(county: home.county, id: home.id),
        at: visit.at, recorded: visit.registeredAt, mode: visit.mode,
        result: visit.result, metFamily: visit.metFamily,
        hasReason: visit.reason != nil),
      workers: workers.map { load.worker($0) },
      persons: persons.map { person in
        load.persons.index(county: person.county, id: person.id)
      }.filter { $0 >= 0 })
    let named = corrected.flatMap { corrected in
      load.entries[
        HouseholdKey(county: corrected.county, id: corrected.household)
      ]?.first { $0.visit == corrected.visit }
    }
    if let named {
      load.builder.addCorrection(
        entry, of: named.index, recorded: visit.registeredAt,
        correctedRecorded: named.at)
    }
    return load.finish(packs: packs)
  }
}
