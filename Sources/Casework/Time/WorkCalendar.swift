/// Which days are worked: Monday to Friday, but for the days that the State
/// Council gives off each year and the weekend days that are worked for them
/// (调休). Clocks in working days run on it.
public struct WorkCalendar: Sendable {
  /// Days off that are no weekend, or that come with a holiday.
  private let off: Set<Day>
  /// Weekend days that are worked.
  private let worked: Set<Day>
  /// The years whose arrangement is known; in others every weekday is
  /// worked and no holiday is off.
  public let years: Set<Int>

  public init(off: Set<Day>, worked: Set<Day>, years: Set<Int>) {
    self.off = off
    self.worked = worked
    self.years = years
  }

  public func isWorked(_ day: Day) -> Bool {
    if worked.contains(day) { return true }
    return day.weekday <= 5 && !off.contains(day)
  }

  /// The working day so many after a day, which itself is not counted; for 0
  /// the day itself.
  public func day(_ workingDays: Int, after day: Day) -> Day {
    var day = day
    var left = workingDays
    while left > 0 {
      day = day + 1
      if isWorked(day) { left -= 1 }
    }
    return day
  }

  /// Working days after a day up to another, that one included; 0 where it
  /// is not later.
  public func workingDays(from day: Day, to last: Day) -> Int {
    guard day < last else { return 0 }
    return (1...(last - day)).count { isWorked(day + $0) }
  }
}

extension WorkCalendar {
  /// As announced for each year by the State Council.
  public static let official: WorkCalendar = {
    var off: Set<Day> = []
    var worked: Set<Day> = []
    for year in arrangements {
      for span in year.off {
        var day = Day(unchecked: year.year, span.0 / 100, span.0 % 100)
        let last = Day(unchecked: year.year, span.1 / 100, span.1 % 100)
        while day <= last {
          off.insert(day)
          day = day + 1
        }
      }
      for date in year.worked {
        worked.insert(Day(unchecked: year.year, date / 100, date % 100))
      }
    }
    return WorkCalendar(
      off: off, worked: worked, years: Set(arrangements.map(\.year)))
  }()

  /// First and last days off and days worked, as month and day: 501 is the
  /// first of May.
  private static let arrangements:
    [(year: Int, off: [(Int, Int)], worked: [Int])] = [
      (
        2022,
        [
          (101, 103), (131, 206), (403, 405), (430, 504), (603, 605),
          (910, 912), (1001, 1007), (1231, 1231),
        ], [129, 130, 402, 424, 507, 1008, 1009]
      ),
      (
        2023,
        [
          (101, 102), (121, 127), (405, 405), (429, 503), (622, 624),
          (929, 1006), (1230, 1231),
        ], [128, 129, 423, 506, 625, 1007, 1008]
      ),
      (
        2024,
        [
          (101, 101), (210, 217), (404, 406), (501, 505), (610, 610),
          (915, 917), (1001, 1007),
        ], [204, 218, 407, 428, 511, 914, 929, 1012]
      ),
      (
        2025,
        [
          (101, 101), (128, 204), (404, 406), (501, 505), (531, 602),
          (1001, 1008),
        ], [126, 208, 427, 928, 1011]
      ),
      (
        2026,
        [
          (101, 103), (215, 223), (404, 406), (501, 505), (619, 621),
          (925, 927), (1001, 1007),
        ], [104, 214, 228, 509, 920, 1010]
      ),
    ]
}
