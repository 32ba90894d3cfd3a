import Casework

/// The period of a page about numbers, as its address names it: `2026`,
/// `2026Q2`, `2026-06`, or two days.
struct Period: Hashable, Sendable {
  let span: Span
  /// As the address names it.
  let text: String

  /// The year a day lies in.
  init(yearOf day: Day) {
    self.init(.year, containing: day)
  }

  init(_ kind: WindowKind, containing day: Day) {
    span = kind.window(containing: day)
    text = Self.text(span, kind)
  }

  /// Nil for what names none.
  init?(_ text: String) {
    if let year = Int(text), let day = Day(year: year, month: 1, day: 1),
      text.utf8.count == 4
    {
      self.init(.year, containing: day)
    } else if let quarter = Self.quarter(text) {
      self.init(.quarter, containing: quarter)
    } else if let day = Day(text + "-01") {
      self.init(.month, containing: day)
    } else {
      return nil
    }
  }

  /// Nil where one of them is no day, or the last comes before the first.
  init?(from first: String, to last: String) {
    guard let first = Day(first), let last = Day(last), first <= last,
      last - first < 366 * 5
    else { return nil }
    span = Span(first, last)
    text = ""
  }

  var query: String {
    text.isEmpty ? "from=\(span.first)&to=\(span.last)" : "period=\(text)"
  }

  var words: String {
    let (year, month, _) = span.first.date
    let kinds: [WindowKind] = [.month, .quarter, .year]
    switch kinds.first(where: { $0.window(containing: span.first) == span }) {
    case .month: return "\(year)年\(month)月"
    case .quarter: return "\(year)年第\(["一", "二", "三", "四"][month / 3])季度"
    case .year: return "\(year)年"
    default: return "\(span.first.inWords)至\(span.last.inWords)"
    }
  }

  /// To choose from: this and the last year, the last five quarters and the
  /// last thirteen months.
  static func choices(on day: Day) -> [Period] {
    var periods: [Period] = []
    for (kind, count) in [
      (WindowKind.year, 2), (.quarter, 5), (.month, 13),
    ] {
      var day = day
      for _ in 0..<count {
        let period = Period(kind, containing: day)
        periods.append(period)
        day = period.span.first - 1
      }
    }
    return periods
  }

  private static func text(_ span: Span, _ kind: WindowKind) -> String {
    let (year, month, _) = span.first.date
    switch kind {
    case .year: return "\(year)"
    case .quarter: return "\(year)Q\(month / 3 + 1)"
    default: return "\(year)-\(month < 10 ? "0" : "")\(month)"
    }
  }

  private static func quarter(_ text: String) -> Day? {
    let parts = text.split(separator: "Q", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 4,
      let year = Int(parts[0]), let quarter = Int(parts[1]),
      (1...4).contains(quarter)
    else { return nil }
    return Day(year: year, month: quarter * 3 - 2, day: 1)
  }
}
