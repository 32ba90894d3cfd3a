package import Casework
package import Database

/// Puts visits on record. Entries are only added; a correction names what it
/// corrects.
package final class VisitWriter {
  private let connection: any Connection
  private let recording: Recording
  private let ids: VisitIDs
  private var heads: VisitHeads
  private let insertVisit: any Statement
  private let insertWorker: any Statement
  private let insertPerson: any Statement

  package init(_ connection: any Connection, _ recording: Recording) throws {
    self.connection = connection
    self.recording = recording
    ids = VisitIDs(connection)
    heads = VisitHeads(connection)
    insertVisit = try connection.prepare(
      """
      INSERT INTO visits (county, household_id, visit_id, revision, standing,
        visit_no, at, mode, result, met_family, reason, occasion,
        registered_at, corrects, corrects_county, corrects_household,
        corrects_visit, remark, recorded_at, recorded_by)
      VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    insertWorker = try connection.prepare(
      """
      INSERT INTO visit_workers (county, household_id, visit_id, revision,
        place, worker_id, at) VALUES (?, ?, ?, ?, ?, ?, ?)
      """)
    insertPerson = try connection.prepare(
      """
      INSERT INTO visit_persons (county, household_id, visit_id, revision,
        place, home_county, home_person_id) VALUES (?, ?, ?, ?, ?, ?, ?)
      """)
  }

  /// Finds out for some visits at once what `put` asks for each, and what is
  /// asked of those that correct others.
  func lookUp(_ visits: [VisitRecord], _ index: RegisterIndex) throws {
    heads = VisitHeads(connection)
    let hasHistory = try ids.hasHistory()
    if hasHistory {
      try ids.lookUp(
        Set(visits.compactMap { index.households[$0.household] }))
    }
    var numbers = Set(visits.compactMap(\.corrects))
    for visit in visits where hasHistory || visit.corrects != nil {
      numbers.insert(visit.number)
    }
    try heads.lookUp(numbers)
  }

  func head(_ number: String) throws -> VisitHeads.Head? {
    try heads.head(number)
  }

  func leads(from entry: String, to number: String) throws -> Bool {
    try heads.leads(from: entry, to: number)
  }

  private func stored(_ number: String) throws -> StoredVisit? {
    guard try ids.hasHistory() else { return nil }
    return try heads.head(number)?.place
  }

  /// A visit number that is on record already matches that entry.
  func put(
    _ visit: VisitRecord, _ index: RegisterIndex
  ) throws -> PutOutcome {
    guard let home = index.households[visit.household] else {
      throw DatabaseFailure.unreadable("household \(visit.household)")
    }
    let workers = visit.workers.compactMap { index.workers[$0] }
    let persons = visit.persons.compactMap { index.persons[$0] }
    let reader = VisitReader(connection)
    if let stored = try stored(visit.number) {
      if try reader.record(stored) == visit { return .unchanged }
      try connection.execute(
        """
        UPDATE visits SET standing = 0
        WHERE county = ? AND household_id = ? AND visit_id = ?
          AND revision = ?
        """,
        [
          .int(stored.county), .int(stored.household), .int(stored.visit),
          .int(stored.revision),
        ])
      let isMoved =
        stored.county != home.county || stored.household != home.id
      let id = isMoved ? try ids.next(in: home) : stored.visit
      try insert(
        visit, home, id: id, revision: stored.revision + 1,
        workers: workers, persons: persons)
      if isMoved { try follow(stored, to: home, id) }
      return .corrected
    }
    try insert(
      visit, home, id: try ids.next(in: home), revision: 1,
      workers: workers, persons: persons)
    return .added
  }

  /// Corrections of an entry that has moved go on naming it.
  private func follow(
    _ old: StoredVisit, to home: HouseholdKey, _ id: Int64
  ) throws {
    try connection.execute(
      """
      UPDATE visits SET corrects_county = ?, corrects_household = ?,
        corrects_visit = ?
      WHERE corrects_county = ? AND corrects_household = ?
        AND corrects_visit = ? AND corrects_visit IS NOT NULL
      """,
      [
        .int(home.county), .int(home.id), .int(id), .int(old.county),
        .int(old.household), .int(old.visit),
      ])
  }

  /// Adds an entry whose household, workers and persons have been looked up.
  package func insert(
    _ visit: VisitRecord, _ home: HouseholdKey, id: Int64, revision: Int64,
    workers: [Int64], persons: [PersonKey]
  ) throws {
    var corrected: StoredVisit?
    if let named = visit.corrects {
      corrected = try heads.head(named)?.place
    }
    heads.forget(visit.number)
    try insertVisit.run(
      [
        .int(home.county), .int(home.id), .int(id), .int(revision),
        .text(visit.number), .int(visit.at.seconds),
        SQLValue(word: visit.mode), SQLValue(word: visit.result),
        SQLValue(visit.metFamily), SQLValue(word: visit.reason),
        .text(visit.occasion), .int(visit.registeredAt.seconds),
        SQLValue(visit.corrects), SQLValue(corrected?.county),
        SQLValue(corrected?.household), SQLValue(corrected?.visit),
        .text(visit.remark), .int(recording.at.seconds),
        .text(recording.by),
      ])
    for (place, worker) in workers.enumerated() {
      try insertWorker.run(
        [
          .int(home.county), .int(home.id), .int(id), .int(revision),
          .int(Int64(place)), .int(worker), .int(visit.at.seconds),
        ])
    }
    for (place, person) in persons.enumerated() {
      try insertPerson.run(
        [
          .int(home.county), .int(home.id), .int(id), .int(revision),
          .int(Int64(place)), .int(person.county), .int(person.id),
        ])
    }
  }
}
