package import Casework
package import Database

/// The stored ledger: written for what a change has touched in the change's
/// own transaction, and equal to a full rebuild at any time.
package struct LedgerStore {
  let connection: any Connection
  private let rules: LedgerRules

  package init(_ connection: any Connection, rules: LedgerRules) {
    self.connection = connection
    self.rules = rules
  }

  /// How far a county's ledger is kept.
  package struct State: Hashable, Sendable {
    package var keptFrom: Day
    /// Windows that begin up to this day are stored.
    package var keptThrough: Day
    /// Which rules it was made by.
    package var rules: String
    package var isStale: Bool

    package init(
      keptFrom: Day, keptThrough: Day, rules: String, isStale: Bool
    ) {
      self.keptFrom = keptFrom
      self.keptThrough = keptThrough
      self.rules = rules
      self.isStale = isStale
    }
  }

  package func state(of county: Int64) throws -> State? {
    try connection.row(
      """
      SELECT kept_from, kept_through, rules, is_stale FROM ledger_states
      WHERE county = ?
      """, [.int(county)]
    ) { row in
      State(
        keptFrom: Day(number: Int32(truncatingIfNeeded: row.int(0))),
        keptThrough: Day(number: Int32(truncatingIfNeeded: row.int(1))),
        rules: row.text(2), isStale: row.flag(3))
    }
  }

  package func set(_ state: State, of county: Int64) throws {
    try connection.execute(
      """
      INSERT INTO ledger_states
        (county, kept_from, kept_through, rules, is_stale)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (county) DO UPDATE SET kept_from = excluded.kept_from,
        kept_through = excluded.kept_through, rules = excluded.rules,
        is_stale = excluded.is_stale
      """,
      [
        .int(county), SQLValue(state.keptFrom),
        SQLValue(state.keptThrough), .text(state.rules),
        SQLValue(state.isStale),
      ])
  }

  /// Judges loaded units for all windows that begin in a period, as they
  /// will stand at each window's end.
  package func judge(
    _ loaded: LoadedFacts, beginning period: Span
  ) throws -> [LedgerWindow] {
    let ids = try dutyIDs()
    var judge = LedgerJudge(
      rules: rules, facts: loaded.facts, period: period, asOf: .distantFuture)
    judge.judgeAll()
    var windows: [LedgerWindow] = []
    windows.reserveCapacity(judge.listing.instances.count)
    for instance in judge.listing.instances
    where period.contains(instance.window.first) {
      guard
        let window = LedgerWindow(
          instance, rules: rules, loaded: loaded, dutyIDs: ids)
      else { continue }
      // They come unit by unit, duty by duty, in the order of time.
      if let last = windows.indices.last, windows[last].unit == window.unit,
        windows[last].duty == window.duty
      {
        windows[last].followedOn = window.window.last
      }
      windows.append(window)
    }
    return windows
  }

  /// Stores windows that are not stored yet.
  package func insert(_ windows: [LedgerWindow]) throws {
    let isMany = windows.count > 100
    let connection = isMany ? connection.gathering : connection
    let statement = try connection.prepare(
      """
      INSERT INTO ledger_windows (county, unit_kind, unit_id,
        worker_id, duty_id, window_start, window_end, village, actor_id,
        listed_from, counted, settled, marks, done_on, left_on,
        redeemed_on, followed_on)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    for window in windows {
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
      statement.reset()
    }
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

  func removeAll(of county: Int64) throws {
    try connection.execute(
      "DELETE FROM ledger_windows WHERE county = ?", [.int(county)])
  }

  /// Stores windows that have begun since the last time: the windows before
  /// them are followed.
  package func extend(with windows: [LedgerWindow]) throws {
    for window in windows {
      try connection.execute(
        """
        UPDATE ledger_windows SET followed_on = ? WHERE county = ?
          AND unit_kind = ? AND unit_id = ? AND worker_id = ?
          AND duty_id = ? AND window_start < ? AND followed_on IS NULL
        """,
        [
          SQLValue(window.window.last), .int(window.unit.county),
          .int(window.unit.kind.rawValue), .int(window.unit.id),
          .int(window.unit.worker), .int(window.duty),
          SQLValue(window.window.first),
        ])
    }
    try insert(windows)
  }

  /// Brings the stored windows of some units to what they are now; rows
  /// that stay the same are left alone.
  ///
  /// - Parameter day: the day through which the ledger is kept.
  package func replace(
    households: Set<HouseholdKey>, persons: Set<PersonKey>,
    with windows: [LedgerWindow], on day: Day
  ) throws {
    var stored: Set<LedgerWindow> = []
    for (county, keys) in Dictionary(grouping: households, by: \.county) {
      let ids = Selection.some(keys.map(\.id).sorted())
      for kind in [UnitKey.Kind.household, .householdLink] {
        try stored.formUnion(self.windows(county, kind, ids))
      }
    }
    for (county, keys) in Dictionary(grouping: persons, by: \.county) {
      let ids = Selection.some(keys.map(\.id).sorted())
      for kind in [UnitKey.Kind.person, .personLink] {
        try stored.formUnion(self.windows(county, kind, ids))
      }
    }
    let now = Set(windows)
    let (gone, new) = (stored.subtracting(now), now.subtracting(stored))
    for window in gone { try remove(window) }
    try insert(Array(new))
    try LedgerCounts(connection).move(from: gone, to: new, on: day)
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

  static let columns = """
    county, unit_kind, unit_id, worker_id, duty_id, window_start,
      window_end, village, actor_id, listed_from, counted, settled, marks,
      done_on, left_on, redeemed_on, followed_on
    """

  private func windows(
    _ county: Int64, _ kind: UnitKey.Kind, _ ids: Selection
  ) throws -> [LedgerWindow] {
    try connection.rows(
      """
      SELECT \(Self.columns) FROM ledger_windows
      WHERE county = ? AND unit_kind = ?\(ids.term("unit_id"))
      """, [.int(county), .int(kind.rawValue)] + ids.arguments
    ) { try LedgerWindow($0) }
  }

  /// All stored windows of a county, in the order of their keys.
  package func windows(of county: Int64) throws -> [LedgerWindow] {
    try connection.streaming.rows(
      "SELECT \(Self.columns) FROM ledger_windows WHERE county = ?",
      [.int(county)]
    ) { try LedgerWindow($0) }
  }

  /// By position of the duty in the rules; new duties get a number.
  package func dutyIDs() throws -> [Int64] {
    var known: [String: Int64] = [:]
    try connection.query("SELECT duty, duty_id FROM ledger_duties") {
      known[$0.text(0)] = $0.int(1)
    }
    return rules.duties.map { known[$0.id] ?? 0 }
  }

  /// Gives every duty of the rules a number.
  package func registerDuties() throws {
    let last = try connection.row(
      "SELECT coalesce(max(duty_id), 0) FROM ledger_duties"
    ) { $0.int(0) }
    var next = (last ?? 0) + 1
    for (duty, id) in zip(rules.duties, try dutyIDs()) where id == 0 {
      try connection.execute(
        "INSERT INTO ledger_duties (duty_id, duty) VALUES (?, ?)",
        [.int(next), .text(duty.id)])
      next += 1
    }
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
