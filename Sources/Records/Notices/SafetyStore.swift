package import Casework
package import Database

/// A task that follows from the facts of a household.
package struct SafetyCheck: Sendable, Hashable {
  package enum Kind: Int64, Sendable, CaseIterable {
    /// 安全核查.
    case silence = 1
    /// 首访.
    case firstVisit
  }

  package var home: HouseholdKey
  package var kind: Kind
  /// What it follows from: the same is raised once.
  package var cause: String
  package var id: String
  package var village: AreaCode
  package var words: String
  /// From when on contact settles it.
  package var since: Moment
  package var raisedAt: Moment
  package var due: Moment
  package var isOpen = true
  package var outcome = ""
  package var closedAt: Moment?
  package var closedBy = ""

  package init(
    home: HouseholdKey, kind: Kind, cause: String, id: String,
    village: AreaCode, words: String, since: Moment, raisedAt: Moment,
    due: Moment
  ) {
    self.home = home
    self.kind = kind
    self.cause = cause
    self.id = id
    self.village = village
    self.words = words
    self.since = since
    self.raisedAt = raisedAt
    self.due = due
  }
}

/// Keeps safety checks and reads what they follow from.
package struct SafetyStore {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// A visit or call where nobody answered.
  package struct Attempt: Sendable, Hashable {
    package var visit: String
    package var at: Moment
  }

  /// Failed attempts in a time, by household, in order of time.
  package func attempts(
    from first: Moment, to last: Moment
  ) throws -> [HouseholdKey: [Attempt]] {
    var found: [HouseholdKey: [Attempt]] = [:]
    try connection.query(
      """
      SELECT v.county, v.household_id, v.visit_no, v.at FROM visits v
      WHERE v.standing = 1 AND v.result <> 0 AND v.at >= ? AND v.at <= ?
        AND v.result IN (?, ?) AND \(VisitTerms.stands)
      ORDER BY v.at, v.visit_no
      """,
      [
        .int(first.seconds), .int(last.seconds),
        SQLValue(word: VisitResult.nobodyHome),
        SQLValue(word: VisitResult.unanswered),
      ]
    ) { row in
      found[HouseholdKey(county: row.int(0), id: row.int(1)), default: []]
        .append(
          Attempt(visit: row.text(2), at: Moment(seconds: row.int(3))))
    }
    return found
  }

  /// When somebody of a household last answered, whatever he said; a check
  /// closed by hand counts as that.
  package func lastContact(
    of home: HouseholdKey, since first: Moment
  ) throws -> Moment? {
    let visit = try connection.row(
      """
      SELECT max(v.at) FROM visits v
      WHERE v.county = ? AND v.household_id = ? AND v.at >= ?
        AND v.result IN (?, ?) AND \(VisitTerms.stands)
      """,
      [
        .int(home.county), .int(home.id), .int(first.seconds),
        SQLValue(word: VisitResult.completed),
        SQLValue(word: VisitResult.refused),
      ]
    ) { $0.optionalInt(0) }
    let closed = try connection.row(
      """
      SELECT max(closed_at) FROM safety_checks
      WHERE county = ? AND household_id = ? AND kind = 1 AND is_open = 0
        AND closed_at >= ?
      """, [.int(home.county), .int(home.id), .int(first.seconds)]
    ) { $0.optionalInt(0) }
    return [visit ?? nil, closed ?? nil].compactMap { $0 }.max()
      .map { Moment(seconds: $0) }
  }

  /// The first visit that took place face to face since a time.
  package func firstMeeting(
    of home: HouseholdKey, since first: Moment
  ) throws -> Attempt? {
    try connection.row(
      """
      SELECT v.visit_no, v.at FROM visits v
      WHERE v.county = ? AND v.household_id = ? AND v.at >= ?
        AND v.result = ? AND v.mode IN (?, ?) AND \(VisitTerms.stands)
      ORDER BY v.at, v.visit_no LIMIT 1
      """,
      [
        .int(home.county), .int(home.id), .int(first.seconds),
        SQLValue(word: VisitResult.completed),
        SQLValue(word: VisitMode.home), SQLValue(word: VisitMode.inPerson),
      ]
    ) { Attempt(visit: $0.text(0), at: Moment(seconds: $0.int(1))) }
  }

  /// Something grave that began on one of some days.
  package struct Grave: Sendable, Hashable {
    package var home: HouseholdKey
    package var kind: CircumstanceKind
    package var from: Day
  }

  package func grave(on days: Span) throws -> [Grave] {
    try connection.rows(
      """
      SELECT c.county, c.household_id, c.kind, c.valid_from
      FROM circumstances c
      WHERE c.standing = 1 AND c.valid_from IS NOT NULL
        AND c.valid_from BETWEEN ? AND ? AND c.kind <> ?
        AND (c.valid_to IS NULL OR c.valid_to >= ?)
      ORDER BY c.county, c.household_id, c.valid_from
      """,
      [
        SQLValue(days.first), SQLValue(days.last),
        SQLValue(word: CircumstanceKind.designated), SQLValue(days.last),
      ]
    ) { row in
      Grave(
        home: HouseholdKey(county: row.int(0), id: row.int(1)),
        kind: try row.word(2), from: row.day(3) ?? days.first)
    }
  }

  package func isKnown(
    _ kind: SafetyCheck.Kind, _ cause: String, of home: HouseholdKey
  ) throws -> Bool {
    try connection.row(
      """
      SELECT 1 FROM safety_checks WHERE county = ? AND household_id = ?
        AND kind = ? AND (cause = ? OR kind = 1 AND is_open = 1)
      """,
      [
        .int(home.county), .int(home.id), .int(kind.rawValue), .text(cause),
      ]
    ) { _ in true } ?? false
  }

  package func insert(_ check: SafetyCheck) throws {
    try connection.execute(
      """
      INSERT INTO safety_checks (county, household_id, kind, cause, check_id,
        village, words, since, raised_at, due_at, is_open, outcome,
        closed_at, closed_by)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, '', NULL, '')
      """,
      [
        .int(check.home.county), .int(check.home.id),
        .int(check.kind.rawValue), .text(check.cause), .text(check.id),
        SQLValue(check.village), .text(check.words),
        .int(check.since.seconds), .int(check.raisedAt.seconds),
        .int(check.due.seconds),
      ])
  }

  package func close(
    _ check: SafetyCheck, _ outcome: String, at now: Moment, by: String
  ) throws {
    try connection.execute(
      """
      UPDATE safety_checks SET is_open = 0, outcome = ?, closed_at = ?,
        closed_by = ?
      WHERE county = ? AND household_id = ? AND kind = ? AND cause = ?
        AND is_open = 1
      """,
      [
        .text(outcome), .int(now.seconds), .text(by),
        .int(check.home.county), .int(check.home.id),
        .int(check.kind.rawValue), .text(check.cause),
      ])
  }

  package func find(_ id: String) throws -> SafetyCheck? {
    try list("check_id = ?", [.text(id)], limit: 1).first
  }

  /// All that are open, wherever they are.
  package func open() throws -> [SafetyCheck] {
    try list("is_open = 1", [], limit: 100_000)
  }

  /// Those open in an area, what is due first before the others.
  package func open(in area: AreaCode, limit: Int) throws -> [SafetyCheck] {
    let (counties, villages) = (area.counties, area.villages)
    return try list(
      "is_open = 1 AND county BETWEEN ? AND ? AND village BETWEEN ? AND ?",
      [
        .int(counties.lowerBound), .int(counties.upperBound),
        .int(villages.lowerBound), .int(villages.upperBound),
      ], limit: limit)
  }

  /// Of a household, the latest first.
  package func checks(of home: HouseholdKey) throws -> [SafetyCheck] {
    try list(
      "county = ? AND household_id = ?",
      [.int(home.county), .int(home.id)], limit: 20)
  }

  private func list(
    _ condition: String, _ arguments: [SQLValue], limit: Int
  ) throws -> [SafetyCheck] {
    try connection.rows(
      """
      SELECT county, household_id, kind, cause, check_id, village, words,
        since, raised_at, due_at, is_open, outcome, closed_at, closed_by
      FROM safety_checks WHERE \(condition)
      ORDER BY is_open DESC, due_at, check_id LIMIT ?
      """, arguments + [.int(Int64(limit))]
    ) { row in
      guard let kind = SafetyCheck.Kind(rawValue: row.int(2)) else {
        throw DatabaseFailure.unreadable("a safety check")
      }
      var check = SafetyCheck(
        home: HouseholdKey(county: row.int(0), id: row.int(1)), kind: kind,
        cause: row.text(3), id: row.text(4), village: try row.area(5),
        words: row.text(6), since: Moment(seconds: row.int(7)),
        raisedAt: Moment(seconds: row.int(8)),
        due: Moment(seconds: row.int(9)))
      check.isOpen = row.flag(10)
      check.outcome = row.text(11)
      check.closedAt = row.optionalInt(12).map { Moment(seconds: $0) }
      check.closedBy = row.text(13)
      return check
    }
  }
}
