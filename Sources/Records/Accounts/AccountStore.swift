package import Casework
package import Database

/// An account as it is stored.
package struct AccountRow: Sendable, Hashable {
  package var id: Int64
  package var login: String
  /// The hash with its parameters.
  package var password: String
  /// 工号; empty for none.
  package var worker: String
  package var role: String
  package var area: AreaCode
  package var failures: Int64
  package var lockedUntil: Moment
  /// The password was given to it and is to be changed.
  package var mustChange: Bool
  /// An administrator has locked it.
  package var isBlocked: Bool
  /// When the one-time password was given out; nil where that is not known.
  package var given: Moment?
  /// The last day on which it may be used; nil for no end.
  package var lastDay: Day?
}

/// Who may sign in.
package struct AccountStore {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  package func find(login: String) throws -> AccountRow? {
    try connection.row(
      """
      SELECT account_id, login, password, worker_no, role, area, failures,
        locked_until, must_change, is_blocked, given_at, last_day
      FROM accounts WHERE login = ?
      """, [.text(login)]
    ) { row in
      AccountRow(
        id: row.int(0), login: row.text(1), password: row.text(2),
        worker: row.text(3), role: row.text(4), area: try row.area(5),
        failures: row.int(6), lockedUntil: Moment(seconds: row.int(7)),
        mustChange: row.flag(8), isBlocked: row.flag(9),
        given: row.optionalInt(10).map { Moment(seconds: $0) },
        lastDay: row.day(11))
    }
  }

  package func add(
    login: String, password: String, worker: String, role: String,
    area: AreaCode, mustChange: Bool = false, at now: Moment
  ) throws {
    let last = try connection.row(
      "SELECT coalesce(max(account_id), 0) FROM accounts"
    ) { $0.int(0) }
    try connection.execute(
      """
      INSERT INTO accounts (account_id, login, password, worker_no, role,
        area, failures, locked_until, created_at, must_change, given_at)
      VALUES (?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?)
      """,
      [
        .int((last ?? 0) + 1), .text(login), .text(password), .text(worker),
        .text(role), SQLValue(area), .int(now.seconds),
        SQLValue(mustChange), mustChange ? .int(now.seconds) : .null,
      ])
  }

  package func note(
    failures: Int64, lockedUntil: Moment, of account: Int64
  ) throws {
    try connection.execute(
      """
      UPDATE accounts SET failures = ?, locked_until = ?
      WHERE account_id = ?
      """, [.int(failures), .int(lockedUntil.seconds), .int(account)])
  }

  /// Sets another password; failures and a lock by them are forgotten.
  ///
  /// - Parameter given: when it was given out, where it is to be changed.
  package func setPassword(
    _ password: String, givenAt given: Moment?, of account: Int64
  ) throws {
    try connection.execute(
      """
      UPDATE accounts SET password = ?, must_change = ?, given_at = ?,
        failures = 0, locked_until = 0 WHERE account_id = ?
      """,
      [
        .text(password), SQLValue(given != nil), SQLValue(given?.seconds),
        .int(account),
      ])
  }

  /// Lets the accounts of a worker be used up to a day.
  ///
  /// - Returns: their logins.
  package func end(worker number: String, on last: Day) throws -> [String] {
    let logins = try connection.rows(
      "SELECT login FROM accounts WHERE worker_no = ? ORDER BY login",
      [.text(number)]
    ) { $0.text(0) }
    try connection.execute(
      "UPDATE accounts SET last_day = ? WHERE worker_no = ?",
      [SQLValue(last), .text(number)])
    return logins
  }

  /// Locks it, or unlocks it with failures and a last day forgotten.
  package func setBlocked(_ isBlocked: Bool, of account: Int64) throws {
    try connection.execute(
      """
      UPDATE accounts SET is_blocked = ?, failures = 0, locked_until = 0,
        last_day = CASE WHEN \(isBlocked ? 1 : 0) = 1 THEN last_day ELSE NULL END
      WHERE account_id = ?
      """, [SQLValue(isBlocked), .int(account)])
  }

  /// The name of the worker whose account it is; empty for none.
  package func name(of login: String) throws -> String {
    try connection.row(
      """
      SELECT w.name FROM accounts a
      JOIN workers w ON w.worker_no = a.worker_no WHERE a.login = ?
      """, [.text(login)]
    ) { $0.text(0) } ?? ""
  }

  /// Whether there is a worker of that number.
  package func knows(worker: String) throws -> Bool {
    try connection.row(
      "SELECT 1 FROM workers WHERE worker_no = ?", [.text(worker)]
    ) { $0.int(0) } != nil
  }

  /// Whether there is that area, or one in it.
  package func knows(area: AreaCode) throws -> Bool {
    let below = area.villages
    for level in AreaLevel.allCases where level >= area.level {
      let divisor = level.unit
      let found = try connection.row(
        """
        SELECT 1 FROM areas WHERE code BETWEEN ? AND ? AND standing = 1
        LIMIT 1
        """,
        [
          .int(below.lowerBound / divisor), .int(below.upperBound / divisor),
        ]
      ) { $0.int(0) }
      if found != nil { return true }
    }
    return false
  }
}

extension AreaLevel {
  fileprivate static func >= (left: AreaLevel, right: AreaLevel) -> Bool {
    left.rawValue >= right.rawValue
  }
}
