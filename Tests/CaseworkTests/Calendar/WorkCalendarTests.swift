import Casework
import Testing

@Suite("Working days")
struct WorkCalendarTests {
  private let calendar = WorkCalendar.official

  @Test(
    "Weekdays are worked, but for days off; some weekend days are worked",
    arguments: [
      ("2026-05-20", true),  // Wednesday
      ("2026-05-23", false),  // Saturday
      ("2026-10-01", false),  // Thursday, National Day
      ("2026-10-10", true),  // Saturday worked for it
      ("2026-02-14", true),  // Saturday before the Spring Festival
      ("2026-02-23", false),  // Monday, the last day of it
      ("2026-02-28", true),
      ("2025-12-31", true),
      ("2026-01-01", false),
      ("2026-01-02", false),
      ("2026-01-04", true),  // Sunday worked
    ])
  func days(text: String, isWorked: Bool) {
    #expect(calendar.isWorked(day(text)) == isWorked)
  }

  @Test(
    "So many working days after a day",
    arguments: [
      ("2026-05-20", 0, "2026-05-20"),
      ("2026-05-20", 3, "2026-05-25"),  // over a weekend
      ("2026-05-22", 1, "2026-05-25"),  // from a Friday
      ("2026-05-23", 3, "2026-05-27"),  // from a Saturday
      ("2026-09-30", 3, "2026-10-10"),  // 8, 9 and the Saturday worked
      ("2026-02-12", 3, "2026-02-24"),  // 13, 14 (Saturday), 24
      ("2025-12-30", 3, "2026-01-05"),  // 31, 4 (Sunday), 5
      ("2026-09-18", 2, "2026-09-21"),  // 20 (Sunday worked), 21
      ("2026-12-30", 3, "2027-01-04"),  // 2027 is not known: weekdays
    ])
  func after(from: String, count: Int, expected: String) {
    #expect(calendar.day(count, after: day(from)) == day(expected))
  }

  @Test("Counting back agrees with counting forward")
  func agrees() {
    let first = day("2025-12-20")
    for count in 0...120 {
      let last = calendar.day(count, after: first)
      #expect(calendar.workingDays(from: first, to: last) == count)
    }
  }

  @Test("Years whose arrangement nobody has announced are told")
  func years() {
    #expect(calendar.years.contains(2026))
    #expect(!calendar.years.contains(2027))
  }

  private func day(_ text: String) -> Day {
    Day(text) ?? .distantPast
  }
}
