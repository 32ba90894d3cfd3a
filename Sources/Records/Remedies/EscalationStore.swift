package import Casework
package import Database

/// A report of a matter upward, as it is stored; nothing of it changes.
package struct EscalationRow: Sendable, Hashable {
  package var county: Int64
  package var id: String
  package var matter: String
  /// Of the office that reports.
  package var from: AreaCode
  package var words: String
  /// Of what was sent, to tell the same form from another one.
  package var digest: [UInt8]
  package var sentAt: Moment
  /// Login.
  package var sentBy: String
  /// The notices it was sent with, one for each recipient.
  package var notices: [String]

  package init(
    county: Int64, id: String, matter: String, from: AreaCode,
    words: String, digest: [UInt8], sentAt: Moment, sentBy: String,
    notices: [String]
  ) {
    self.county = county
    self.id = id
    self.matter = matter
    self.from = from
    self.words = words
    self.digest = digest
    self.sentAt = sentAt
    self.sentBy = sentBy
    self.notices = notices
  }
}

/// Keeps reports upward.
package struct EscalationStore {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  package func insert(_ row: EscalationRow) throws {
    try connection.execute(
      """
      INSERT INTO escalations (county, escalation_id, matter_id, from_area,
        words, digest, sent_at, sent_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .int(row.county), .text(row.id), .text(row.matter),
        SQLValue(row.from), .text(row.words), .blob(row.digest),
        .int(row.sentAt.seconds), .text(row.sentBy),
      ])
    for notice in row.notices {
      try connection.execute(
        """
        INSERT INTO escalation_notices (county, escalation_id, notice_id)
        VALUES (?, ?, ?)
        """, [.int(row.county), .text(row.id), .text(notice)])
    }
  }

  /// Of a matter, the earliest first.
  package func escalations(
    of matter: String, in county: Int64
  ) throws -> [EscalationRow] {
    var notices: [String: [String]] = [:]
    try connection.query(
      """
      SELECT n.escalation_id, n.notice_id
      FROM escalations e JOIN escalation_notices n ON n.county = e.county
        AND n.escalation_id = e.escalation_id
      WHERE e.county = ? AND e.matter_id = ?
      ORDER BY n.escalation_id, n.notice_id
      """, [.int(county), .text(matter)]
    ) { notices[$0.text(0), default: []].append($0.text(1)) }
    return try connection.rows(
      """
      SELECT escalation_id, from_area, words, digest, sent_at, sent_by
      FROM escalations WHERE county = ? AND matter_id = ?
      ORDER BY escalation_id
      """, [.int(county), .text(matter)]
    ) { row in
      EscalationRow(
        county: county, id: row.text(0), matter: matter,
        from: try row.area(1), words: row.text(2), digest: row.blob(3),
        sentAt: Moment(seconds: row.int(4)), sentBy: row.text(5),
        notices: notices[row.text(0)] ?? [])
    }
  }
}
