package import Casework
import Records

/// Keeps the stored ledger equal to the rules and the facts, in the
/// transaction of whatever changed them.
package struct LedgerRefresh {
  private let context: OperationContext
  private let store: LedgerStore
  private let loader: FactsLoader

  package init(_ context: OperationContext) {
    self.context = context
    store = LedgerStore(context.connection, rules: context.rules)
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
    try store.registerDuties()
    var rows = 0
    for county in try loader.counties() { rows += try rebuild(county) }
    return rows
  }

  package func rebuild(_ counties: Set<Int64>) throws {
    try store.registerDuties()
    for county in counties.sorted() { _ = try rebuild(county) }
  }

  private func rebuild(_ county: Int64) throws -> Int {
    let today = context.today
    let period = Span(Self.keptFrom(today), today)
    let windows = try store.judge(
      try loader.county(county), beginning: period
    ).sorted { left, right in
      left.unit == right.unit
        ? (left.duty, left.window.first) < (right.duty, right.window.first)
        : left.unit < right.unit
    }
    try store.removeAll(of: county)
    try store.insert(windows)
    try store.set(
      LedgerStore.State(
        keptFrom: period.first, keptThrough: period.last,
        rules: context.rules.fingerprint, isStale: false),
      of: county)
    return windows.count
  }

  /// Brings the rows of some units to what their facts say after a change of
  /// visits. Where the ledger has not been made yet, nothing is stored.
  ///
  /// - Parameter day: of the earliest visit that was added or replaced. No
  ///   window that ends before it looks at it.
  func store(
    _ loaded: LoadedFacts, households: Set<HouseholdKey>,
    persons: Set<PersonKey>, since day: Day
  ) throws {
    guard
      let state = try households.first.map({ $0.county })
        .flatMap({ try store.state(of: $0) })
    else { return }
    let kept = Span(state.keptFrom, state.keptThrough)
    try store.replace(
      households: households, persons: persons, endingFrom: day,
      with: try store.judge(loaded, beginning: kept, endingFrom: day))
  }

  /// Adds the windows that have begun since the last time. Returns the
  /// number of counties that were brought up to today.
  package func rollOver() throws -> Int {
    var moved = 0
    for county in try loader.counties() {
      let state = try store.state(of: county)
      let isCurrent =
        state?.rules == context.rules.fingerprint && state?.isStale == false
        && state?.keptFrom == Self.keptFrom(context.today)
      guard isCurrent, let state else {
        try store.registerDuties()
        _ = try rebuild(county)
        moved += 1
        continue
      }
      if state.keptThrough >= context.today { continue }
      let period = Span(state.keptThrough + 1, context.today)
      if context.rules.opensWindow(in: period) {
        try store.insert(
          try store.judge(try loader.county(county), beginning: period))
      }
      try store.set(
        LedgerStore.State(
          keptFrom: state.keptFrom, keptThrough: context.today,
          rules: state.rules, isStale: false),
        of: county)
      moved += 1
    }
    return moved
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
    }
    return found.sorted()
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
