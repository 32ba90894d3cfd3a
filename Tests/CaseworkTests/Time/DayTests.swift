import Casework
import Testing

@Suite("A civil day")
struct DayTests {
  @Test(
    "is read from nothing but a date that the calendar has",
    arguments: [
      "", "2026-3-1", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10",
      "2026-04-31", "2026-01-00", "2026/01/01", "20260101", "2026-01-01 ",
      " 2026-01-01", "２０２６-01-01", "0000-01-01", "2026-01-0a",
      "-026-01-01", "2026-01-01T00:00", "昨天",
    ])
  func refused(text: String) {
    #expect(Day(text) == nil)
  }

  @Test(
    "is counted from 1970, and knows its day of the week",
    arguments: [
      ("1900-01-01", -25_567, 1), ("1970-01-01", 0, 4),
      ("2000-02-29", 11_016, 2), ("2026-03-01", 20_513, 7),
      ("2100-12-31", 47_846, 5),
    ])
  func counted(text: String, number: Int32, weekday: Int) throws {
    let day = try #require(Day(text))
    #expect(day.number == number)
    #expect(day.weekday == weekday)
    #expect(day.description == text)
  }

  @Test("is written in Chinese without leading zeros")
  func inWords() throws {
    let day = try #require(Day("2026-01-03"))
    #expect(day.inWords == "2026年1月3日")
  }

  @Test("is read back from what it writes, and follows the one before it")
  func twoCenturies() throws {
    let first = try #require(Day("1900-01-01"))
    let last = try #require(Day("2100-12-31"))
    var date = (year: 1900, month: 1, day: 1)
    var wrong: [String] = []
    for number in first.number...last.number {
      let day = Day(number: number)
      if day.date != date || Day(day.description) != day
        || Day(year: date.year, month: date.month, day: date.day) != day
      {
        wrong.append("\(number) \(day) \(date)")
      }
      date = next(date)
    }
    #expect(wrong.isEmpty)
    #expect(date == (2101, 1, 1))
  }

  /// By the rule one learns at school.
  private func next(
    _ date: (year: Int, month: Int, day: Int)
  ) -> (year: Int, month: Int, day: Int) {
    let (year, month, day) = date
    let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
    let lengths = [
      31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ]
    if day < lengths[month - 1] { return (year, month, day + 1) }
    return month < 12 ? (year, month + 1, 1) : (year + 1, 1, 1)
  }

  @Test(
    "has a 29 February in leap years alone",
    arguments: [
      (1900, false), (1904, true), (2000, true), (2024, true), (2026, false),
      (2028, true), (2100, false),
    ])
  func leapYears(year: Int, isLeap: Bool) {
    #expect((Day(year: year, month: 2, day: 29) != nil) == isLeap)
  }

  @Test(
    "has its birthdays on the same date, those of 29 February on 1 March",
    arguments: [
      ("2019-05-10", 7, "2026-05-10"), ("1946-06-20", 80, "2026-06-20"),
      ("2020-02-29", 1, "2021-03-01"), ("2020-02-29", 4, "2024-02-29"),
      ("2020-02-29", 80, "2100-03-01"), ("2020-02-28", 1, "2021-02-28"),
      ("2021-03-01", 3, "2024-03-01"), ("2020-02-29", 0, "2020-02-29"),
    ])
  func birthdays(birth: String, age: Int, birthday: String) throws {
    #expect(try #require(Day(birth)).birthday(age).description == birthday)
  }
}
