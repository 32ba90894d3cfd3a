package import Casework
package import Database

/// Numbers of the stored ledger for the areas of a page: of the villages of
/// one township as they are, above that as they are added up.
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
    var parts: [Part] = []
    for rows in try rows(of: area, by: level) {
      parts += try connection.rows(
        """
        SELECT \(rows.area), duty_id, state,
          CAST(sum(CASE WHEN window_start <= ? AND window_end >= ?
            THEN number ELSE 0 END) AS BIGINT),
          CAST(sum(CASE WHEN window_start <= ? AND window_end >= ?
            AND window_end > ? THEN number ELSE 0 END) AS BIGINT),
          CAST(sum(overdue) AS BIGINT)
        FROM \(rows.sql) GROUP BY 1, 2, 3
        """,
        touching(period) + touching(period) + [SQLValue(day)]
          + rows.arguments
      ) { row in
        Part(
          area: row.int(0), duty: row.int(1), state: try row.word(2),
          number: Int(row.int(3)), running: Int(row.int(4)),
          overdue: Int(row.int(5)))
      }
    }
    return parts
  }

  /// Numbers of one duty by window, in the order of time; of several
  /// counties one after the other.
  package func steps(
    of duty: Int64, in area: AreaCode, touching period: Span
  ) throws -> [Step] {
    var found: [Key: Int] = [:]
    for rows in try rows(of: area, by: area.level) {
      try connection.query(
        """
        SELECT window_start, window_end, state, CAST(sum(number) AS BIGINT)
        FROM \(rows.sql) WHERE duty_id = ? AND window_start <= ?
          AND window_end >= ? GROUP BY 1, 2, 3
        """, rows.arguments + [.int(duty)] + touching(period)
      ) { row in
        guard let first = row.day(0), let last = row.day(1) else {
          throw DatabaseFailure.unreadable("a count of the ledger")
        }
        let key = Key(window: Span(first, last), state: try row.word(2))
        found[key, default: 0] += Int(row.int(3))
      }
    }
    return found.filter { $0.value > 0 }.map {
      Step(window: $0.key.window, state: $0.key.state, number: $0.value)
    }.sorted {
      ($0.window.first, $0.state.rawValue)
        < ($1.window.first, $1.state.rawValue)
    }
  }

  private struct Key: Hashable {
    var window: Span
    var state: DutyState
  }

  /// The parts of an area that have such windows, with how many, in the
  /// order of codes: of a province or city its counties, of a county its
  /// townships, of a township its villages.
  ///
  /// - Parameter state: nil for what is owed still, whenever its window was.
  package func places(
    in area: AreaCode, duty: Int64, state: DutyState?, touching period: Span
  ) throws -> [(area: AreaCode, number: Int)] {
    let level: AreaLevel =
      switch area.level {
      case .province, .city: .county
      case .county: .township
      case .township, .village: .village
      }
    let sum =
      state == nil ? "overdue" : "CASE WHEN state = ? THEN number ELSE 0 END"
    let span =
      state == nil ? "" : " AND window_start <= ? AND window_end >= ?"
    let chosen: [SQLValue] = state.map { [SQLValue(word: $0)] } ?? []
    let days = state == nil ? [] : touching(period)
    var found: [(area: AreaCode, number: Int)] = []
    for rows in try rows(of: area, by: level) {
      found += try connection.rows(
        """
        SELECT \(rows.area), CAST(sum(\(sum)) AS BIGINT) FROM \(rows.sql)
        WHERE duty_id = ?\(span)
        GROUP BY 1 HAVING sum(\(sum)) > 0 ORDER BY 1
        """, chosen + rows.arguments + [.int(duty)] + days + chosen
      ) { (try $0.area(0), Int($0.int(1))) }
    }
    return found
  }

  /// Where the units are stored that have ever been counted in an area.
  package func unitCounties(of area: AreaCode) throws -> Set<Int64> {
    var found: Set<Int64> = []
    for county in try counties(of: area) {
      try connection.query(
        """
        SELECT DISTINCT unit_county FROM ledger_sums
        WHERE county = ? AND area = ?
        UNION
        SELECT unit_county FROM ledger_counts
        WHERE county = ? AND village > 0 AND \(LedgerSums.isBehind)
        """, [.int(county), .int(county), .int(county)]
      ) { found.insert($0.int(0)) }
    }
    return found
  }

  private func touching(_ period: Span) -> [SQLValue] {
    [SQLValue(period.last), SQLValue(period.first)]
  }

  /// Rows of numbers to be added up, `number` and `overdue`, as a table with
  /// the code of the part they are asked for by.
  private struct Rows {
    var sql: String
    var arguments: [SQLValue]
    var area: String
  }

  /// County by county: what a statement asks of one county lies together.
  private func rows(
    of area: AreaCode, by level: AreaLevel
  ) throws -> [Rows] {
    let villages = area.villages
    if area.level.rawValue >= AreaLevel.township.rawValue {
      return [
        Rows(
          sql: """
            (SELECT village / \(level.unit) AS area, duty_id, window_start,
              window_end, state, number, overdue FROM ledger_counts
            WHERE county = ? AND unit_county IN
                (SELECT county FROM ledger_states)
              AND village BETWEEN ? AND ? AND number > 0) counted
            """,
          arguments: [
            .int(area.countyKey), .int(villages.lowerBound),
            .int(villages.upperBound),
          ], area: "area")
      ]
    }
    let isByTownship = level == .township
    return try counties(of: area).map { county in
      Rows(
        sql: """
          (SELECT area, duty_id, window_start, window_end, state, number,
            overdue FROM ledger_sums
          WHERE county = ? AND area \(isByTownship ? "> ?" : "= ?")
          UNION ALL
          SELECT \(isByTownship ? "village / 1000" : "county"), duty_id,
            window_start, window_end, state, number - summed_number,
            overdue - summed_overdue FROM ledger_counts
          WHERE county = ? AND village > 0 AND \(LedgerSums.isBehind)) counted
          """,
        arguments: [.int(county), .int(county), .int(county)],
        area: isByTownship ? "area" : "area / \(part(level))")
    }
  }

  /// What a county's code is divided by to name a part.
  private func part(_ level: AreaLevel) -> Int64 {
    level.rawValue >= AreaLevel.county.rawValue
      ? 1 : level.unit / AreaLevel.county.unit
  }

  /// Counties of an area that have a ledger, or the one it lies in.
  private func counties(of area: AreaCode) throws -> [Int64] {
    if area.level.rawValue >= AreaLevel.county.rawValue {
      return [area.countyKey]
    }
    let counties = area.counties
    return try connection.rows(
      """
      SELECT county FROM ledger_states WHERE county BETWEEN ? AND ?
      ORDER BY county
      """, [.int(counties.lowerBound), .int(counties.upperBound)]
    ) { $0.int(0) }
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
