/// The calendar window a duty is counted in.
public enum WindowKind: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  case halfMonth, month, quarter, halfYear, year

  /// The window a day falls in.
  public func window(containing day: Day) -> Span {
    let (year, month, dayOfMonth) = day.date
    switch self {
    case .halfMonth:
      let end = Day.length(ofMonth: month, year: year)
      return dayOfMonth <= 15
        ? span(year, month, 1, year, month, 15)
        : span(year, month, 16, year, month, end)
    case .month: return months(year, month, 1)
    case .quarter: return months(year, (month - 1) / 3 * 3 + 1, 3)
    case .halfYear: return months(year, month <= 6 ? 1 : 7, 6)
    case .year: return months(year, 1, 12)
    }
  }

  /// The windows that touch a period, in order.
  public func windows(touching period: Span) -> [Span] {
    var result: [Span] = []
    guard !period.isEmpty else { return result }
    var window = window(containing: period.first)
    while window.first <= period.last {
      result.append(window)
      window = self.window(containing: window.last + 1)
    }
    return result
  }

  /// the days that must be left when a unit enters scope in
  /// mid-window for the window to be owed.
  public var leastDaysLeft: Int {
    switch self {
    case .halfMonth: 5
    case .month: 10
    case .quarter: 30
    case .halfYear: 60
    case .year: 120
    }
  }

  private func months(_ year: Int, _ first: Int, _ count: Int) -> Span {
    let last = first + count - 1
    return span(
      year, first, 1, year, last, Day.length(ofMonth: last, year: year))
  }

  private func span(
    _ year: Int, _ month: Int, _ day: Int,
    _ endYear: Int, _ endMonth: Int, _ endDay: Int
  ) -> Span {
    Span(
      Day(unchecked: year, month, day),
      Day(unchecked: endYear, endMonth, endDay))
  }
}
