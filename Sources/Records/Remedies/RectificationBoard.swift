package import Casework
package import Database

/// Reads how rectification stands, by area. What its matter says has been
/// solved counts as rectified, whether or not that was reported too.
package struct RectificationBoard {
  private let connection: any Connection
  private let now: Moment

  package init(_ connection: any Connection, at now: Moment) {
    self.connection = connection
    self.now = now
  }

  private static let isOpen = "r.state = 0 AND s.solved_on IS NULL"

  private static let tables = """
    rectifications r JOIN matter_standings s ON s.county = r.county
      AND s.matter_id = r.matter_id
    """

  /// By the areas one level below, the numbers of each; of a village its own.
  ///
  /// - Parameter period: in which what is counted as done was done.
  package func figures(
    of area: AreaCode, doneIn period: Span
  ) throws -> [Int64: RectificationFigures] {
    let unit = (area.level.below ?? area.level).unit
    var figures: [Int64: RectificationFigures] = [:]
    let (place, arguments) = Self.place(area)
    try connection.query(
      """
      SELECT s.village / ?,
        sum(CASE WHEN \(Self.isOpen) THEN 1 ELSE 0 END),
        sum(CASE WHEN \(Self.isOpen) AND r.due_by < ? THEN 1 ELSE 0 END),
        sum(CASE WHEN r.state = 1 THEN 1 ELSE 0 END),
        sum(CASE WHEN r.done_on BETWEEN ? AND ? THEN 1 ELSE 0 END),
        CAST(sum(CASE WHEN r.done_on BETWEEN ? AND ? THEN r.days_taken
          ELSE 0 END) AS BIGINT)
      FROM \(Self.tables) WHERE \(place) GROUP BY 1
      """,
      [
        .int(unit), .int(now.seconds), SQLValue(period.first),
        SQLValue(period.last), SQLValue(period.first), SQLValue(period.last),
      ] + arguments
    ) { row in
      var own = RectificationFigures()
      own.open = Int(row.int(1))
      own.overdue = Int(row.int(2))
      own.unchecked = Int(row.int(3))
      own.done = Int(row.int(4))
      own.days = Int(row.int(5))
      figures[row.int(0)] = own
    }
    return figures
  }

  /// What is due first before the others. Restricted matters only where
  /// whoever asks may see them.
  package func lines(
    _ list: RectificationList, of area: AreaCode, seesRestricted: Bool,
    offset: Int,
    limit: Int
  ) throws -> [RectificationLine] {
    let (place, arguments) = Self.place(area)
    let condition: String
    var own: [SQLValue] = []
    switch list {
    case .open: condition = Self.isOpen
    case .overdue:
      condition = "\(Self.isOpen) AND r.due_by < ?"
      own = [.int(now.seconds)]
    case .unchecked: condition = "r.state = 1"
    }
    let right = seesRestricted ? "1 = 1" : "s.is_restricted = 0"
    return try connection.rows(
      """
      SELECT r.county, r.matter_id, m.domain, s.is_restricted, m.what,
        h.household_no, h.head, s.village, r.kind, r.state, r.is_extended,
        r.ordered_at, r.due_by
      FROM \(Self.tables)
      JOIN matters m ON m.county = r.county AND m.matter_id = r.matter_id
      JOIN households h ON h.county = s.county
        AND h.household_id = s.household_id AND h.standing = 1
      WHERE \(condition) AND \(place) AND \(right)
      ORDER BY r.due_by, r.matter_id LIMIT ? OFFSET ?
      """,
      own + arguments + [.int(Int64(limit)), .int(Int64(offset))]
    ) { row in
      RectificationLine(
        county: row.int(0), matter: row.text(1), domain: row.text(2),
        isRestricted: row.flag(3), what: row.text(4), household: row.text(5),
        head: row.text(6), village: try row.area(7), kind: try row.word(8),
        state: try row.word(9), isExtended: row.flag(10),
        orderedAt: Moment(seconds: row.int(11)),
        dueBy: Moment(seconds: row.int(12)))
    }
  }

  private static func place(_ area: AreaCode) -> (String, [SQLValue]) {
    AreaCondition.of("r.county", "s.village", in: area)
  }
}

/// A condition that keeps to an area.
enum AreaCondition {
  static func of(
    _ county: String, _ village: String, in area: AreaCode
  ) -> (String, [SQLValue]) {
    let (counties, villages) = (area.counties, area.villages)
    return (
      "\(county) BETWEEN ? AND ? AND \(village) BETWEEN ? AND ?",
      [
        .int(counties.lowerBound), .int(counties.upperBound),
        .int(villages.lowerBound), .int(villages.upperBound),
      ]
    )
  }
}
