package import Casework
package import Database

/// The lists of an inbox, a page at a time.
package struct NoticeInbox {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// What one looks for.
  package enum Wanted: Sendable, Hashable {
    /// Sent to the desk and not acknowledged.
    case waiting(NoticeDesk)
    /// Sent to the desk and dealt with.
    case dealtWith(NoticeDesk)
    /// Sent by a login.
    case sent(String)
    /// Overdue in an area: sent to an office or worker of it and not
    /// acknowledged in time.
    case late(in: AreaCode, Moment)
    /// Overdue among those of the desk, and those sent by the login.
    case ownLate(NoticeDesk, String, Moment)
  }

  package func count(_ wanted: Wanted) throws -> Int {
    guard let term = Self.term(wanted) else { return 0 }
    let count = try connection.row(
      "SELECT count(*) FROM notices n WHERE \(term.sql)", term.arguments
    ) { $0.int(0) }
    return Int(count ?? 0)
  }

  package func list(
    _ wanted: Wanted, offset: Int, limit: Int
  ) throws -> [NoticeRow] {
    guard let term = Self.term(wanted) else { return [] }
    return try connection.rows(
      """
      SELECT \(NoticeStore.columns) FROM notices n WHERE \(term.sql)
      ORDER BY \(wanted.order) LIMIT ? OFFSET ?
      """,
      term.arguments + [.int(Int64(limit)), .int(Int64(offset))],
      NoticeStore.row)
  }

  private struct Term {
    var sql: String
    var arguments: [SQLValue]
  }

  /// Nil for what can only be empty.
  private static func term(_ wanted: Wanted) -> Term? {
    switch wanted {
    case .waiting(let desk): return self.desk(desk, isOpen: true)
    case .dealtWith(let desk): return self.desk(desk, isOpen: false)
    case .sent(let login):
      return Term(
        sql: "n.sent_by = ? AND n.raised_from IS NULL",
        arguments: [.text(login)])
    case .late(let area, let now):
      let (counties, villages) = (area.counties, area.villages)
      // Codes of townships and counties are shorter than those of villages.
      let spans = AreaLevel.allCases
        .filter { $0.rawValue >= area.level.rawValue }
        .map { level -> (Int64, Int64) in
          (
            villages.lowerBound / level.unit,
            villages.upperBound / level.unit
          )
        }
      let within = spans.map { _ in "n.area BETWEEN ? AND ?" }
        .joined(separator: " OR ")
      return Term(
        sql: """
          n.is_open = 1 AND n.acknowledge_by IS NOT NULL
            AND n.acknowledge_by <= ? AND n.county BETWEEN ? AND ?
            AND (\(within))
          """,
        arguments: [
          .int(now.seconds), .int(counties.lowerBound),
          .int(counties.upperBound),
        ] + spans.flatMap { [SQLValue.int($0.0), .int($0.1)] })
    case .ownLate(let desk, let login, let now):
      let own = self.desk(desk, isOpen: true)
      let sql = own.map { "(\($0.sql)) OR " } ?? ""
      return Term(
        sql: """
          n.is_open = 1 AND n.acknowledge_by IS NOT NULL
            AND n.acknowledge_by <= ? AND (\(sql)n.sent_by = ?)
          """,
        arguments: [.int(now.seconds)] + (own?.arguments ?? [])
          + [.text(login)])
    }
  }

  private static func desk(_ desk: NoticeDesk, isOpen: Bool) -> Term? {
    var terms: [String] = []
    var arguments: [SQLValue] = []
    let open = SQLValue(isOpen)
    for worker in desk.workers {
      terms.append("(n.worker_id = ? AND n.worker_id > 0 AND n.is_open = ?)")
      arguments += [.int(worker), open]
    }
    for office in desk.offices {
      terms.append(
        """
        (n.office_area = ? AND n.office_area > 0 AND n.institution = ?
          AND n.is_open = ?)
        """)
      arguments += [
        SQLValue(office.area), SQLValue(word: office.institution), open,
      ]
    }
    if terms.isEmpty { return nil }
    return Term(sql: terms.joined(separator: " OR "), arguments: arguments)
  }
}

extension NoticeInbox.Wanted {
  /// What must be answered first comes first.
  fileprivate var order: String {
    switch self {
    case .waiting, .late, .ownLate:
      "coalesce(n.acknowledge_by, 9000000000000), n.notice_id DESC"
    case .sent, .dealtWith: "n.notice_id DESC"
    }
  }
}
