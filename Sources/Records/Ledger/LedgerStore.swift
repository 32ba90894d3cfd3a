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
      "SELECT \(Self.stateColumns) FROM ledger_states WHERE county = ?",
      [.int(county)], Self.state)
  }

  /// Of every county whose ledger has been made.
  package func states() throws -> [Int64: State] {
    let states = try connection.rows(
      "SELECT \(Self.stateColumns), county FROM ledger_states"
    ) { (county: $0.int(4), state: Self.state($0)) }
    return Dictionary(
      uniqueKeysWithValues: states.map { ($0.county, $0.state) })
  }

  private static let stateColumns = "kept_from, kept_through, rules, is_stale"

  private static func state(_ row: any Statement) -> State {
    State(
      keptFrom: Day(number: Int32(truncatingIfNeeded: row.int(0))),
      keptThrough: Day(number: Int32(truncatingIfNeeded: row.int(1))),
      rules: row.text(2), isStale: row.flag(3))
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

  /// Marks what is stored of a county as out of date, where there is any,
  /// and of those with which it shares persons.
  package func markStale(_ county: Int64) throws {
    try connection.execute(
      """
      UPDATE ledger_states SET is_stale = 1 WHERE county = ?
        OR county IN (SELECT home_county FROM stays WHERE county = ?)
        OR county IN (SELECT county FROM stays WHERE home_county = ?)
      """, [.int(county), .int(county), .int(county)])
  }

  /// Marks what was made by other rules as out of date: some of what these
  /// rules ask for is not in it.
  package func markStale(otherThan rules: String) throws {
    try connection.execute(
      """
      UPDATE ledger_states SET is_stale = 1 WHERE rules <> ? AND is_stale = 0
      """, [.text(rules)])
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
        windows[last].follow(by: window.window.last)
      }
      windows.append(window)
    }
    return windows
  }

  /// Stores windows that are not stored yet.
  package func insert(_ windows: [LedgerWindow]) throws {
    try rows.insert(windows)
  }

  /// Stores windows that have begun since the last time: the windows before
  /// them are followed.
  package func extend(with windows: [LedgerWindow]) throws {
    for window in windows { try rows.follow(by: window) }
    try insert(windows)
  }

  /// Tells a remote engine what `replace` will ask, so that it is answered on
  /// one journey.
  package func announceReplacing(
    households: Set<HouseholdKey>, persons: Set<PersonKey>, since day: Day
  ) throws {
    guard connection.isRemote else { return }
    try rows.announce(households: households, persons: persons, since: day)
    try connection.prepare(Self.duties).announce()
  }

  /// Brings the stored windows of some units to what they are now, as far as
  /// visits since a day can have changed them; rows that stay the same are
  /// left alone.
  ///
  /// - Parameters:
  ///   - day: no window that ended before it has changed, but by ceasing to
  ///     be owed.
  ///   - state: of their county.
  package func replace(
    households: Set<HouseholdKey>, persons: Set<PersonKey>, since day: Day,
    in loaded: LoadedFacts, _ state: State
  ) throws {
    var stored: [LedgerWindow] = []
    for (county, ids) in Selection.byCounty(households) {
      stored += try rows.ofHouseholds(county, ids, since: day)
    }
    for (county, ids) in Selection.byCounty(persons) {
      stored += try rows.ofPersons(county, ids, since: day)
    }
    stored.sort { $0.key < $1.key }
    let first = stored.reduce(day) { min($0, $1.window.last) }
    let now = try judge(
      loaded, beginning: Span(state.keptFrom, state.keptThrough),
      endingFrom: first
    ).sorted { $0.key < $1.key }
    var change = LedgerChange()
    var next = stored.startIndex
    for window in now {
      while next < stored.endIndex, stored[next].key < window.key {
        change.gone.append(stored[next])
        next += 1
      }
      if next < stored.endIndex, stored[next].key == window.key {
        if stored[next] != window {
          change.changed.append((stored[next], window))
        }
        next += 1
      } else if window.window.last >= day {
        change.new.append(window)
      }
    }
    change.gone += stored[next...]
    try rows.apply(change)
    try LedgerCounts(connection).move(
      from: change.gone + change.changed.map(\.old),
      to: change.new + change.changed.map(\.new), on: state.keptThrough)
  }

  /// All stored windows of a county, in the order of their keys.
  package func windows(of county: Int64) throws -> [LedgerWindow] {
    try rows.all(of: county)
  }

  /// Counts the stored windows of a county.
  package func tally(of county: Int64, on day: Day) throws -> LedgerTally {
    var tally = LedgerTally(on: day)
    try rows.eachInOrder(of: county) { tally.add($0) }
    return tally
  }

  var rows: LedgerRows { LedgerRows(connection: connection) }

  private static let duties = "SELECT duty, duty_id FROM ledger_duties"

  /// By position of the duty in the rules; new duties get a number.
  package func dutyIDs() throws -> [Int64] {
    let count = rules.duties.count
    var ids = [Int64](repeating: 0, count: count)
    var next = 0
    try connection.query(Self.duties) { row in
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
