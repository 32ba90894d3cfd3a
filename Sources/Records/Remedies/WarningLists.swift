package import Casework
package import Database

/// Reads lists of warnings, and what raises them.
package struct WarningLists {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// - Parameter before: identified on or before this day is long ago.
  package func lines(
    _ list: WarningList, in area: AreaCode, identifiedBefore before: Day,
    sight: OfficeSight? = nil, offset: Int, limit: Int
  ) throws -> [WarningLine] {
    let (condition, arguments) = Self.condition(list, area, before, sight)
    return try connection.rows(
      """
      SELECT w.warning_id, w.pack, w.title, h.household_no, h.head,
        h.village, w.state, w.class, w.identified_on, w.measures,
        w.cleared_on
      FROM \(Self.tables) WHERE \(condition)
      ORDER BY w.warning_id DESC LIMIT ? OFFSET ?
      """, arguments + [.int(Int64(limit)), .int(Int64(offset))]
    ) { row in
      WarningLine(
        id: row.text(0), pack: row.text(1), title: row.text(2),
        household: row.text(3), head: row.text(4), village: try row.area(5),
        state: try row.word(6), monitoredClass: try row.optionalWord(7),
        identifiedOn: row.day(8), measures: Int(row.int(9)),
        clearedOn: row.day(10))
    }
  }

  package func count(
    _ list: WarningList, in area: AreaCode, identifiedBefore before: Day,
    sight: OfficeSight? = nil
  ) throws -> Int {
    let (condition, arguments) = Self.condition(list, area, before, sight)
    let number = try connection.row(
      "SELECT count(*) FROM \(Self.tables) WHERE \(condition)", arguments
    ) { $0.int(0) }
    return Int(number ?? 0)
  }

  private static let tables = """
    warnings w JOIN households h ON h.county = w.county
      AND h.household_id = w.household_id AND h.standing = 1
    """

  private static func condition(
    _ list: WarningList, _ area: AreaCode, _ before: Day,
    _ sight: OfficeSight?
  ) -> (String, [SQLValue]) {
    let (place, arguments) = AreaCondition.of(
      "w.county", "h.village", in: area)
    let late = list == .unaided
    return (
      "\(place) AND w.state = ?"
        + (late ? " AND w.measures = 0 AND w.identified_on <= ?" : "")
        + (sight.map { " AND \($0.warnings.sql)" } ?? ""),
      arguments + [SQLValue(word: list.state)]
        + (late ? [SQLValue(before)] : [])
        + (sight?.warnings.arguments ?? [])
    )
  }

  /// Something in the register that began.
  package struct Circumstance: Sendable, Hashable {
    package var home: HouseholdKey
    package var kind: CircumstanceKind
    package var from: Day
  }

  /// What befell households on some days.
  package func circumstances(on days: Span) throws -> [Circumstance] {
    try connection.rows(
      """
      SELECT c.county, c.household_id, c.kind, c.valid_from
      FROM circumstances c
      WHERE c.standing = 1 AND c.valid_from IS NOT NULL
        AND c.valid_from BETWEEN ? AND ?
      ORDER BY c.county, c.household_id, c.valid_from
      """, [SQLValue(days.first), SQLValue(days.last)]
    ) { row in
      Circumstance(
        home: HouseholdKey(county: row.int(0), id: row.int(1)),
        kind: try row.word(2), from: row.day(3) ?? days.first)
    }
  }

  /// A problem found on a visit.
  package struct Problem: Sendable, Hashable {
    package var matter: String
    package var home: HouseholdKey
    /// `fuyang-2022/visit.income`.
    package var item: String
    package var isRestricted: Bool
  }

  /// Problems of visits that became matters and are open, opened on a day or
  /// later.
  package func problems(since day: Day) throws -> [Problem] {
    try connection.rows(
      """
      SELECT s.matter_id, s.county, s.household_id, m.item, s.is_restricted
      FROM matter_standings s JOIN matters m ON m.county = s.county
        AND m.matter_id = s.matter_id
      WHERE s.state < 5 AND s.opened_on >= ? AND m.item <> ''
      ORDER BY s.county, s.matter_id
      """, [SQLValue(day)]
    ) { row in
      Problem(
        matter: row.text(0),
        home: HouseholdKey(county: row.int(1), id: row.int(2)),
        item: row.text(3), isRestricted: row.flag(4))
    }
  }

  /// A household that the register names as under monitoring.
  package struct Registered: Sendable, Hashable {
    package var home: HouseholdKey
    package var monitoredClass: MonitoredClass
    /// Nil where the register does not say since when.
    package var from: Day?
    /// Nil while it lasts.
    package var to: Day?
  }

  /// The three classes as the register has them today, by the households of
  /// the persons, whether in force or ended lately.
  package func registered(
    on day: Day, endedSince first: Day
  ) throws -> [Registered] {
    let marks = MonitoredClass.allCases.map { _ in "?" }
      .joined(separator: ", ")
    return try connection.rows(
      """
      SELECT DISTINCT y.county, y.household_id, t.status, t.valid_from,
        t.valid_to
      FROM statuses t JOIN stays y ON y.home_county = t.county
        AND y.home_person_id = t.person_id AND y.standing = 1
      WHERE t.standing = 1 AND t.status IN (\(marks))
        AND (t.valid_from IS NULL OR t.valid_from <= ?)
        AND (t.valid_to IS NULL OR t.valid_to >= ?)
        AND (y.valid_from IS NULL OR y.valid_from <= ?)
        AND (y.valid_to IS NULL OR y.valid_to >= ?)
      ORDER BY y.county, y.household_id, t.valid_from, t.status
      """,
      MonitoredClass.allCases.map { SQLValue(word: $0.status) } + [
        SQLValue(day), SQLValue(first), SQLValue(day), SQLValue(day),
      ]
    ) { row in
      let status: AssistanceStatus = try row.word(2)
      guard
        let own = MonitoredClass.allCases.first(where: {
          $0.status == status
        })
      else { throw DatabaseFailure.unreadable("a class under monitoring") }
      return Registered(
        home: HouseholdKey(county: row.int(0), id: row.int(1)),
        monitoredClass: own, from: row.day(3), to: row.day(4))
    }
  }
}
