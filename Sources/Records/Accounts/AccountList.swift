package import Casework
package import Database

/// An account as lists show it.
package struct AccountLine: Sendable, Hashable {
  package var account: AccountRow
  /// Of the worker whose account it is; empty for none.
  package var name: String
  package var created: Moment
  /// When a session of it was last used, while one lasts.
  package var seen: Moment?
  package var sessions: Int64
  package var hasSecondFactor: Bool
}

/// Which accounts are asked for.
package struct AccountQuery: Sendable, Hashable {
  package enum State: Sendable, Hashable {
    case open, waiting, blocked, mustChange, ended
  }

  /// The area that accounts must lie in; nil for all.
  package var area: AreaCode?
  package var role: String?
  package var state: State?
  /// The beginning of a login or of a 工号; empty for any.
  package var begin = ""
  /// The login after which to go on.
  package var after = ""
  package var limit: Int
  /// What last days are told by.
  package var today = Day.distantPast

  package init(limit: Int) { self.limit = limit }
}

/// Lists accounts, by login.
package struct AccountList {
  private let connection: any Connection
  private let now: Moment

  /// - Parameter now: the time that passes, for locks.
  package init(_ connection: any Connection, at now: Moment) {
    self.connection = connection
    self.now = now
  }

  package func lines(_ query: AccountQuery) throws -> [AccountLine] {
    var conditions = ["a.login > ?"]
    var arguments: [SQLValue] = [.text(query.after)]
    if let area = query.area {
      let (condition, bounds) = Self.inside(area)
      conditions.append(condition)
      arguments += bounds
    }
    if let role = query.role {
      conditions.append("a.role = ?")
      arguments.append(.text(role))
    }
    if !query.begin.isEmpty {
      let length = SQLValue.int(Int64(query.begin.unicodeScalars.count))
      conditions.append(
        "(substr(a.login, 1, ?) = ? OR substr(lower(a.worker_no), 1, ?) = ?)")
      arguments += [length, .text(query.begin), length, .text(query.begin)]
    }
    if let state = query.state {
      conditions.append(Self.condition(state))
      if state == .open || state == .waiting {
        arguments.append(.int(now.seconds))
      }
      if state == .ended || state == .open {
        arguments.append(SQLValue(query.today))
      }
    }
    return try rows(
      conditions, arguments + [.int(Int64(query.limit))],
      order: "ORDER BY a.login LIMIT ?")
  }

  package func line(login: String) throws -> AccountLine? {
    try rows(["a.login = ?"], [.text(login)], order: "").first
  }

  private func rows(
    _ conditions: [String], _ arguments: [SQLValue], order: String
  ) throws -> [AccountLine] {
    try connection.rows(
      """
      SELECT a.account_id, a.login, a.worker_no, a.role, a.area, a.failures,
        a.locked_until, a.must_change, a.is_blocked, coalesce(w.name, ''),
        a.created_at,
        (SELECT max(s.seen_at) FROM sessions s
          WHERE s.account_id = a.account_id),
        (SELECT count(*) FROM sessions s
          WHERE s.account_id = a.account_id AND s.expires_at > ?),
        (SELECT count(*) FROM second_factors f
          WHERE f.account_id = a.account_id), a.last_day
      FROM accounts a LEFT JOIN workers w ON w.worker_no = a.worker_no
      WHERE \(conditions.joined(separator: " AND ")) \(order)
      """, [.int(now.seconds)] + arguments, line)
  }

  /// Without the hash of the password.
  private func line(_ row: any Statement) throws -> AccountLine {
    AccountLine(
      account: AccountRow(
        id: row.int(0), login: row.text(1), password: "",
        worker: row.text(2), role: row.text(3), area: try row.area(4),
        failures: row.int(5), lockedUntil: Moment(seconds: row.int(6)),
        mustChange: row.flag(7), isBlocked: row.flag(8), given: nil,
        lastDay: row.day(14)),
      name: row.text(9), created: Moment(seconds: row.int(10)),
      seen: row.optionalInt(11).map { Moment(seconds: $0) },
      sessions: row.int(12), hasSecondFactor: row.flag(13))
  }

  private static func condition(_ state: AccountQuery.State) -> String {
    switch state {
    case .open:
      """
      a.is_blocked = 0 AND a.must_change = 0 AND a.locked_until <= ?
        AND (a.last_day IS NULL OR a.last_day >= ?)
      """
    case .waiting: "a.is_blocked = 0 AND a.locked_until > ?"
    case .blocked: "a.is_blocked = 1"
    case .ended: "a.is_blocked = 0 AND a.last_day < ?"
    case .mustChange: "a.must_change = 1 AND a.is_blocked = 0"
    }
  }

  /// Codes of every level that lie in an area.
  private static func inside(_ area: AreaCode) -> (String, [SQLValue]) {
    let villages = area.villages
    let levels = AreaLevel.allCases.filter {
      $0.rawValue >= area.level.rawValue
    }
    return (
      "("
        + levels.map { _ in "a.area BETWEEN ? AND ?" }
        .joined(separator: " OR ") + ")",
      levels.flatMap { level in
        [
          SQLValue.int(villages.lowerBound / level.unit),
          .int(villages.upperBound / level.unit),
        ]
      }
    )
  }
}
