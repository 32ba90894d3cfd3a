import Casework

/// The time a demonstration tells of: from the first day of a quarter two
/// years back to the day before today.
struct SamplePeriod: Sendable {
  /// Today: nothing has happened on it yet.
  let until: Day
  /// The first day of visits.
  let first: Day
  let quarters: [Span]
  let halfYears: [Span]
  let years: [Span]

  init(until: Day) {
    self.until = until
    first = WindowKind.quarter.window(containing: until - 729).first
    let period = Span(first, until - 1)
    quarters = WindowKind.quarter.windows(touching: period)
    halfYears = WindowKind.halfYear.windows(touching: period)
    years = WindowKind.year.windows(touching: period)
  }

  /// The last day on which something happened.
  var last: Day { until - 1 }

  var days: Int { until - first }

  func contains(_ day: Day) -> Bool { first <= day && day < until }

  /// The packs are in force from the day of the oldest document, or from the
  /// first day of visits where that is earlier.
  var policyStart: Day {
    min(Day(year: 2022, month: 7, day: 11) ?? first, first)
  }

  /// A day in the period.
  func day(_ chance: inout Chance) -> Day { first + chance.below(days) }

  /// A day before the period, at most so many days.
  func dayBefore(_ days: Int, _ chance: inout Chance) -> Day {
    first - 1 - chance.below(days)
  }
}
