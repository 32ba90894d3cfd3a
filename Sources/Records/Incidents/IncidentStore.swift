package import Casework
package import Database

/// An emergency as it is stored.
package struct IncidentRow: Sendable, Hashable {
  package var county: Int64
  package var id: String
  package var household: HouseholdKey
  /// Whom it is about; nil for the household.
  package var person: PersonKey?
  package var village: AreaCode
  /// The pack and the kind in it; what it was called then.
  package var pack: String
  package var kind: String
  package var title: String
  package var place: String
  package var words: String
  /// Of what was sent.
  package var digest: [UInt8]
  package var isSerious: Bool
  package var isCareGap = false
  package var isRecorded = false
  package var state = IncidentState.reported
  /// By when the written record must be there.
  package var recordDue: Moment
  package var reportedAt: Moment
  package var reportedBy: String

  package init(
    id: String, household: HouseholdKey, person: PersonKey?,
    village: AreaCode, pack: String, kind: String, title: String,
    place: String, words: String, digest: [UInt8], isSerious: Bool,
    recordDue: Moment, reportedAt: Moment, reportedBy: String
  ) {
    county = household.county
    self.id = id
    self.household = household
    self.person = person
    self.village = village
    self.pack = pack
    self.kind = kind
    self.title = title
    self.place = place
    self.words = words
    self.digest = digest
    self.isSerious = isSerious
    self.recordDue = recordDue
    self.reportedAt = reportedAt
    self.reportedBy = reportedBy
  }
}

/// Something put down about an emergency.
package struct IncidentStepRow: Sendable, Hashable {
  package var id: String
  package var step: IncidentStep
  /// Of the checklist, from 1; 0 for what is no item of it.
  package var item: Int64
  package var cause: IncidentCause?
  package var words: String
  package var at: Moment
  package var by: String

  package init(
    id: String, step: IncidentStep, item: Int64, cause: IncidentCause?,
    words: String, at: Moment, by: String
  ) {
    self.id = id
    self.step = step
    self.item = item
    self.cause = cause
    self.words = words
    self.at = at
    self.by = by
  }
}

