package import Casework
package import Database

/// The stored ledger: written for what a change has touched in the change's
/// own transaction, and equal to a full rebuild at any time.
package struct LedgerStore {
  private let connection: any Connection
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
  ///
  /// - Parameter day: windows that end before it are left out.
  package func judge(
    _ loaded: LoadedFacts, beginning period: Span,
    endingFrom day: Day = .distantPast
  ) throws -> [LedgerWindow] {
    let ids = try dutyIDs()
    let first = max(period.first, day)
    var judge = LedgerJudge(
      rules: rules, facts: loaded.facts,
      period: Span(first, max(first, period.last)), asOf: .distantFuture)
    judge.judgeAll()
    return judge.listing.instances.compactMap { instance in
      guard period.contains(instance.window.first) else { return nil }
      return LedgerWindow(
        instance, rules: rules, loaded: loaded, dutyIDs: ids)
    }
  }

  /// Stores windows that are not stored yet.
  package func insert(_ windows: [LedgerWindow]) throws {
    try rows.insert(windows)
  }

  package func removeAll(of county: Int64) throws {
    try rows.removeAll(of: county)
  }

  /// Brings the stored windows of some units that end on a day or later to
  /// what they are now; rows that stay the same are left alone.
  package func replace(
    households: Set<HouseholdKey>, persons: Set<PersonKey>,
    endingFrom day: Day, with windows: [LedgerWindow]
  ) throws {
    var stored: [LedgerWindow] = []
    for (county, ids) in Selection.byCounty(households) {
      stored += try rows.ofHouseholds(county, ids, endingFrom: day)
    }
    for (county, ids) in Selection.byCounty(persons) {
      stored += try rows.ofPersons(county, ids, endingFrom: day)
    }
    stored.sort { $0.key < $1.key }
    let now = windows.sorted { $0.key < $1.key }
    var next = stored.startIndex
    for window in now {
      while next < stored.endIndex, stored[next].key < window.key {
        try rows.remove(stored[next])
        next += 1
      }
      if next < stored.endIndex, stored[next].key == window.key {
        if stored[next] != window { try rows.change(window) }
        next += 1
      } else {
        try rows.insert([window])
      }
    }
    for window in stored[next...] { try rows.remove(window) }
  }

  /// All stored windows of a county, in the order of their keys.
  package func windows(of county: Int64) throws -> [LedgerWindow] {
    try rows.all(of: county)
  }

  private var rows: LedgerRows { LedgerRows(connection: connection) }

  /// By position of the duty in the rules; new duties get a number.
  package func dutyIDs() throws -> [Int64] {
    let count = rules.duties.count
    var ids = [Int64](repeating: 0, count: count)
    var next = 0
    try connection.query("SELECT duty, duty_id FROM ledger_duties") { row in
      // Mostly they were given their numbers in the order of the rules.
      let duty = row.utf8(0)
      for place in next..<next + count
      where duty.elementsEqual(rules.duties[place % count].id.utf8) {
        ids[place % count] = row.int(1)
        next = (place + 1) % count
        break
      }
    }
    return ids
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
