package import Casework
package import Database

/// An entry of a visit with all that hangs on it.
package struct VisitEntryRow: Sendable {
  package var place: StoredVisit
  /// With the numbers of workers and persons.
  package var record: VisitRecord
  package var recordedBy: String
  /// Where the entry stands that it corrects.
  package var corrected: StoredVisit?
  /// By number.
  package var names: [String: String] = [:]
  package var answers: [VisitAnswer] = []
  package var why: String?
  package var lateReason: String?
}

/// The stored answers to one sheet of a visit.
package struct VisitAnswer: Sendable, Hashable {
  /// Form id; of a person `form#人员编号`.
  package var sheet: String
  package var version: Int
  package var answers: String

  package init(sheet: String, version: Int, answers: String) {
    self.sheet = sheet
    self.version = version
    self.answers = answers
  }
}

/// Reads all entries of a household at once, a statement for each table.
package struct VisitEntries {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  package func entries(of home: HouseholdKey) throws -> [VisitEntryRow] {
    let key: [SQLValue] = [.int(home.county), .int(home.id)]
    var entries = try rows(key)
    var index: [Place: Int] = [:]
    for (position, entry) in entries.enumerated() {
      index[Place(entry.place)] = position
    }
    try eachWorker(key) { place, number, name in
      guard let position = index[place] else { return }
      entries[position].record.workers.append(number)
      entries[position].names[number] = name
    }
    try eachPerson(key) { place, number, name in
      guard let position = index[place] else { return }
      entries[position].record.persons.append(number)
      entries[position].names[number] = name
    }
    try eachAnswer(key) { visit, answer in
      for position in entries.indices
      where entries[position].place.visit == visit {
        entries[position].answers.append(answer)
      }
    }
    try eachReason(key) { visit, isLate, reason in
      for position in entries.indices
      where entries[position].place.visit == visit {
        if isLate {
          entries[position].lateReason = reason
        } else {
          entries[position].why = reason
        }
      }
    }
    return entries
  }

  /// Other households whose entries correct entries of this one.
  package func correctingHomes(
    of home: HouseholdKey
  ) throws -> Set<HouseholdKey> {
    Set(
      try connection.rows(
        """
        SELECT DISTINCT county, household_id FROM visits
        WHERE corrects_county = ? AND corrects_household = ?
          AND corrects_visit IS NOT NULL AND standing = 1
        """, [.int(home.county), .int(home.id)]
      ) { HouseholdKey(county: $0.int(0), id: $0.int(1)) })
  }

  private struct Place: Hashable {
    var visit: Int64
    var revision: Int64

    init(visit: Int64, revision: Int64) {
      self.visit = visit
      self.revision = revision
    }

    init(_ stored: StoredVisit) {
      visit = stored.visit
      revision = stored.revision
    }
  }

  private func rows(_ key: [SQLValue]) throws -> [VisitEntryRow] {
    try connection.rows(
      """
      SELECT \(VisitRecord.columns), v.county, v.household_id, v.visit_id,
        v.revision, v.recorded_by, v.corrects_county, v.corrects_household,
        v.corrects_visit
      FROM visits v JOIN households h ON h.county = v.county
        AND h.household_id = v.household_id AND h.standing = 1
      WHERE v.county = ? AND v.household_id = ? AND v.standing = 1
      ORDER BY v.visit_id
      """, key
    ) { row in
      VisitEntryRow(
        place: StoredVisit(
          county: row.int(11), household: row.int(12), visit: row.int(13),
          revision: row.int(14)),
        record: try VisitRecord(row), recordedBy: row.text(15),
        corrected: row.isNull(18)
          ? nil
          : StoredVisit(
            county: row.int(16), household: row.int(17), visit: row.int(18),
            revision: 0))
    }
  }

  private func eachWorker(
    _ key: [SQLValue], _ body: (Place, String, String) -> Void
  ) throws {
    try connection.query(
      """
      SELECT x.visit_id, x.revision, w.worker_no, w.name
      FROM visit_workers x JOIN workers w ON w.worker_id = x.worker_id
      WHERE x.county = ? AND x.household_id = ?
      ORDER BY x.visit_id, x.revision, x.place
      """, key
    ) { row in
      body(
        Place(visit: row.int(0), revision: row.int(1)), row.text(2),
        row.text(3))
    }
  }

  private func eachPerson(
    _ key: [SQLValue], _ body: (Place, String, String) -> Void
  ) throws {
    try connection.query(
      """
      SELECT x.visit_id, x.revision, p.person_no, p.name
      FROM visit_persons x JOIN persons p ON p.county = x.home_county
        AND p.person_id = x.home_person_id AND p.standing = 1
      WHERE x.county = ? AND x.household_id = ?
      ORDER BY x.visit_id, x.revision, x.place
      """, key
    ) { row in
      body(
        Place(visit: row.int(0), revision: row.int(1)), row.text(2),
        row.text(3))
    }
  }

  private func eachAnswer(
    _ key: [SQLValue], _ body: (Int64, VisitAnswer) -> Void
  ) throws {
    try connection.query(
      """
      SELECT visit_id, form, version, answers FROM visit_answers
      WHERE county = ? AND household_id = ? ORDER BY visit_id, form
      """, key
    ) { row in
      body(
        row.int(0),
        VisitAnswer(
          sheet: row.text(1), version: Int(row.int(2)), answers: row.text(3)))
    }
  }

  private func eachReason(
    _ key: [SQLValue], _ body: (Int64, Bool, String) -> Void
  ) throws {
    try connection.query(
      """
      SELECT visit_id, kind, reason FROM visit_reasons
      WHERE county = ? AND household_id = ?
      """, key
    ) { row in body(row.int(0), row.text(1) == "late", row.text(2)) }
  }
}
