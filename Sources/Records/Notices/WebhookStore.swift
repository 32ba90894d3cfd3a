package import Casework
package import Database

/// An address that notices are passed on to.
package struct WebhookRow: Sendable, Hashable {
  package var id: String
  package var area: AreaCode
  package var title: String
  package var address: String
  /// Sealed.
  package var secret: [UInt8]
  package var addedAt: Moment
  package var addedBy: String
  package var endedAt: Moment?

  package init(
    id: String, area: AreaCode, title: String, address: String,
    secret: [UInt8], addedAt: Moment, addedBy: String
  ) {
    self.id = id
    self.area = area
    self.title = title
    self.address = address
    self.secret = secret
    self.addedAt = addedAt
    self.addedBy = addedBy
  }
}

/// Keeps webhooks. They are added and ended, never changed.
package struct WebhookStore {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  package func insert(_ row: WebhookRow, keyID: String) throws {
    try connection.execute(
      """
      INSERT INTO webhooks (webhook_id, area, title, address, key_id, secret,
        added_at, added_by, ended_at, ended_by)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)
      """,
      [
        .text(row.id), SQLValue(row.area), .text(row.title),
        .text(row.address), .text(keyID), .blob(row.secret),
        .int(row.addedAt.seconds), .text(row.addedBy),
      ])
  }

  /// Ends a webhook; what still waits for it waits no longer.
  package func end(_ id: String, at now: Moment, by login: String) throws {
    try connection.execute(
      """
      UPDATE webhooks SET ended_at = ?, ended_by = ?
      WHERE webhook_id = ? AND ended_at IS NULL
      """, [.int(now.seconds), .text(login), .text(id)])
    try connection.execute(
      """
      UPDATE outbox SET state = 3, finished_at = ?
      WHERE webhook_id = ? AND state = 0
      """, [.int(now.seconds), .text(id)])
  }

  package func find(_ id: String) throws -> WebhookRow? {
    try list("webhook_id = ?", [.text(id)]).first
  }

  /// Those in use that notices of an area go to.
  package func covering(_ area: AreaCode) throws -> [WebhookRow] {
    let above = AreaLevel.allCases.compactMap { area.ancestor($0)?.number }
    let marks = above.map { _ in "?" }.joined(separator: ", ")
    return try list(
      "ended_at IS NULL AND area IN (\(marks))", above.map(SQLValue.int))
  }

  /// Those of an area and all that lies in it, ended ones too, in use first.
  package func all(in area: AreaCode) throws -> [WebhookRow] {
    try list("1 = 1", []).filter { area.contains($0.area) }
  }

  private func list(
    _ condition: String, _ arguments: [SQLValue]
  ) throws -> [WebhookRow] {
    try connection.rows(
      """
      SELECT webhook_id, area, title, address, secret, added_at, added_by,
        ended_at
      FROM webhooks WHERE \(condition)
      ORDER BY CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END, webhook_id
      """, arguments
    ) { row in
      var hook = WebhookRow(
        id: row.text(0), area: try row.area(1), title: row.text(2),
        address: row.text(3), secret: row.blob(4),
        addedAt: Moment(seconds: row.int(5)), addedBy: row.text(6))
      hook.endedAt = row.optionalInt(7).map { Moment(seconds: $0) }
      return hook
    }
  }
}
