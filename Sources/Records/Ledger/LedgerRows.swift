import Casework
import Database

/// The rows of `ledger_windows`.
struct LedgerRows {
  let connection: any Connection

  /// Inserts windows that are not stored yet.
  func insert(_ windows: [LedgerWindow]) throws {
    let statement = try connection.prepare(Self.insertion)
    for window in windows { try put(window, statement) }
  }

  /// Puts a window in the place of the one with the same key.
  func change(_ window: LedgerWindow) throws {
    try put(window, try connection.prepare(Self.replacement))
  }

  private static let insertion = """
    INSERT INTO ledger_windows (county, unit_kind, unit_id,
      worker_id, duty_id, window_start, window_end, village, actor_id,
      listed_from, counted, settled, marks, done_on, left_on)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  private static let replacement = """
    \(insertion)
    ON CONFLICT (county, unit_kind, unit_id, worker_id, duty_id,
      window_start) DO UPDATE SET window_end = excluded.window_end,
      village = excluded.village, actor_id = excluded.actor_id,
      listed_from = excluded.listed_from, counted = excluded.counted,
      settled = excluded.settled, marks = excluded.marks,
      done_on = excluded.done_on, left_on = excluded.left_on
    """

  private func put(
    _ window: LedgerWindow, _ statement: any Statement
  ) throws {
    defer { statement.reset() }
    statement.bind(window.unit.county, at: 1)
    statement.bind(window.unit.kind.rawValue, at: 2)
    statement.bind(window.unit.id, at: 3)
    statement.bind(window.unit.worker, at: 4)
    statement.bind(window.duty, at: 5)
    statement.bind(Int64(window.window.first.number), at: 6)
    statement.bind(Int64(window.window.last.number), at: 7)
    statement.bind(window.village, at: 8)
    statement.bind(window.actor, at: 9)
    statement.bind(Int64(window.listedFrom.number), at: 10)
    statement.bind(window.counted, at: 11)
    statement.bind(Int64(window.settled.rawValue), at: 12)
    statement.bind(Int64(window.marks.bits), at: 13)
    bind(window.doneOn, at: 14, in: statement)
    bind(window.leftOn, at: 15, in: statement)
    _ = try statement.step()
  }

  private func bind(
    _ day: Day?, at position: Int32, in statement: any Statement
  ) {
    if let day {
      statement.bind(Int64(day.number), at: position)
    } else {
      statement.bindNull(at: position)
    }
  }

  func remove(_ window: LedgerWindow) throws {
    try connection.execute(
      """
      DELETE FROM ledger_windows WHERE county = ? AND unit_kind = ?
        AND unit_id = ? AND worker_id = ? AND duty_id = ?
        AND window_start = ?
      """,
      [
        .int(window.unit.county), .int(window.unit.kind.rawValue),
        .int(window.unit.id), .int(window.unit.worker), .int(window.duty),
        SQLValue(window.window.first),
      ])
  }

  func removeAll(of county: Int64) throws {
    try connection.execute(
      "DELETE FROM ledger_windows WHERE county = ?", [.int(county)])
  }

  /// All of a county, in the order of their keys.
  func all(of county: Int64) throws -> [LedgerWindow] {
    try connection.rows(
      "SELECT \(Self.columns) FROM ledger_windows WHERE county = ?",
      [.int(county)]
    ) { try LedgerWindow($0) }
  }

  /// Those of households and their links that end on a day or later.
  func ofHouseholds(
    _ county: Int64, _ ids: Selection, endingFrom day: Day
  ) throws -> [LedgerWindow] {
    try windows(Self.ofHouseholds, county, ids, endingFrom: day)
  }

  /// Those of persons and their links that end on a day or later.
  func ofPersons(
    _ county: Int64, _ ids: Selection, endingFrom day: Day
  ) throws -> [LedgerWindow] {
    try windows(Self.ofPersons, county, ids, endingFrom: day)
  }

  private static let ofHouseholds = UnitQuery(
    select(.household), select(.householdLink), of: "unit_id")
  private static let ofPersons = UnitQuery(
    select(.person), select(.personLink), of: "unit_id")

  private static func select(_ kind: UnitKey.Kind) -> String {
    """
    SELECT \(columns) FROM ledger_windows
    WHERE county = ? AND window_end >= ? AND unit_kind = \(kind.rawValue)
    """
  }

  private static let columns = """
    county, unit_kind, unit_id, worker_id, duty_id, window_start,
      window_end, village, actor_id, listed_from, counted, settled, marks,
      done_on, left_on
    """

  private func windows(
    _ query: UnitQuery, _ county: Int64, _ ids: Selection,
    endingFrom day: Day
  ) throws -> [LedgerWindow] {
    var windows: [LedgerWindow] = []
    try query.each(connection, county, Int64(day.number), of: ids) {
      windows.append(try LedgerWindow($0))
    }
    return windows
  }
}

extension LedgerWindow {
  fileprivate init(_ row: any Statement) throws {
    guard let kind = UnitKey.Kind(rawValue: row.int(1)),
      let settled = DutyState(rawValue: UInt8(row.int(11)))
    else { throw DatabaseFailure.unreadable("a ledger row") }
    func day(_ column: Int32) -> Day {
      Day(number: Int32(truncatingIfNeeded: row.int(column)))
    }
    self.init(
      unit: UnitKey(
        county: row.int(0), kind: kind, id: row.int(2), worker: row.int(3)),
      duty: row.int(4), window: Span(day(5), day(6)), village: row.int(7),
      actor: row.int(8), listedFrom: day(9), counted: row.int(10),
      settled: settled,
      marks: WordSet(bits: UInt32(truncatingIfNeeded: row.int(12))),
      doneOn: row.day(13), leftOn: row.day(14))
  }
}
