package import Casework
package import Database

/// The numbers of the stored ledger by village: kept with its rows, in the
/// same transaction.
package struct LedgerCounts {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// What is counted together.
  package struct Key: Hashable, Sendable {
    /// The village's; the unit's where it has none.
    package var county: Int64
    /// Where the unit is stored.
    package var unitCounty: Int64
    package var village: Int64
    /// Position in `ledger_duties`.
    package var duty: Int64
    package var window: Span
    package var state: DutyState

    package init(_ window: LedgerWindow, on day: Day) {
      unitCounty = window.unit.county
      county =
        window.village == 0
        ? unitCounty : window.village / AreaLevel.county.unit
      village = window.village
      duty = window.duty
      self.window = window.window
      state = window.state(on: day)
    }

    fileprivate init(_ row: any Statement) throws {
      guard let state = DutyState(rawValue: UInt8(row.int(6))) else {
        throw DatabaseFailure.unreadable("a count of the ledger")
      }
      func day(_ column: Int32) -> Day {
        Day(number: Int32(truncatingIfNeeded: row.int(column)))
      }
      county = row.int(0)
      unitCounty = row.int(1)
      village = row.int(2)
      duty = row.int(3)
      window = Span(day(4), day(5))
      self.state = state
    }
  }

  /// How many, and how many of them are owed still.
  package struct Number: Hashable, Sendable {
    package var all = 0
    package var overdue = 0

    package init(all: Int = 0, overdue: Int = 0) {
      self.all = all
      self.overdue = overdue
    }
  }

  /// Counts the stored windows of a county's units anew, as they stand on a
  /// day.
  package func rebuild(_ county: Int64, on day: Day) throws {
    try connection.execute(
      "DELETE FROM ledger_counts WHERE unit_county = ?", [.int(county)])
    try connection.execute(
      """
      INSERT INTO ledger_counts (county, unit_county, village, duty_id,
        window_start, window_end, state, number, overdue, summed_number,
        summed_overdue)
      SELECT place, county, village, duty_id, window_start, window_end, state,
        number, overdue, number, overdue
      FROM (
        SELECT CASE WHEN village = 0 THEN county ELSE village / 1000000 END
            AS place, county, village, duty_id, window_start, window_end,
          \(Self.state) AS state, count(*) AS number,
          CAST(sum(\(Self.overdue)) AS BIGINT) AS overdue
        FROM ledger_windows WHERE county = ? AND listed_from <= ?
        GROUP BY 1, 2, 3, 4, 5, 6, 7) counted
      """,
      arguments(on: day, then: [.int(county), SQLValue(day)]))
    try LedgerSums(connection).rebuild(county)
  }

  /// Takes windows out of the numbers and others in.
  package func move(
    from old: some Sequence<LedgerWindow>,
    to new: some Sequence<LedgerWindow>, on day: Day
  ) throws {
    var changes: [Key: Number] = [:]
    for window in old where window.listedFrom <= day {
      changes[Key(window, on: day), default: Number()].all -= 1
      if window.isOverdue(on: day) {
        changes[Key(window, on: day), default: Number()].overdue -= 1
      }
    }
    for window in new where window.listedFrom <= day {
      changes[Key(window, on: day), default: Number()].all += 1
      if window.isOverdue(on: day) {
        changes[Key(window, on: day), default: Number()].overdue += 1
      }
    }
    // Two saves that touch the same numbers take them in the same order.
    for (key, change) in changes.sorted(by: { $0.key < $1.key })
    where change != Number() {
      try add(change, to: key)
    }
  }

  private func add(_ change: Number, to key: Key) throws {
    let place: [SQLValue] = [
      .int(key.county), .int(key.unitCounty), .int(key.village), .int(key.duty),
      SQLValue(key.window.first), SQLValue(key.window.last),
      SQLValue(word: key.state),
    ]
    let amounts: [SQLValue] = [
      .int(Int64(change.all)), .int(Int64(change.overdue)),
    ]
    // An upsert that takes away would be refused by its own CHECK.
    let update = try connection.prepare(
      """
      UPDATE ledger_counts SET number = number + ?, overdue = overdue + ?
      WHERE county = ? AND unit_county = ? AND village = ? AND duty_id = ?
        AND window_start = ? AND window_end = ? AND state = ?
      """)
    if change.all < 0 || change.overdue < 0 {
      return try update.run(amounts + place)
    }
    try connection.execute(
      """
      INSERT INTO ledger_counts (county, unit_county, village, duty_id,
        window_start, window_end, state, number, overdue)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (county, unit_county, village, duty_id, window_start,
        window_end, state)
      DO UPDATE SET number = ledger_counts.number + excluded.number,
        overdue = ledger_counts.overdue + excluded.overdue
      """, place + amounts)
  }

  /// All numbers of a county's units but zeros.
  package func all(of county: Int64) throws -> [Key: Number] {
    var numbers: [Key: Number] = [:]
    try connection.query(
      """
      SELECT county, unit_county, village, duty_id, window_start,
        window_end, state, number, overdue
      FROM ledger_counts WHERE unit_county = ? AND number > 0
      """, [.int(county)]
    ) { row in
      numbers[try Key(row)] = Number(
        all: Int(row.int(7)), overdue: Int(row.int(8)))
    }
    return numbers
  }

  /// The state on a day; takes the day three times.
  private static let state = """
    CASE WHEN window_end <= ? THEN settled WHEN done_on <= ? THEN 1
      WHEN left_on <= ? THEN 5 ELSE 0 END
    """

  /// 1 for what is owed still on a day; takes the day three times.
  private static let overdue = """
    CASE WHEN settled IN (2, 3, 6) AND window_end <= ?
      AND (redeemed_on IS NULL OR redeemed_on > ?)
      AND (followed_on IS NULL OR followed_on > ?) THEN 1 ELSE 0 END
    """

  private func arguments(
    on day: Day, then others: [SQLValue]
  ) -> [SQLValue] {
    Array(repeating: SQLValue(day), count: 6) + others
  }
}

extension LedgerCounts.Key: Comparable {
  package static func < (
    left: LedgerCounts.Key, right: LedgerCounts.Key
  ) -> Bool {
    left.columns.lexicographicallyPrecedes(right.columns)
  }

  private var columns: [Int64] {
    [
      county, unitCounty, village, duty, Int64(window.first.number),
      Int64(window.last.number), Int64(state.rawValue),
    ]
  }
}
