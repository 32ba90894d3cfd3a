package import Casework
package import Database

/// Where an entry of a visit stands.
package struct StoredVisit: Hashable, Sendable {
  package var county: Int64
  package var household: Int64
  package var visit: Int64
  package var revision: Int64
}

/// Reads visits.
package struct VisitReader {
  let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// Where the entry of that number stands; numbers are unique.
  package func find(_ number: String) throws -> StoredVisit? {
    try connection.row(
      """
      SELECT county, household_id, visit_id, revision FROM visits
      WHERE visit_no = ? AND standing = 1
      """, [.text(number)]
    ) {
      StoredVisit(
        county: $0.int(0), household: $0.int(1), visit: $0.int(2),
        revision: $0.int(3))
    }
  }

  package func nextID(in home: HouseholdKey) throws -> Int64 {
    let last = try connection.row(
      """
      SELECT coalesce(max(visit_id), 0) FROM visits
      WHERE county = ? AND household_id = ?
      """, [.int(home.county), .int(home.id)]
    ) { $0.int(0) }
    return (last ?? 0) + 1
  }

  package func record(_ visit: StoredVisit) throws -> VisitRecord? {
    let key: [SQLValue] = [
      .int(visit.county), .int(visit.household), .int(visit.visit),
      .int(visit.revision),
    ]
    guard
      var record = try connection.row(
        """
        SELECT \(VisitRecord.columns)
        FROM visits v JOIN households h ON h.county = v.county
          AND h.household_id = v.household_id AND h.standing = 1
        WHERE v.county = ? AND v.household_id = ? AND v.visit_id = ?
          AND v.revision = ?
        """, key, { try VisitRecord($0) })
    else { return nil }
    record.workers = try connection.rows(
      """
      SELECT w.worker_no FROM visit_workers x
      JOIN workers w ON w.worker_id = x.worker_id
      WHERE x.county = ? AND x.household_id = ? AND x.visit_id = ?
        AND x.revision = ? ORDER BY x.place
      """, key
    ) { $0.text(0) }
    record.persons = try connection.rows(
      """
      SELECT p.person_no FROM visit_persons x
      JOIN persons p ON p.county = x.home_county
        AND p.person_id = x.home_person_id AND p.standing = 1
      WHERE x.county = ? AND x.household_id = ? AND x.visit_id = ?
        AND x.revision = ? ORDER BY x.place
      """, key
    ) { $0.text(0) }
    return record
  }

  /// The standing entries of a household, newest first.
  package func history(
    of home: HouseholdKey, limit: Int
  ) throws -> [VisitRecord] {
    let stored = try connection.rows(
      """
      SELECT county, household_id, visit_id, revision FROM visits
      WHERE county = ? AND household_id = ? AND standing = 1
      ORDER BY at DESC, visit_id DESC LIMIT ?
      """, [.int(home.county), .int(home.id), .int(Int64(limit))]
    ) {
      StoredVisit(
        county: $0.int(0), household: $0.int(1), visit: $0.int(2),
        revision: $0.int(3))
    }
    return try stored.compactMap { try record($0) }
  }

  /// All standing entries, by number: three statements read side by side.
  package func all(each: (VisitRecord) throws -> Void) throws {
    let connection = connection.streaming
    let order = "ORDER BY v.visit_no, v.county"
    let standing = "x.revision = v.revision AND v.standing = 1"
    let workers = try RowsBeside(
      """
      SELECT v.visit_no, v.county, w.worker_no FROM visit_workers x
      JOIN visits v ON v.county = x.county
        AND v.household_id = x.household_id AND v.visit_id = x.visit_id
        AND \(standing)
      JOIN workers w ON w.worker_id = x.worker_id \(order), x.place
      """, numbers: 1, connection)
    let persons = try RowsBeside(
      """
      SELECT v.visit_no, v.county, p.person_no FROM visit_persons x
      JOIN visits v ON v.county = x.county
        AND v.household_id = x.household_id AND v.visit_id = x.visit_id
        AND \(standing)
      JOIN persons p ON p.county = x.home_county
        AND p.person_id = x.home_person_id AND p.standing = 1
      \(order), x.place
      """, numbers: 1, connection)
    try connection.query(
      """
      SELECT v.visit_no, v.county, \(VisitRecord.columns)
      FROM visits v JOIN households h ON h.county = v.county
        AND h.household_id = v.household_id AND h.standing = 1
      WHERE v.standing = 1 \(order)
      """
    ) { row in
      let place = RowsBeside.Place(row, numbers: 1)
      var record = try VisitRecord(row, from: 2)
      try workers.each(at: place) { record.workers.append($0.text(2)) }
      try persons.each(at: place) { record.persons.append($0.text(2)) }
      try each(record)
    }
  }
}

extension VisitRecord {
  /// From `visits v` and `households h`.
  static let columns = """
    v.visit_no, v.at, v.mode, v.result, h.household_no, v.met_family,
      v.reason, v.occasion, v.registered_at, v.corrects, v.remark
    """

  /// Without workers and persons.
  ///
  /// - Parameter first: the column with which `columns` begin.
  init(_ row: any Statement, from first: Int32 = 0) throws {
    let at = Moment(seconds: row.int(first + 1))
    let registered = Moment(seconds: row.int(first + 8))
    self.init(
      number: row.text(first), at: at, mode: try row.word(first + 2),
      result: try row.word(first + 3), household: row.text(first + 4),
      workers: [], metFamily: row.flag(first + 5),
      reason: try row.optionalWord(first + 6), occasion: row.text(first + 7),
      registered: registered == at ? nil : registered,
      corrects: row.optionalText(first + 9), remark: row.text(first + 10))
  }
}