/// Keeps emergencies and what was done about them.
package struct IncidentStore {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  package func insert(_ row: IncidentRow) throws {
    try connection.execute(
      """
      INSERT INTO incidents (county, incident_id, household_id, home_county,
        home_person_id, village, pack, kind, title, place, words, digest,
        is_serious, is_care_gap, is_recorded, state, record_due,
        reported_at, reported_by)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .int(row.county), .text(row.id), .int(row.household.id),
        .int(row.person?.county ?? 0), .int(row.person?.id ?? 0),
        SQLValue(row.village), .text(row.pack), .text(row.kind),
        .text(row.title), .text(row.place), .text(row.words),
        .blob(row.digest), SQLValue(row.isSerious),
        SQLValue(row.isCareGap), SQLValue(row.isRecorded),
        SQLValue(word: row.state), .int(row.recordDue.seconds),
        .int(row.reportedAt.seconds), .text(row.reportedBy),
      ])
  }

  /// Adds a step, and keeps beside it what follows from it.
  package func add(
    _ step: IncidentStepRow, to incident: IncidentRow
  ) throws {
    try connection.execute(
      """
      INSERT INTO incident_steps (county, incident_id, step_id, step, item,
        cause, words, at, by_whom) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .int(incident.county), .text(incident.id), .text(step.id),
        .int(Int64(step.step.rawValue) + 1), .int(step.item),
        .text(step.cause?.word ?? ""), .text(step.words),
        .int(step.at.seconds), .text(step.by),
      ])
    try connection.execute(
      """
      UPDATE incidents SET state = ?, is_recorded = ?, is_care_gap = ?
      WHERE county = ? AND incident_id = ?
      """,
      [
        SQLValue(word: step.step.leads ?? incident.state),
        SQLValue(incident.isRecorded || step.step == .record),
        SQLValue(incident.isCareGap || step.cause == .careGap),
        .int(incident.county), .text(incident.id),
      ])
  }

  package func find(_ id: String) throws -> IncidentRow? {
    try list("i.incident_id = ?", [.text(id)], limit: 1).first
  }

  /// What was put down about one, the earliest first.
  package func steps(of incident: IncidentRow) throws -> [IncidentStepRow] {
    try connection.rows(
      """
      SELECT step_id, step, item, cause, words, at, by_whom
      FROM incident_steps WHERE county = ? AND incident_id = ?
      ORDER BY at, step_id
      """, [.int(incident.county), .text(incident.id)]
    ) { row in
      guard
        let step = IncidentStep(
          rawValue: UInt8(truncatingIfNeeded: row.int(1) - 1))
      else { throw DatabaseFailure.unreadable("a step of an incident") }
      return IncidentStepRow(
        id: row.text(0), step: step, item: row.int(2),
        cause: IncidentCause(word: row.text(3)), words: row.text(4),
        at: Moment(seconds: row.int(5)), by: row.text(6))
    }
  }

  /// Which emergencies one looks for.
  package enum Wanted: Sendable, Hashable, CaseIterable {
    /// Not reviewed yet.
    case open
    /// The register of serious incidents, and those from missing care.
    case serious
    case all
  }

  /// In an area, the latest first.
  package func incidents(
    _ wanted: Wanted, in area: AreaCode, offset: Int, limit: Int
  ) throws -> [IncidentRow] {
    let term = Self.term(wanted, in: area)
    return try list(term.sql, term.arguments, offset: offset, limit: limit)
  }

  package func count(_ wanted: Wanted, in area: AreaCode) throws -> Int {
    let term = Self.term(wanted, in: area)
    let count = try connection.row(
      "SELECT count(*) FROM incidents i WHERE \(term.sql)", term.arguments
    ) { $0.int(0) }
    return Int(count ?? 0)
  }

  /// Of a household, the latest first.
  package func incidents(
    of home: HouseholdKey, limit: Int
  ) throws -> [IncidentRow] {
    try list(
      "i.county = ? AND i.household_id = ?",
      [.int(home.county), .int(home.id)], limit: limit)
  }

  /// Reported by a login, the latest first.
  package func incidents(
    by login: String, limit: Int
  ) throws -> [IncidentRow] {
    try list("i.reported_by = ?", [.text(login)], limit: limit)
  }

  /// Those whose written record is overdue and about which no notice of a
  /// kind was sent, the latest first.
  ///
  /// - Parameter subjects: the kind of subject that emergencies are.
  package func unrecorded(
    at now: Moment, without kind: String, about subjects: String, limit: Int
  ) throws -> [IncidentRow] {
    try list(
      """
      i.is_recorded = 0 AND i.record_due <= ? AND NOT EXISTS (
        SELECT 1 FROM notices n WHERE n.county = i.county
          AND n.subject_kind = ? AND n.subject = i.incident_id AND n.kind = ?)
      """,
      [.int(now.seconds), .text(subjects), .text(kind)], limit: limit)
  }

  private static func term(
    _ wanted: Wanted, in area: AreaCode
  ) -> (sql: String, arguments: [SQLValue]) {
    let (counties, villages) = (area.counties, area.villages)
    let which =
      switch wanted {
      case .open: " AND i.state < 3"
      case .serious: " AND (i.is_serious = 1 OR i.is_care_gap = 1)"
      case .all: ""
      }
    return (
      "i.county BETWEEN ? AND ? AND i.village BETWEEN ? AND ?" + which,
      [
        .int(counties.lowerBound), .int(counties.upperBound),
        .int(villages.lowerBound), .int(villages.upperBound),
      ]
    )
  }

  private func list(
    _ condition: String, _ arguments: [SQLValue], offset: Int = 0, limit: Int
  ) throws -> [IncidentRow] {
    try connection.rows(
      """
      SELECT i.county, i.incident_id, i.household_id, i.home_county,
        i.home_person_id, i.village, i.pack, i.kind, i.title, i.place,
        i.words, i.digest, i.is_serious, i.is_care_gap, i.is_recorded,
        i.state, i.record_due, i.reported_at, i.reported_by
      FROM incidents i WHERE \(condition)
      ORDER BY i.incident_id DESC LIMIT ? OFFSET ?
      """, arguments + [.int(Int64(limit)), .int(Int64(offset))]
    ) { row in
      var incident = IncidentRow(
        id: row.text(1),
        household: HouseholdKey(county: row.int(0), id: row.int(2)),
        person: row.int(4) == 0
          ? nil : PersonKey(county: row.int(3), id: row.int(4)),
        village: try row.area(5), pack: row.text(6), kind: row.text(7),
        title: row.text(8), place: row.text(9), words: row.text(10),
        digest: row.blob(11), isSerious: row.flag(12),
        recordDue: Moment(seconds: row.int(16)),
        reportedAt: Moment(seconds: row.int(17)), reportedBy: row.text(18))
      incident.isCareGap = row.flag(13)
      incident.isRecorded = row.flag(14)
      incident.state = try row.word(15)
      return incident
    }
  }
}
