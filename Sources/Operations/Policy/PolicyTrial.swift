package import Casework

/// What is to be tried: a pack put in force, or a duty changed, in an area
/// and for some months.
package struct TrialQuestion: Sendable, Hashable {
  package enum Change: Sendable, Hashable {
    /// A pack of the library in force in the area for all of the months.
    case pack(String)
    /// A duty with another window or another number of times.
    case duty(String, window: WindowKind, required: Int)
  }

  package var area: AreaCode
  package var change: Change
  /// From the first day of a month to the last day of a month.
  package var months: Span
  /// Visits one worker can make in a month.
  package var capacity: Int

  package init(
    area: AreaCode, change: Change, months: Span, capacity: Int
  ) {
    self.area = area
    self.change = change
    self.months = months
    self.capacity = capacity
  }

  /// Visits in a month where nothing else is said.
  package static let usualCapacity = 40
}

/// What a trial has found: visits a month, demanded today and by what is
/// tried, and made in the same months of the year before.
package struct TrialResult: Sendable {
  package var question: TrialQuestion
  package var areaName: String
  package var title: String
  package var change: String
  package var months: [Span]
  /// By month, over all.
  package var today: [Double]
  package var tried: [Double]
  package var done: [Double]
  package var villages: [Line]
  package var workers: [Line]
  package var overCapacity: Int { workers.count { $0.isOver } }

  package struct Line: Sendable, Hashable {
    /// Village code or 工号; empty for posts that nobody holds.
    package var number: String
    package var name: String
    package var place: String
    /// Visits a month on average.
    package var today: Double
    package var tried: Double
    package var done: Double
    /// The busiest month of what is tried.
    package var peak: Double
    /// Above the capacity in some month.
    package var isOver: Bool
  }
}

/// Visits by month for one who makes them or one place.
struct MonthlyLoad: Sendable {
  private(set) var months: [Double]

  init(_ count: Int) { months = Array(repeating: 0, count: count) }

  mutating func add(_ visits: Double, in month: Int) {
    months[month] += visits
  }

  var mean: Double {
    months.isEmpty ? 0 : months.reduce(0, +) / Double(months.count)
  }

  var peak: Double { months.max() ?? 0 }
}
