package import Casework
package import Database

/// A change of facts as it was asked for.
package struct ChangeRow: Sendable, Hashable {
  package var county: Int64
  package var id: String
  /// 0 where it is of no household that is there yet.
  package var household: Int64
  /// The village it is about; for a suspension the area.
  package var area: AreaCode
  package var kind: String
  /// Sealed.
  package var content: [UInt8]
  /// Of what was sent, to tell the same form from another one.
  package var digest: [UInt8]
  package var isOpen: Bool
  package var proposedAt: Moment
  /// Login.
  package var proposedBy: String

  package init(
    county: Int64, id: String, household: Int64, area: AreaCode,
    kind: String, content: [UInt8], digest: [UInt8], isOpen: Bool,
    proposedAt: Moment, proposedBy: String
  ) {
    self.county = county
    self.id = id
    self.household = household
    self.area = area
    self.kind = kind
    self.content = content
    self.digest = digest
    self.isOpen = isOpen
    self.proposedAt = proposedAt
    self.proposedBy = proposedBy
  }
}

/// What was decided on a change, by whom and why.
package struct ChangeDecision: Sendable, Hashable {
  package var state: ChangeState
  package var reason: String
  package var at: Moment
  /// Login.
  package var by: String

  package init(state: ChangeState, reason: String, at: Moment, by: String) {
    self.state = state
    self.reason = reason
    self.at = at
    self.by = by
  }
}

/// A change with its decision, if there is one.
package struct StoredChange: Sendable, Hashable {
  package var row: ChangeRow
  package var decision: ChangeDecision?

  package var state: ChangeState { decision?.state ?? .open }
}

/// Keeps what somebody asked to change and what was decided on it.
package struct ChangeStore {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  package func insert(_ row: ChangeRow) throws {
    try connection.execute(
      """
      INSERT INTO changes (county, change_id, household_id, area, kind,
        content, digest, is_open, proposed_at, proposed_by)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .int(row.county), .text(row.id), .int(row.household),
        SQLValue(row.area), .text(row.kind), .blob(row.content),
        .blob(row.digest), SQLValue(row.isOpen),
        .int(row.proposedAt.seconds), .text(row.proposedBy),
      ])
  }

  /// Closes a change with a decision; it must be open, or have been made at
  /// once.
  package func decide(
    _ county: Int64, _ id: String, _ decision: ChangeDecision
  ) throws {
    try connection.execute(
      """
      UPDATE changes SET is_open = 0 WHERE county = ? AND change_id = ?
      """, [.int(county), .text(id)])
    try connection.execute(
      """
      INSERT INTO change_decisions (county, change_id, state, reason,
        decided_at, decided_by)
      VALUES (?, ?, ?, ?, ?, ?)
      """,
      [
        .int(county), .text(id), SQLValue(word: decision.state),
        .text(decision.reason), .int(decision.at.seconds),
        .text(decision.by),
      ])
  }

  package func find(_ id: String) throws -> StoredChange? {
    try list("c.change_id = ?", [.text(id)], limit: 1).first
  }

  /// Of a household, the latest first.
  package func changes(
    of household: HouseholdKey, limit: Int
  ) throws -> [StoredChange] {
    try list(
      "c.county = ? AND c.household_id = ?",
      [.int(household.county), .int(household.id)], limit: limit)
  }

  /// Those that wait for a decision in an area, the latest first.
  package func open(in area: AreaCode, limit: Int) throws -> [StoredChange] {
    let villages = area.villages
    return try list(
      "c.county = ? AND c.area BETWEEN ? AND ? AND c.is_open = 1",
      [
        .int(area.countyKey), .int(villages.lowerBound),
        .int(villages.upperBound),
      ], limit: limit)
  }

  package func countOpen(in area: AreaCode) throws -> Int {
    let villages = area.villages
    let count = try connection.row(
      """
      SELECT count(*) FROM changes
      WHERE county = ? AND area BETWEEN ? AND ? AND is_open = 1
      """,
      [
        .int(area.countyKey), .int(villages.lowerBound),
        .int(villages.upperBound),
      ]
    ) { $0.int(0) }
    return Int(count ?? 0)
  }

  /// What somebody has asked for, the latest first.
  package func changes(by login: String, limit: Int) throws -> [StoredChange] {
    try list("c.proposed_by = ?", [.text(login)], limit: limit)
  }

  /// The name behind a login; the login itself where it has none.
  package func name(of login: String) throws -> String {
    let name = try connection.row(
      """
      SELECT w.name FROM accounts a
      JOIN workers w ON w.worker_no = a.worker_no WHERE a.login = ?
      """, [.text(login)]
    ) { $0.text(0) }
    return name.map { "\($0)（\(login)）" } ?? login
  }

  private func list(
    _ condition: String, _ arguments: [SQLValue], limit: Int
  ) throws -> [StoredChange] {
    try connection.rows(
      """
      SELECT c.county, c.change_id, c.household_id, c.area, c.kind,
        c.content, c.digest, c.is_open, c.proposed_at, c.proposed_by,
        d.state, d.reason, d.decided_at, d.decided_by
      FROM changes c LEFT JOIN change_decisions d ON d.county = c.county
        AND d.change_id = c.change_id
      WHERE \(condition) ORDER BY c.change_id DESC LIMIT ?
      """, arguments + [.int(Int64(limit))]
    ) { row in
      let change = ChangeRow(
        county: row.int(0), id: row.text(1), household: row.int(2),
        area: try row.area(3), kind: row.text(4), content: row.blob(5),
        digest: row.blob(6), isOpen: row.flag(7),
        proposedAt: Moment(seconds: row.int(8)), proposedBy: row.text(9))
      if row.isNull(10) { return StoredChange(row: change) }
      return StoredChange(
        row: change,
        decision: ChangeDecision(
          state: try row.word(10), reason: row.text(11),
          at: Moment(seconds: row.int(12)), by: row.text(13)))
    }
  }
}
