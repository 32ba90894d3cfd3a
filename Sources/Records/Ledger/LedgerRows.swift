import Casework
import Database

/// The rows of `ledger_windows`.
struct LedgerRows {
  let connection: any Connection

  /// Inserts windows that are not stored yet.
  func insert(_ windows: [LedgerWindow]) throws {
    let isMany = windows.count > 100
    let connection = isMany ? connection.gathering : connection
    let statement = try connection.prepare(Self.insertion)
    for window in windows { try put(window, statement) }
  }

  func apply(_ change: LedgerChange) throws {
    for window in change.gone { try remove(window) }
    for (_, window) in change.changed { try self.change(window) }
    try insert(change.new)
  }

  /// Tells the windows before one that it has begun.
  func follow(by window: LedgerWindow) throws {
    let last = SQLValue(window.window.last)
    try connection.execute(
      """
      UPDATE ledger_windows SET followed_on = ?, redeemed_on =
        CASE WHEN redeemed_on < ? THEN redeemed_on ELSE NULL END
      WHERE county = ? AND unit_kind = ? AND unit_id = ? AND worker_id = ?
        AND duty_id = ? AND window_start < ? AND followed_on IS NULL
      """,
      [
        last, last, .int(window.unit.county),
        .int(window.unit.kind.rawValue), .int(window.unit.id),
        .int(window.unit.worker), .int(window.duty),
        SQLValue(window.window.first),
      ])
  }

  /// Puts a window in the place of the one with the same key.
  func change(_ window: LedgerWindow) throws {
    try put(window, try connection.prepare(Self.replacement))
  }

  private static let insertion = """
    INSERT INTO ledger_windows (county, unit_kind, unit_id,
      worker_id, duty_id, window_start, window_end, village, actor_id,
      listed_from, counted, settled, marks, done_on, left_on, redeemed_on,
      followed_on)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  private static let replacement = """
    \(insertion)
    ON CONFLICT (county, unit_kind, unit_id, worker_id, duty_id,
      window_start) DO UPDATE SET window_end = excluded.window_end,
      village = excluded.village, actor_id = excluded.actor_id,
      listed_from = excluded.listed_from, counted = excluded.counted,
      settled = excluded.settled, marks = excluded.marks,
      done_on = excluded.done_on, left_on = excluded.left_on,
      redeemed_on = excluded.redeemed_on, followed_on = excluded.followed_on
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
    bind(window.redeemedOn, at: 16, in: statement)
    bind(window.followedOn, at: 17, in: statement)
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

  /// Calls the closure for all of a county, in the order of their keys.
  func eachInOrder(
    of county: Int64, _ body: (LedgerWindow) throws -> Void
  ) throws {
    try connection.streaming.query(
      """
      SELECT \(Self.columns) FROM ledger_windows WHERE county = ?
      ORDER BY unit_kind, unit_id, worker_id, duty_id, window_start
      """, [.int(county)]
    ) { try body(try LedgerWindow($0)) }
  }

  /// All of a county, in the order of their keys.
  func all(of county: Int64) throws -> [LedgerWindow] {
    try connection.streaming.rows(
      "SELECT \(Self.columns) FROM ledger_windows WHERE county = ?",
      [.int(county)]
    ) { try LedgerWindow($0) }
  }

  /// Those of households and their links that visits since a day can
  /// have changed: those that end later, and debts that a visit may redeem.
  func ofHouseholds(
    _ county: Int64, _ ids: Selection, since day: Day
  ) throws -> [LedgerWindow] {
    try windows(Self.ofHouseholds, county, ids, since: day)
  }

  /// Those of persons and their links that visits since a day can
  /// have changed: those that end later, and debts that a visit may redeem.
  func ofPersons(
    _ county: Int64, _ ids: Selection, since day: Day
  ) throws -> [LedgerWindow] {
    try windows(Self.ofPersons, county, ids, since: day)
  }

  /// Tells a remote engine what the two above will be asked.
  func announce(
    households: Set<HouseholdKey>, persons: Set<PersonKey>, since day: Day
  ) throws {
    let day = Int64(day.number)
    for (county, ids) in Selection.byCounty(households) {
      try Self.ofHouseholds.announce(connection, county, day, day, of: ids)
    }
    for (county, ids) in Selection.byCounty(persons) {
      try Self.ofPersons.announce(connection, county, day, day, of: ids)
    }
  }

  private static let ofHouseholds = UnitQuery(
    select(.household), select(.householdLink), of: "unit_id")
  private static let ofPersons = UnitQuery(
    select(.person), select(.personLink), of: "unit_id")

  private static func select(_ kind: UnitKey.Kind) -> String {
    """
    SELECT \(columns) FROM ledger_windows
    WHERE county = ? AND (window_end >= ?
        OR settled IN (2, 3, 6) AND (followed_on IS NULL OR followed_on >= ?))
      AND unit_kind = \(kind.rawValue)
    """
  }

  static let columns = """
    county, unit_kind, unit_id, worker_id, duty_id, window_start,
      window_end, village, actor_id, listed_from, counted, settled, marks,
      done_on, left_on, redeemed_on, followed_on
    """

  private func windows(
    _ query: UnitQuery, _ county: Int64, _ ids: Selection,
    since day: Day
  ) throws -> [LedgerWindow] {
    var windows: [LedgerWindow] = []
    let day = Int64(day.number)
    try query.each(connection, county, day, day, of: ids) {
      windows.append(try LedgerWindow($0))
    }
    return windows
  }
}

extension LedgerWindow {
  init(_ row: any Statement) throws {
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
      doneOn: row.day(13), leftOn: row.day(14), redeemedOn: row.day(15),
      followedOn: row.day(16))
  }
}
