import Casework
import Testing

@Suite("Calendar windows")
struct WindowTests {
  private static let counts: [(WindowKind, Int)] = [
    (.halfMonth, 24), (.month, 12), (.quarter, 4), (.halfYear, 2), (.year, 1),
  ]

  @Test(
    "partition every year: each day is in exactly one",
    arguments: WindowTests.counts)
  func partition(kind: WindowKind, count: Int) throws {
    var wrong: [String] = []
    for number in 1900...2100 {
      let first = try #require(Day(year: number, month: 1, day: 1))
      let last = try #require(Day(year: number, month: 12, day: 31))
      let windows = kind.windows(touching: Span(first, last))
      var next = first
      for window in windows {
        if window.first != next || window.isEmpty {
          wrong.append("\(window.first) is not \(next)")
        }
        for number in window.first.number...window.last.number
        where kind.window(containing: Day(number: number)) != window {
          wrong.append("\(Day(number: number)) is in another window")
        }
        next = window.last + 1
      }
      if next != last + 1 || windows.count != count {
        wrong.append("\(number): \(windows.count) windows up to \(next)")
      }
    }
    #expect(wrong.isEmpty)
  }

  @Test(
    "begin and end where the trade says",
    arguments: [
      (WindowKind.halfMonth, "2028-02-15", "2028-02-01", "2028-02-15"),
      (.halfMonth, "2028-02-16", "2028-02-16", "2028-02-29"),
      (.month, "2026-02-10", "2026-02-01", "2026-02-28"),
      (.quarter, "2026-09-30", "2026-07-01", "2026-09-30"),
      (.halfYear, "2026-07-01", "2026-07-01", "2026-12-31"),
      (.year, "2026-06-20", "2026-01-01", "2026-12-31"),
    ])
  func borders(kind: WindowKind, day: String, first: String, last: String)
    throws
  {
    let window = kind.window(containing: try #require(Day(day)))
    #expect(window.first.description == first)
    #expect(window.last.description == last)
  }

  @Test("touch a period where they share a day with it, and no other")
  func touching() throws {
    let period = Span(
      try #require(Day("2026-01-31")), try #require(Day("2026-03-01")))
    let months = WindowKind.month.windows(touching: period)
    #expect(
      months.map(\.first.description) == [
        "2026-01-01", "2026-02-01", "2026-03-01",
      ])
    let none = Span(period.last, period.first)
    #expect(WindowKind.month.windows(touching: none).isEmpty)
  }

  @Test("are owed after an entry that leaves a third of them (A-10)")
  func leastDays() {
    let least = WindowKind.allCases.map(\.leastDaysLeft)
    #expect(least == [5, 10, 30, 60, 120])
  }
}
