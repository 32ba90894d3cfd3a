package import Casework
import Records

/// Keeps the stored ledger equal to the rules and the facts, in the
/// transaction of whatever changed them.
package struct LedgerRefresh {
  let context: OperationContext
  let store: LedgerStore
  let loader: FactsLoader
  private let counts: LedgerCounts

  package init(_ context: OperationContext) {
    self.context = context
    store = LedgerStore(context.connection, rules: context.rules)
    counts = LedgerCounts(context.connection)
    loader = FactsLoader(
      context.connection, packs: context.rules.packs.map(\.id))
  }

  /// Rows are kept from the first day of the year before last.
  static func keptFrom(_ today: Day) -> Day {
    let year = today.date.year - 2
    return WindowKind.year.window(
      containing: Day(year: year, month: 1, day: 1) ?? today
    ).first
  }

  /// Judges and stores every window of every county.
  package func rebuild() throws -> Int {
    try prepareDuties()
    var rows = 0
    for county in try loader.counties() { rows += try rebuild(county) }
    return rows
  }

  /// Those of some counties that hold anybody.
  package func rebuild(_ counties: Set<Int64>) throws {
    try prepareDuties()
    for county in try loader.counties() where counties.contains(county) {
      _ = try rebuild(county)
    }
  }

  /// Gives new duties their numbers. What other counties hold by other rules
  /// is out of date from now on, for a duty with a number is looked for.
  private func prepareDuties() throws {
    try store.registerDuties()
    try store.markStale(otherThan: context.rules.fingerprint)
  }

  private func rebuild(_ county: Int64) throws -> Int {
    let today = context.today
    let period = Span(Self.keptFrom(today), today)
    let windows = try store.judge(
      try loader.county(county), beginning: period)
    try store.replaceAll(of: county, with: windows)
    try counts.replaceAll(
      of: county, with: LedgerTally(windows, on: period.last))
    try store.set(
      LedgerStore.State(
        keptFrom: period.first, keptThrough: period.last,
        rules: context.rules.fingerprint, isStale: false),
      of: county)
    return windows.count
  }

  /// Brings the rows of some units to what their facts say. Where the ledger
  /// has not been made yet, nothing is stored.
  ///
  /// - Parameter day: where only visits were added or replaced, that of the
  ///   earliest: no window that ended before it looks at it.
  func store(
    _ loaded: LoadedFacts, households: Set<HouseholdKey>,
    persons: Set<PersonKey>, since day: Day = .distantPast
  ) throws {
    let county = households.first?.county ?? persons.first?.county
    try store.announceReplacing(
      households: households, persons: persons, since: day)
    guard let state = try county.flatMap({ try store.state(of: $0) })
    else { return }
    try store.replace(
      households: households, persons: persons, since: day,
      in: loaded, state)
  }

  /// The counties whose rows are not of today, or of other rules.
  package func behind() throws -> [Int64] {
    let fingerprint = context.rules.fingerprint
    let states = try store.states()
    return try loader.counties().filter { county in
      guard let state = states[county] else { return true }
      return state.keptThrough < context.today
        || !isCurrent(state, by: fingerprint)
    }
  }

  /// Whether a county's rows need but the windows that have begun since.
  private func isCurrent(
    _ state: LedgerStore.State, by fingerprint: String
  ) -> Bool {
    state.rules == fingerprint && !state.isStale
      && state.keptFrom == Self.keptFrom(context.today)
  }

  /// Adds the windows of a county that have begun since the last time.
  package func rollOver(_ county: Int64) throws {
    guard let state = try store.state(of: county),
      isCurrent(state, by: context.rules.fingerprint)
    else {
      try prepareDuties()
      _ = try rebuild(county)
      return
    }
    let period = Span(state.keptThrough + 1, context.today)
    if context.rules.opensWindow(in: period) {
      try store.extend(
        with: try store.judge(try loader.county(county), beginning: period))
    }
    try counts.replaceAll(
      of: county, with: try store.tally(of: county, on: context.today))
    try store.set(
      LedgerStore.State(
        keptFrom: state.keptFrom, keptThrough: context.today,
        rules: state.rules, isStale: false),
      of: county)
  }

  /// What is stored and what a full rebuild gives, where they differ.
  package func differences() throws -> [String] {
    var found: [String] = []
    let ids = try store.dutyIDs()
    let duties = context.rules.duties
    for county in try loader.counties() {
      guard let state = try store.state(of: county) else {
        found.append("ledger: county \(county) has never been judged")
        continue
      }
      let now = Set(
        try store.judge(
          try loader.county(county),
          beginning: Span(state.keptFrom, state.keptThrough)))
      let stored = Set(try store.windows(of: county))
      func name(_ window: LedgerWindow) -> String {
        let duty = zip(duties, ids).first { $0.1 == window.duty }?.0.id
        return "county \(county) \(duty ?? "duty \(window.duty)") "
          + "\(window.unit.kind) \(window.unit.id) from "
          + "\(window.window.first): \(window.settled.word)"
      }
      for window in stored.subtracting(now) {
        found.append("ledger: stored, but not so: " + name(window))
      }
      for window in now.subtracting(stored) {
        found.append("ledger: so, but not stored: " + name(window))
      }
      found += try differences(county, now, on: state.keptThrough)
      let sums = try LedgerSums(context.connection).differences(county)
      if sums > 0 {
        found.append(
          "ledger: county \(county), \(sums) sums are not those of villages")
      }
    }
    return found.sorted()
  }
}

extension LedgerRefresh {
  /// Where the numbers kept of a county are not those of its windows.
  private func differences(
    _ county: Int64, _ windows: Set<LedgerWindow>, on day: Day
  ) throws -> [String] {
    let now = LedgerTally(windows, on: day).numbers
    let stored = try counts.all(of: county)
    return Set(now.keys).union(stored.keys).filter { now[$0] != stored[$0] }
      .map { key in
        "ledger: county \(county), village \(key.village), duty "
          + "\(key.duty) from \(key.window.first), \(key.state.word): "
          + "\(stored[key]?.all ?? 0) counted, \(now[key]?.all ?? 0) there"
      }
  }
}

extension LedgerRules {
  /// Changes with anything that could change a row.
  package var fingerprint: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for duty in duties {
      for byte in "\(duty)".utf8 {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      }
    }
    return String(hash, radix: 16)
  }

  /// Whether some duty's window begins in the period.
  func opensWindow(in period: Span) -> Bool {
    WindowKind.allCases.contains { kind in
      kind.windows(touching: period).contains { period.contains($0.first) }
    }
  }
}
