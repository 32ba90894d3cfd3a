package import Casework
package import Database

/// Reads matters of an area by the days on which they were opened, for
/// papers.
package struct MatterBook {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// A matter with what was done about it.
  package struct Line: Sendable, Hashable {
    package var id: String
    package var domain: String
    package var what: String
    package var wish: String
    package var household: String
    package var head: String
    /// Name of whom it concerns; nil for the household.
    package var person: String?
    package var village: AreaCode
    package var office: AreaCode
    /// Who has taken it on.
    package var worker: String?
    package var state: MatterState
    package var urgency: MatterUrgency
    package var openedOn: Day
    package var actBy: Moment?
    package var solvedOn: Day?
    /// What was planned last, and what was said of the outcome last.
    package var plan = ""
    package var outcome = ""
  }

  /// How many matters of a domain stand so with an office.
  package struct Sum: Sendable, Hashable {
    package var office: AreaCode
    package var domain: String
    package var state: MatterState
    package var number: Int
  }

  /// Whose restricted matters whoever asks may see.
  package struct Right: Sendable {
    package var seesRestricted: Bool
    package var login: String
    package var worker: Int64
    /// Nil for who sees those of all policies.
    package var sight: OfficeSight?

    package init(
      seesRestricted: Bool, login: String, worker: Int64,
      sight: OfficeSight? = nil
    ) {
      self.seesRestricted = seesRestricted
      self.login = login
      self.worker = worker
      self.sight = sight
    }

    fileprivate var sql: String {
      let right =
        seesRestricted
        ? "1 = 1"
        : "(s.is_restricted = 0 OR s.worker_id = ? OR m.opened_by = ?)"
      return sight.map { "\(right) AND \($0.matters.sql)" } ?? right
    }

    fileprivate var arguments: [SQLValue] {
      (seesRestricted ? [] : [.int(worker), .text(login)])
        + (sight?.matters.arguments ?? [])
    }
  }

  package func count(
    in area: AreaCode, openedIn period: Span, _ right: Right
  ) throws -> Int {
    let count = try connection.row(
      """
      SELECT count(*) FROM matter_standings s
      JOIN matters m ON m.county = s.county AND m.matter_id = s.matter_id
      WHERE \(Self.isIn) AND \(right.sql)
      """, place(area, period) + right.arguments
    ) { $0.int(0) }
    return Int(count ?? 0)
  }

  /// A page of them, village by village, in the order of time.
  package func lines(
    in area: AreaCode, openedIn period: Span, _ right: Right, limit: Int,
    offset: Int
  ) throws -> [Line] {
    let arguments =
      place(area, period) + right.arguments
      + [.int(Int64(limit)), .int(Int64(offset))]
    let page = """
      SELECT s.county, s.matter_id FROM matter_standings s
      JOIN matters m ON m.county = s.county AND m.matter_id = s.matter_id
      WHERE \(Self.isIn) AND \(right.sql)
      ORDER BY s.village, s.opened_on, s.matter_id LIMIT ? OFFSET ?
      """
    var lines = try connection.rows(
      """
      SELECT s.matter_id, m.domain, m.what, m.wish, h.household_no, h.head,
        p.name, s.village, s.office, w.name, s.state, s.urgency,
        s.opened_on, s.act_by, s.solved_on
      FROM (\(page)) x
      JOIN matter_standings s ON s.county = x.county
        AND s.matter_id = x.matter_id
      JOIN matters m ON m.county = s.county AND m.matter_id = s.matter_id
      JOIN households h ON h.county = s.county
        AND h.household_id = s.household_id AND h.standing = 1
      LEFT JOIN persons p ON p.county = s.home_county
        AND p.person_id = s.home_person_id AND p.standing = 1
      LEFT JOIN workers w ON w.worker_id = s.worker_id
      ORDER BY s.village, s.opened_on, s.matter_id
      """, arguments, line)
    var index: [String: Int] = [:]
    for (position, line) in lines.enumerated() { index[line.id] = position }
    try connection.query(
      """
      SELECT t.matter_id, t.kind, t.words FROM (\(page)) x
      JOIN matter_steps t ON t.county = x.county
        AND t.matter_id = x.matter_id
      ORDER BY t.matter_id, t.number
      """, arguments
    ) { row in
      guard let position = index[row.text(0)] else { return }
      let kind: MatterStepKind = try row.word(1)
      switch kind {
      case .planned: lines[position].plan = row.text(2)
      case .solved, .confirmed, .disputed, .closed, .reopened:
        let words = row.text(2)
        lines[position].outcome =
          words.isEmpty ? kind.word : "\(kind.word)：\(words)"
      default: break
      }
    }
    return lines
  }

  /// By office, domain and state.
  package func sums(
    in area: AreaCode, openedIn period: Span
  ) throws -> [Sum] {
    try connection.rows(
      """
      SELECT s.office, m.domain, s.state, count(*) FROM matter_standings s
      JOIN matters m ON m.county = s.county AND m.matter_id = s.matter_id
      WHERE \(Self.isIn) GROUP BY s.office, m.domain, s.state
      ORDER BY s.office, m.domain, s.state
      """, place(area, period)
    ) { row in
      Sum(
        office: try row.area(0), domain: row.text(1), state: try row.word(2),
        number: Int(row.int(3)))
    }
  }

  /// How many are open in each village of an area.
  package func open(in area: AreaCode) throws -> [AreaCode: Int] {
    let villages = area.villages
    var numbers: [AreaCode: Int] = [:]
    try connection.query(
      """
      SELECT s.village, count(*) FROM matter_standings s
      WHERE s.county = ? AND s.village BETWEEN ? AND ? AND s.state < 5
      GROUP BY s.village
      """,
      [
        .int(area.countyKey), .int(villages.lowerBound),
        .int(villages.upperBound),
      ]
    ) { row in numbers[try row.area(0)] = Int(row.int(1)) }
    return numbers
  }

  private static let isIn = """
    s.county = ? AND s.village BETWEEN ? AND ? AND s.opened_on BETWEEN ? AND ?
    """

  private func place(_ area: AreaCode, _ period: Span) -> [SQLValue] {
    let villages = area.villages
    return [
      .int(area.countyKey), .int(villages.lowerBound),
      .int(villages.upperBound), SQLValue(period.first),
      SQLValue(period.last),
    ]
  }

  private func line(_ row: any Statement) throws -> Line {
    guard let opened = row.day(12) else {
      throw DatabaseFailure.unreadable("the day of a matter")
    }
    return Line(
      id: row.text(0), domain: row.text(1), what: row.text(2),
      wish: row.text(3), household: row.text(4), head: row.text(5),
      person: row.optionalText(6), village: try row.area(7),
      office: try row.area(8), worker: row.optionalText(9),
      state: try row.word(10), urgency: try row.word(11), openedOn: opened,
      actBy: row.optionalInt(13).map { Moment(seconds: $0) },
      solvedOn: row.day(14))
  }
}
