/// Reads what an announcement says of one holiday, clause by clause: a month
/// holds for the days after it that name none. What is said beside a date,
/// the day of the week and the number of days, must be right.
struct HolidayReader {
  let year: Int
  private(set) var off: Span?
  private(set) var worked: [Day] = []
  private(set) var problems: [String] = []
  private var month: Int?
  /// As the text counts them.
  private var count: Int?

  init(year: Int) { self.year = year }

  /// More than any holiday had, and farther than any day worked for it.
  private static let mostDays = 15
  private static let mostDaysBetween = 31

  mutating func read(_ clause: Substring) {
    if clause.contains("上班") {
      worked += days(in: clause).days
    } else if clause.contains("放假") {
      readOff(clause)
    }
    if let found = clause.firstMatch(of: /(?:共|放假)([0-9]+)天/) {
      count = Int(found.1)
    }
  }

  private mutating func readOff(_ clause: Substring) {
    let (days, isSpan) = days(in: clause)
    guard let first = days.first else { return }
    if off != nil {
      problems.append("放假写了两次，请分成两行")
    } else if days.count > 1, !isSpan || days.count > 2 {
      problems.append("放假的日期请写成“4月4日至6日”的样子")
    }
    off = Span(first, days.last ?? first)
  }

  /// To be called after the last clause.
  mutating func finish() {
    guard let off else {
      problems.append("没有读到哪天放假")
      return
    }
    if off.isEmpty || off.length > Self.mostDays {
      problems.append("放假的日期不对，请核对")
      return
    }
    if let count, count != off.length {
      problems.append(
        "写的是共\(count)天，\(off.first.inWords)至\(off.last.inWords)"
          + "却是\(off.length)天，请核对")
    }
    for day in [off.first, off.last] where !isNear(day) {
      problems.append("\(day.inWords)不在\(year)年，请核对年份")
    }
    for day in worked {
      let distance = day < off.first ? off.first - day : day - off.last
      if distance > Self.mostDaysBetween {
        problems.append("\(day.inWords)离放假的日子太远，请核对月份和年份")
      } else if day.weekday <= 5 {
        problems.append(
          "\(day.inWords)是星期\(day.weekdayWord)，不是周末，请核对年份和日期")
      }
    }
  }

  /// Within the year, or by the turn of it.
  private func isNear(_ day: Day) -> Bool {
    let (year, month, _) = day.date
    return year == self.year || (year == self.year - 1 && month == 12)
  }

  /// The days that a clause names, and whether 至 stands between them.
  private mutating func days(
    in clause: Substring
  ) -> (days: [Day], isSpan: Bool) {
    let date =
      /(?:([0-9]{4})年)?(?:([0-9]{1,2})月)?([0-9]{1,2})日(?:（([^）]*)）)?/
    var found: [Day] = []
    var isSpan = false
    var end = clause.startIndex
    for match in clause.matches(of: date) {
      isSpan = isSpan || clause[end..<match.range.lowerBound] == "至"
      end = match.range.upperBound
      month = match.2.flatMap { Int($0) } ?? month
      guard let month, let number = Int(match.3),
        let day = Day(
          year: match.1.flatMap { Int($0) } ?? year, month: month, day: number)
      else {
        problems.append("“\(match.0)”不是日期")
        continue
      }
      check(day, match.4 ?? "")
      found.append(day)
    }
    return (found, isSpan)
  }

  private mutating func check(_ day: Day, _ beside: Substring) {
    guard let said = beside.firstMatch(of: /(?:周|星期)([一二三四五六日天])/)
    else { return }
    if (said.1 == "天" ? "日" : String(said.1)) != day.weekdayWord {
      problems.append(
        "\(day.inWords)是星期\(day.weekdayWord)，不是星期\(said.1)，请核对年份和日期")
    }
  }
}

extension Day {
  fileprivate var weekdayWord: String {
    ["一", "二", "三", "四", "五", "六", "日"][weekday - 1]
  }
}
