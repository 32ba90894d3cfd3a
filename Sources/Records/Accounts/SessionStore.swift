package import Casework
package import Database

/// A session with the account it is of.
package struct SessionRow: Sendable, Hashable {
  package var account: Int64
  package var login: String
  package var worker: String
  /// 0 where no worker of that number is on record.
  package var workerID: Int64
  package var name: String
  package var role: String
  package var area: AreaCode
  package var seen: Moment
  package var expires: Moment
}

/// Sessions, by the hash of their token.
package struct SessionStore {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  package func find(_ token: [UInt8]) throws -> SessionRow? {
    try connection.row(
      """
      SELECT a.account_id, a.login, a.worker_no, coalesce(w.worker_id, 0),
        coalesce(w.name, a.login), a.role, a.area, s.seen_at, s.expires_at
      FROM sessions s JOIN accounts a ON a.account_id = s.account_id
      LEFT JOIN workers w ON w.worker_no = a.worker_no
      WHERE s.token = ?
      """, [.blob(token)]
    ) { row in
      SessionRow(
        account: row.int(0), login: row.text(1), worker: row.text(2),
        workerID: row.int(3), name: row.text(4), role: row.text(5),
        area: try row.area(6), seen: Moment(seconds: row.int(7)),
        expires: Moment(seconds: row.int(8)))
    }
  }

  package func add(
    _ token: [UInt8], of account: Int64, at now: Moment, until end: Moment
  ) throws {
    try connection.execute(
      """
      INSERT INTO sessions (token, account_id, created_at, seen_at,
        expires_at) VALUES (?, ?, ?, ?, ?)
      """,
      [
        .blob(token), .int(account), .int(now.seconds), .int(now.seconds),
        .int(end.seconds),
      ])
  }

  package func touch(_ token: [UInt8], at now: Moment) throws {
    try connection.execute(
      "UPDATE sessions SET seen_at = ? WHERE token = ?",
      [.int(now.seconds), .blob(token)])
  }

  package func remove(_ token: [UInt8]) throws {
    try connection.execute(
      "DELETE FROM sessions WHERE token = ?", [.blob(token)])
  }

  /// Forgets sessions that have ended, or were last seen before a time.
  package func removeEnded(by now: Moment, idleSince: Moment) throws {
    try connection.execute(
      "DELETE FROM sessions WHERE expires_at <= ? OR seen_at <= ?",
      [.int(now.seconds), .int(idleSince.seconds)])
  }
}
