/// A civil day in Asia/Shanghai, counted from 1970-01-01. It has no time and
/// no zone: all windows of the trade are calendar windows.
public struct Day: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// Days since 1970-01-01.
  public let number: Int32

  @inlinable public init(number: Int32) { self.number = number }

  /// The day of a calendar date, or nil where the calendar has none.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    self.init(unchecked: year, month, day)
  }

  /// Reads `2026-03-01`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    self.init(ascii: Array(text.utf8)[...])
  }

  init?(ascii bytes: ArraySlice<UInt8>) {
    let start = bytes.startIndex
    let dash = UInt8(ascii: "-")
    guard bytes.count == 10, bytes[start + 4] == dash,
      bytes[start + 7] == dash,
      let year = Day.decimal(bytes[start..<(start + 4)]),
      let month = Day.decimal(bytes[(start + 5)..<(start + 7)]),
      let day = Day.decimal(bytes[(start + 8)..<(start + 10)])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Before every date a file can name: an empty start.
  public static let distantPast = Day(number: -100_000_000)
  /// After every date a file can name: an empty end.
  public static let distantFuture = Day(number: 100_000_000)

  @inlinable public static func < (left: Day, right: Day) -> Bool {
    left.number < right.number
  }

  @inlinable public static func + (day: Day, days: Int) -> Day {
    Day(number: day.number + Int32(truncatingIfNeeded: days))
  }

  @inlinable public static func - (day: Day, days: Int) -> Day {
    Day(number: day.number - Int32(truncatingIfNeeded: days))
  }

  /// Days from `earlier` to `later`: 0 for the same day.
  @inlinable public static func - (later: Day, earlier: Day) -> Int {
    Int(later.number) - Int(earlier.number)
  }

  /// Year, month (1–12) and day of the month (1–31).
  public var date: (year: Int, month: Int, day: Int) {
    // Days are counted from 0000-03-01, so that leap days end a cycle.
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096)
      / 365
    let dayOfYear =
      dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// 1 for Monday to 7 for Sunday.
  public var weekday: Int {
    let shifted = (Int(number) + 3) % 7
    return (shifted < 0 ? shifted + 7 : shifted) + 1
  }

  /// The N-th birthday of somebody born on this day. Who is born on
  /// 29 February has it on 1 March in common years.
  public func birthday(_ age: Int) -> Day {
    let (year, month, day) = date
    let target = year + age
    if month == 2, day == 29, Day.length(ofMonth: 2, year: target) == 28 {
      return Day(unchecked: target, 3, 1)
    }
    return Day(unchecked: target, month, day)
  }

  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2:
      let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
      return leap ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  /// A date known to exist.
  init(unchecked year: Int, _ month: Int, _ day: Int) {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let shiftedMonth = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * shiftedMonth + 2) / 5 + day - 1
    let dayOfEra =
      yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(number: Int32(era * 146_097 + dayOfEra - 719_468))
  }

  static func decimal(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
      guard byte >= 48, byte <= 57 else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    return value
  }
}

extension Day: CustomStringConvertible {
  /// `2026-03-01`.
  public var description: String {
    let (year, month, day) = date
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// `2026年3月1日`, as pages write it.
  public var inWords: String {
    let (year, month, day) = date
    return "\(year)年\(month)月\(day)日"
  }
}

/// A decimal number with leading zeros.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
