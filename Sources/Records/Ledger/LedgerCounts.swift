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

  /// Puts the numbers of a county's units in the place of those kept.
  package func replaceAll(
    of county: Int64, with tally: LedgerTally
  ) throws {
    try connection.execute(
      "DELETE FROM ledger_counts WHERE unit_county = ?", [.int(county)])
    let insertion = try connection.gathering.prepare(
      """
      INSERT INTO ledger_counts (county, unit_county, village, duty_id,
        window_start, window_end, state, number, overdue, summed_number,
        summed_overdue)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    for (key, number) in tally.numbers.sorted(by: { $0.key < $1.key }) {
      let amounts: [SQLValue] = [
        .int(Int64(number.all)), .int(Int64(number.overdue)),
      ]
      try insertion.run(key.place + amounts + amounts)
    }
    try LedgerSums(connection).rebuild(county)
  }

  /// Takes windows out of the numbers and others in.
  package func move(
    from old: some Sequence<LedgerWindow>,
    to new: some Sequence<LedgerWindow>, on day: Day
  ) throws {
    var tally = LedgerTally(new, on: day)
    for window in old { tally.remove(window) }
    // Two saves that touch the same numbers take them in the same order.
    for (key, change) in tally.numbers.sorted(by: { $0.key < $1.key })
    where change != Number() {
      try add(change, to: key)
    }
  }

  private func add(_ change: Number, to key: Key) throws {
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
      return try update.run(amounts + key.place)
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
      """, key.place + amounts)
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
}

extension LedgerCounts.Key {
  fileprivate var place: [SQLValue] {
    [
      .int(county), .int(unitCounty), .int(village), .int(duty),
      SQLValue(window.first), SQLValue(window.last), SQLValue(word: state),
    ]
  }
}

extension LedgerCounts.Key: Comparable {
  package static func < (
    left: LedgerCounts.Key, right: LedgerCounts.Key
  ) -> Bool {
    let (one, other) = (left.owner, right.owner)
    return one == other ? left.time < right.time : one < other
  }

  private var owner: (Int64, Int64, Int64, Int64) {
    (county, unitCounty, village, duty)
  }

  private var time: (Day, Day, UInt8) {
    (window.first, window.last, state.rawValue)
  }
}
