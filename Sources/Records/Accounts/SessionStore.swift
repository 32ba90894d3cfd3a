package import Casework
package import Database

/// A session with the account it is of.
package struct SessionRow: Sendable, Hashable {
  /// The hash of its token.
  package var token: [UInt8]
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
  /// When a code was last given in it; nil for never.
  package var proved: Moment?
  package var mustChange: Bool
  package var isBlocked: Bool
  /// The last day on which the account may be used; nil for no end.
  package var lastDay: Day?
  package var hasSecondFactor: Bool
}

/// A session as its account sees it.
package struct SessionLine: Sendable, Hashable {
  package var token: [UInt8]
  package var begun: Moment
  package var seen: Moment
  package var expires: Moment
  /// What it was begun with, in words; empty where that is not known.
  package var device: String
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
        coalesce(w.name, a.login), a.role, a.area, s.seen_at, s.expires_at,
        s.proved_at, a.must_change, a.is_blocked,
        CASE WHEN f.account_id IS NULL THEN 0 ELSE 1 END, a.last_day
      FROM sessions s JOIN accounts a ON a.account_id = s.account_id
      LEFT JOIN second_factors f ON f.account_id = a.account_id
      LEFT JOIN workers w ON w.worker_no = a.worker_no
      WHERE s.token = ?
      """, [.blob(token)]
    ) { row in
      SessionRow(
        token: token, account: row.int(0), login: row.text(1),
        worker: row.text(2), workerID: row.int(3), name: row.text(4),
        role: row.text(5),
        area: try row.area(6), seen: Moment(seconds: row.int(7)),
        expires: Moment(seconds: row.int(8)),
        proved: row.optionalInt(9).map { Moment(seconds: $0) },
        mustChange: row.flag(10), isBlocked: row.flag(11),
        lastDay: row.day(13), hasSecondFactor: row.flag(12))
    }
  }

  package func add(
    _ token: [UInt8], of account: Int64, device: String, at now: Moment,
    until end: Moment
  ) throws {
    try connection.execute(
      """
      INSERT INTO sessions (token, account_id, created_at, seen_at,
        expires_at, device) VALUES (?, ?, ?, ?, ?, ?)
      """,
      [
        .blob(token), .int(account), .int(now.seconds), .int(now.seconds),
        .int(end.seconds), .text(device),
      ])
  }

  package func touch(_ token: [UInt8], at now: Moment) throws {
    try connection.execute(
      "UPDATE sessions SET seen_at = ? WHERE token = ?",
      [.int(now.seconds), .blob(token)])
  }

  /// A code was given in it.
  package func prove(_ token: [UInt8], at now: Moment) throws {
    try connection.execute(
      "UPDATE sessions SET proved_at = ? WHERE token = ?",
      [.int(now.seconds), .blob(token)])
  }

  /// The sessions of an account, the last used first.
  package func lines(of account: Int64) throws -> [SessionLine] {
    try connection.rows(
      """
      SELECT token, created_at, seen_at, expires_at, device FROM sessions
      WHERE account_id = ? ORDER BY seen_at DESC, created_at DESC, token
      """, [.int(account)]
    ) { row in
      SessionLine(
        token: row.blob(0), begun: Moment(seconds: row.int(1)),
        seen: Moment(seconds: row.int(2)),
        expires: Moment(seconds: row.int(3)), device: row.text(4))
    }
  }

  /// Ends all sessions of an account but one.
  package func removeAll(
    of account: Int64, except kept: [UInt8] = []
  ) throws {
    try connection.execute(
      "DELETE FROM sessions WHERE account_id = ? AND token <> ?",
      [.int(account), .blob(kept)])
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
