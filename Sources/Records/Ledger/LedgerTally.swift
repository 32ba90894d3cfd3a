package import Casework

/// Windows counted together, as they stand on a day.
package struct LedgerTally: Sendable {
  package private(set) var numbers: [LedgerCounts.Key: LedgerCounts.Number] =
    [:]
  private let day: Day

  package init(on day: Day) { self.day = day }

  /// Those that are not listed on the day do not count.
  package mutating func add(_ window: LedgerWindow) { count(window, 1) }

  mutating func remove(_ window: LedgerWindow) { count(window, -1) }

  private mutating func count(_ window: LedgerWindow, _ one: Int) {
    if window.listedFrom > day { return }
    let number = LedgerCounts.Number(
      all: one, overdue: window.isOverdue(on: day) ? one : 0)
    numbers[LedgerCounts.Key(window, on: day), default: .init()] += number
  }
}

extension LedgerCounts.Number {
  fileprivate static func += (sum: inout Self, more: Self) {
    sum.all += more.all
    sum.overdue += more.overdue
  }
}
