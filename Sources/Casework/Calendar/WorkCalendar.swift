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
  public init(_ arrangements: some Sequence<HolidayArrangement>) {
    var off: Set<Day> = []
    var worked: Set<Day> = []
    var years: Set<Int> = []
    for arrangement in arrangements {
      years.insert(arrangement.year)
      for holiday in arrangement.holidays {
        for number in 0..<max(0, holiday.off.length) {
          off.insert(holiday.off.first + number)
        }
        worked.formUnion(holiday.worked)
      }
    }
    self.init(off: off, worked: worked, years: years)
  }

  /// By what the State Council announced, as far as this program knows.
  public static let official = WorkCalendar(HolidayArrangement.official)
}
