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
        locked_until
      FROM accounts WHERE login = ?
      """, [.text(login)]
    ) { row in
      AccountRow(
        id: row.int(0), login: row.text(1), password: row.text(2),
        worker: row.text(3), role: row.text(4), area: try row.area(5),
        failures: row.int(6), lockedUntil: Moment(seconds: row.int(7)))
    }
  }

  package func add(
    login: String, password: String, worker: String, role: String,
    area: AreaCode, at now: Moment
  ) throws {
    let last = try connection.row(
      "SELECT coalesce(max(account_id), 0) FROM accounts"
    ) { $0.int(0) }
    try connection.execute(
      """
      INSERT INTO accounts (account_id, login, password, worker_no, role,
        area, failures, locked_until, created_at)
      VALUES (?, ?, ?, ?, ?, ?, 0, 0, ?)
      """,
      [
        .int((last ?? 0) + 1), .text(login), .text(password), .text(worker),
        .text(role), SQLValue(area), .int(now.seconds),
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
