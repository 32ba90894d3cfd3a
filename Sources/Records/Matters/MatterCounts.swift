package import Casework
package import Database

/// How many matters stand how, by the month in which they were opened: kept
/// beside them in the same transaction, so that no page counts a county.
package struct MatterCounts {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// What is counted together.
  private struct Key: Hashable, Comparable {
    var county: Int64
    var area: Int64
    var month: Int64
    var state: Int64
    var isConfirmed: Int64
    /// -1 where it is not solved.
    var taken: Int64

    private var order: [Int64] {
      [county, area, month, state, isConfirmed, taken]
    }

    // One order for all writes, so that none waits for one that waits.
    static func < (left: Key, right: Key) -> Bool {
      left.order.lexicographicallyPrecedes(right.order)
    }
  }

  /// In the village and each area above it up to the county.
  private static func keys(_ standing: MatterStanding) -> [Key] {
    let village = standing.place.village
    return [AreaLevel.village, .township, .county].compactMap { level in
      village.ancestor(level).map { area in
        Key(
          county: village.countyKey, area: area.number,
          month: standing.openedAt.day.monthNumber,
          state: Int64(standing.state.rawValue),
          isConfirmed: standing.isConfirmed ? 1 : 0,
          taken: standing.daysToSolve.map(Int64.init) ?? -1)
      }
    }
  }

  func change(
    from before: MatterStanding?, to after: MatterStanding
  ) throws {
    var changes: [Key: Int64] = [:]
    for key in before.map(Self.keys) ?? [] { changes[key, default: 0] -= 1 }
    for key in Self.keys(after) { changes[key, default: 0] += 1 }
    for (key, number) in changes.sorted(by: { $0.key < $1.key })
    where number != 0 {
      let columns: [SQLValue] = [
        .int(key.county), .int(key.area), .int(key.month), .int(key.state),
        .int(key.isConfirmed), .int(key.taken),
      ]
      if number < 0 {
        try connection.execute(
          """
          UPDATE matter_counts SET number = number - 1
          WHERE county = ? AND area = ? AND month = ? AND state = ?
            AND is_confirmed = ? AND days_taken = ?
          """, columns)
      } else {
        try connection.execute(
          """
          INSERT INTO matter_counts (county, area, month, state, is_confirmed,
            days_taken, number) VALUES (?, ?, ?, ?, ?, ?, 1)
          ON CONFLICT (county, area, month, state, is_confirmed, days_taken)
            DO UPDATE SET number = matter_counts.number + 1
          """, columns)
      }
    }
  }

  /// How many stand how, of those opened in the months that a period
  /// touches.
  package func numbers(
    of area: AreaCode, openedIn period: Span
  ) throws -> MatterNumbers {
    let counties = area.counties
    // Above counties the numbers of the counties are taken together.
    let place =
      area.level.rawValue < AreaLevel.county.rawValue
      ? "county BETWEEN ? AND ? AND area = county"
      : "county BETWEEN ? AND ? AND area = \(area.number)"
    var numbers = MatterNumbers()
    try connection.query(
      """
      SELECT state, is_confirmed, days_taken, CAST(sum(number) AS BIGINT)
      FROM matter_counts
      WHERE \(place) AND month BETWEEN ? AND ? AND number > 0
      GROUP BY state, is_confirmed, days_taken
      """,
      [
        .int(counties.lowerBound), .int(counties.upperBound),
        .int(period.first.monthNumber), .int(period.last.monthNumber),
      ]
    ) { row in
      numbers.add(
        try row.word(0), isConfirmed: row.flag(1), taken: Int(row.int(2)),
        number: Int(row.int(3)))
    }
    return numbers
  }

  /// What differs from a count of all that is stored, a line each.
  package func differences() throws -> [String] {
    var counted: [Key: Int64] = [:]
    try connection.streaming.query(
      """
      SELECT village, opened_on, state, solved_on, is_confirmed
      FROM matter_standings
      """
    ) { row in
      let village = try row.area(0)
      guard let opened = row.day(1) else { return }
      let taken = row.day(3).map { Int64(max(0, $0 - opened)) } ?? -1
      for level in [AreaLevel.village, .township, .county] {
        guard let area = village.ancestor(level) else { continue }
        counted[
          Key(
            county: village.countyKey, area: area.number,
            month: opened.monthNumber, state: row.int(2),
            isConfirmed: row.int(4), taken: taken),
          default: 0] += 1
      }
    }
    try connection.streaming.query(
      """
      SELECT county, area, month, state, is_confirmed, days_taken, number
      FROM matter_counts
      """
    ) { row in
      counted[
        Key(
          county: row.int(0), area: row.int(1), month: row.int(2),
          state: row.int(3), isConfirmed: row.int(4), taken: row.int(5)),
        default: 0] -= row.int(6)
    }
    let wrong = counted.values.count { $0 != 0 }
    return wrong == 0 ? [] : ["matters: \(wrong) numbers differ"]
  }
}

extension Day {
  /// 202605: the month it lies in.
  var monthNumber: Int64 {
    // An open end lies outside of the calendar.
    let (year, month, _) =
      max(Day(number: -100_000), min(self, Day(number: 2_000_000))).date
    return Int64(year * 100 + month)
  }
}
