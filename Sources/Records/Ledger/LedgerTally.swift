package import Casework

/// Windows counted together, as they stand on a day.
package struct LedgerTally: Sendable {
  package private(set) var numbers: [LedgerCounts.Key: LedgerCounts.Number] =
    [:]
  private let day: Day

  init(on day: Day) { self.day = day }

  package init(_ windows: some Sequence<LedgerWindow>, on day: Day) {
    self.init(on: day)
    for window in windows { add(window) }
  }

  /// Those that are not listed on the day do not count.
  mutating func add(_ window: LedgerWindow) { count(window, 1) }

  mutating func remove(_ window: LedgerWindow) { count(window, -1) }

  private mutating func count(_ window: LedgerWindow, _ one: Int) {
    if window.listedFrom > day { return }
    let overdue = window.isOverdue(on: day) ? one : 0
    numbers[LedgerCounts.Key(window, on: day), default: .init()]
      .count(one, overdue: overdue)
  }
}

extension LedgerCounts.Number {
  fileprivate mutating func count(_ all: Int, overdue: Int) {
    self.all += all
    self.overdue += overdue
  }
}
