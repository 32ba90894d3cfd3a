import Casework

/// Days and windows in Chinese words.
enum ChineseDays {
  /// `6月20日`; with the year where it is not that of `today`.
  static func short(_ day: Day, today: Day) -> String {
    let (year, month, dayOfMonth) = day.date
    return year == today.date.year
      ? "\(month)月\(dayOfMonth)日" : day.inWords
  }

  /// `6月20日 星期六`.
  static func long(_ day: Day) -> String {
    let (_, month, dayOfMonth) = day.date
    return "\(month)月\(dayOfMonth)日 星期\(weekdays[day.weekday - 1])"
  }

  /// `6月20日 14:30`.
  static func time(_ moment: Moment, today: Day) -> String {
    short(moment.day, today: today) + " " + clock(moment)
  }

  /// `14:30`.
  static func clock(_ moment: Moment) -> String {
    String(moment.description.dropFirst(11).prefix(5))
  }

  /// `2026年第二季度`, `6月`, `上半年`; the days where it is no such window.
  static func window(_ span: Span, today: Day) -> String {
    let kind = WindowKind.allCases.first {
      $0.window(containing: span.first) == span
    }
    guard let kind else { return days(span, today: today) }
    let (year, month, _) = span.first.date
    let prefix = year == today.date.year ? "" : "\(year)年"
    switch kind {
    case .halfMonth:
      let half = span.first.date.day == 1 ? "上" : "下"
      return "\(prefix)\(month)月\(half)半月"
    case .month: return "\(prefix)\(month)月"
    case .quarter: return "\(prefix)第\(quarters[month / 3])季度"
    case .halfYear: return prefix + (month == 1 ? "上半年" : "下半年")
    case .year: return "\(year)年"
    }
  }

  /// `1月1日至6月30日`; open ends in words.
  static func days(_ span: Span, today: Day) -> String {
    let first = span.start.map { short($0, today: today) + "起" }
    let last = span.end.map { "至" + short($0, today: today) }
    switch (first, last) {
    case (nil, nil): return "长期"
    case (let first?, nil): return first
    case (nil, let last?): return last
    case (let first?, let last?): return first.dropLast() + last
    }
  }

  /// How far off a last day is, where that is soon.
  static func left(_ last: Day, today: Day) -> String? {
    switch last - today {
    case 0: "今天到期"
    case 1: "明天到期"
    case 2...7: "还有\(last - today)天"
    default: nil
    }
  }

  private static let weekdays = ["一", "二", "三", "四", "五", "六", "日"]
  private static let quarters = ["一", "二", "三", "四"]
}
