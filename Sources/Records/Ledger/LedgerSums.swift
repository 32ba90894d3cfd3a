import Casework
package import Database

/// The numbers of villages added up by township and county, so that no page
/// adds up villages but those of one township.
package struct LedgerSums {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// Whether some village's numbers have changed since they were added up.
  package func areBehind() throws -> Bool {
    try connection.row(
      """
      SELECT 1 FROM ledger_counts WHERE \(Self.isBehind) AND village > 0
      LIMIT 1
      """
    ) { $0.int(0) } != nil
  }

  /// Adds up what has changed, at most so many numbers at a time, in the
  /// order in which saves take them.
  ///
  /// - Returns: how many.
  package func addUp(most: Int) throws -> Int {
    var changes: [Change] = []
    try connection.query(
      """
      SELECT county, unit_county, village, duty_id, window_start, window_end,
        state, number, overdue, summed_number, summed_overdue
      FROM ledger_counts WHERE \(Self.isBehind) AND village > 0
      ORDER BY county, unit_county, village, duty_id, window_start,
        window_end, state LIMIT \(most)
      """
    ) { changes.append(Change($0)) }
    let done = try connection.prepare(
      """
      UPDATE ledger_counts SET summed_number = ?, summed_overdue = ?
      WHERE county = ? AND unit_county = ? AND village = ? AND duty_id = ?
        AND window_start = ? AND window_end = ? AND state = ?
      """)
    let add = try connection.prepare(
      """
      INSERT INTO ledger_sums (county, area, unit_county, duty_id,
        window_start, window_end, state, number, overdue)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (county, area, unit_county, duty_id, window_start,
        window_end, state)
      DO UPDATE SET number = ledger_sums.number + excluded.number,
        overdue = ledger_sums.overdue + excluded.overdue
      """)
    for change in changes {
      try done.run(
        [.int(change.number), .int(change.overdue)] + change.key)
      for area in [change.village / AreaLevel.township.unit, change.county] {
        try add.run(
          [.int(change.county), .int(area), change.key[1]]
            + change.key[3...]
            + [.int(change.moreNumber), .int(change.moreOverdue)])
      }
    }
    return changes.count
  }

  /// Adds up the numbers of a county's units anew.
  func rebuild(_ county: Int64) throws {
    try connection.execute(
      "DELETE FROM ledger_sums WHERE unit_county = ?", [.int(county)])
    for area in ["village / \(AreaLevel.township.unit)", "county"] {
      try connection.execute(
        """
        INSERT INTO ledger_sums (county, area, unit_county, duty_id,
          window_start, window_end, state, number, overdue)
        SELECT county, \(area), unit_county, duty_id, window_start,
          window_end, state, CAST(sum(summed_number) AS BIGINT),
          CAST(sum(summed_overdue) AS BIGINT)
        FROM ledger_counts WHERE unit_county = ? AND village > 0
        GROUP BY 1, 2, 3, 4, 5, 6, 7
        """, [.int(county)])
    }
  }

  /// How many sums of a county's units are not what its villages say.
  package func differences(_ county: Int64) throws -> Int {
    var wrong = 0
    for area in ["village / \(AreaLevel.township.unit)", "county"] {
      let isCounty = area == "county"
      let count = try connection.row(
        """
        SELECT count(*) FROM (
          SELECT county, area, duty_id, window_start, window_end, state,
            sum(number) AS number, sum(overdue) AS overdue
          FROM (
            SELECT county, area, duty_id, window_start, window_end, state,
              number, overdue
            FROM ledger_sums WHERE unit_county = ?
              AND area \(isCounty ? "=" : "<>") county
            UNION ALL
            SELECT county, \(area), duty_id, window_start, window_end, state,
              -summed_number, -summed_overdue
            FROM ledger_counts WHERE unit_county = ? AND village > 0) moved
          GROUP BY county, area, duty_id, window_start, window_end, state
          HAVING sum(number) <> 0 OR sum(overdue) <> 0) wrong
        """, [.int(county), .int(county)]
      ) { $0.int(0) }
      wrong += Int(count ?? 0)
    }
    return wrong
  }

  /// As the index of such rows says it.
  static let isBehind =
    "(summed_number <> number OR summed_overdue <> overdue)"

  /// A number that has changed.
  private struct Change {
    var county: Int64
    var village: Int64
    /// Of `ledger_counts`.
    var key: [SQLValue]
    var number: Int64
    var overdue: Int64
    var moreNumber: Int64
    var moreOverdue: Int64

    init(_ row: any Statement) {
      county = row.int(0)
      village = row.int(2)
      key = (0..<7).map { .int(row.int($0)) }
      number = row.int(7)
      overdue = row.int(8)
      moreNumber = number - row.int(9)
      moreOverdue = overdue - row.int(10)
    }
  }
}
