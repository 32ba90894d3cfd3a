package import Casework
package import Database

/// Numbers of the stored ledger for the areas of a page.
package struct CountReader {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// How many windows of a duty stand so in a part of an area.
  package struct Part: Sendable, Hashable {
    /// Code of the part.
    package var area: Int64
    /// Position in `ledger_duties`.
    package var duty: Int64
    package var state: DutyState
    /// Of windows that touch the period.
    package var number: Int
    /// Of these, windows that have not ended.
    package var running: Int
    /// Of all windows.
    package var overdue: Int
  }

  /// How many windows with one first day stand so.
  package struct Step: Sendable, Hashable {
    package var window: Span
    package var state: DutyState
    package var number: Int
  }

  /// Numbers by part of an area: its villages' codes cut to a level.
  ///
  /// - Parameter day: windows that end after it are running.
  package func parts(
    of area: AreaCode, by level: AreaLevel, touching period: Span,
    on day: Day
  ) throws -> [Part] {
    let unit = level.unit
    return try connection.rows(
      """
      SELECT village / \(unit), duty_id, state,
        CAST(sum(CASE WHEN window_start <= ? AND window_end >= ?
          THEN number ELSE 0 END) AS BIGINT),
        CAST(sum(CASE WHEN window_start <= ? AND window_end >= ?
          AND window_end > ? THEN number ELSE 0 END) AS BIGINT),
        CAST(sum(overdue) AS BIGINT)
      FROM ledger_counts WHERE \(Self.isIn) AND number > 0
      GROUP BY 1, 2, 3
      """,
      touching(period) + touching(period) + [SQLValue(day)] + place(area)
    ) { row in
      Part(
        area: row.int(0), duty: row.int(1), state: try row.word(2),
        number: Int(row.int(3)), running: Int(row.int(4)),
        overdue: Int(row.int(5)))
    }
  }

  /// Numbers of one duty by window, in the order of time.
  package func steps(
    of duty: Int64, in area: AreaCode, touching period: Span
  ) throws -> [Step] {
    try connection.rows(
      """
      SELECT window_start, window_end, state, CAST(sum(number) AS BIGINT)
      FROM ledger_counts WHERE \(Self.isIn) AND duty_id = ?
        AND window_start <= ? AND window_end >= ? AND number > 0
      GROUP BY 1, 2, 3 ORDER BY 1, 3
      """,
      place(area) + [.int(duty)] + touching(period)
    ) { row in
      guard let first = row.day(0), let last = row.day(1) else {
        throw DatabaseFailure.unreadable("a count of the ledger")
      }
      return Step(
        window: Span(first, last), state: try row.word(2),
        number: Int(row.int(3)))
    }
  }

  /// The villages of an area that have such windows, with how many.
  ///
  /// - Parameter state: nil for what is owed still, whenever its window was.
  package func villages(
    in area: AreaCode, duty: Int64, state: DutyState?, touching period: Span
  ) throws -> [(village: AreaCode, number: Int)] {
    let sum =
      state == nil ? "overdue" : "CASE WHEN state = ? THEN number ELSE 0 END"
    let span =
      state == nil ? "" : " AND window_start <= ? AND window_end >= ?"
    let chosen: [SQLValue] = state.map { [SQLValue(word: $0)] } ?? []
    let days = state == nil ? [] : touching(period)
    return try connection.rows(
      """
      SELECT village, CAST(sum(\(sum)) AS BIGINT) FROM ledger_counts
      WHERE \(Self.isIn) AND duty_id = ?\(span)
      GROUP BY village HAVING sum(\(sum)) > 0 ORDER BY village
      """, chosen + place(area) + [.int(duty)] + days + chosen
    ) { (try $0.area(0), Int($0.int(1))) }
  }

  /// Where the units are stored that have ever been counted in an area.
  package func unitCounties(of area: AreaCode) throws -> Set<Int64> {
    let counties = area.counties
    return Set(
      try connection.rows(
        """
        SELECT DISTINCT unit_county FROM ledger_counts
        WHERE county BETWEEN ? AND ?
        """, [.int(counties.lowerBound), .int(counties.upperBound)]
      ) { $0.int(0) })
  }

  /// The area's counties, then its villages.
  private static let isIn =
    "county BETWEEN ? AND ? AND village BETWEEN ? AND ?"

  private func touching(_ period: Span) -> [SQLValue] {
    [SQLValue(period.last), SQLValue(period.first)]
  }

  private func place(_ area: AreaCode) -> [SQLValue] {
    let (counties, villages) = (area.counties, area.villages)
    return [
      .int(counties.lowerBound), .int(counties.upperBound),
      .int(villages.lowerBound), .int(villages.upperBound),
    ]
  }
}

extension AreaCode {
  /// The county codes that lie in it, or the one it lies in.
  var counties: ClosedRange<Int64> {
    let villages = villages
    let unit = AreaLevel.county.unit
    return villages.lowerBound / unit...villages.upperBound / unit
  }
}
