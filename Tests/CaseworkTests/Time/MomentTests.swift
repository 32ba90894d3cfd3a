import Casework
import TestSupport
import Testing

@Suite("A wall-clock time")
struct MomentTests {
  @Test(
    "is read from nothing but a date and a time of day",
    arguments: [
      "", "2026-03-01", "14:30", "2026-03-01 24:00", "2026-03-01 14:60",
      "2026-03-01  14:30", "2026-03-01T14:30", "2026-03-01 14:3",
      "2026-03-01 14:30:60", "2026-03-01 1a:30", "2026-02-29 10:00",
      "2026-03-01 14:30 ", "2026-03-01 14：30", "2026-03-01 14:30:5",
    ])
  func refused(text: String) {
    #expect(Moment(text) == nil)
  }

  @Test(
    "is written as it was read, seconds only where there are some",
    arguments: [
      "2026-03-01 00:00", "2026-03-01 14:30", "2026-03-01 23:59:59",
      "1969-12-31 23:59:59", "1900-01-01 00:00:01",
    ])
  func readBack(text: String) throws {
    let moment = try #require(Moment(text))
    #expect(moment.description == text)
    #expect(moment.day == Day(text.prefix(10)))
  }

  @Test("writes no seconds where they are zero")
  func zeroSeconds() {
    #expect(Moment("2026-03-01 14:30:00")?.description == "2026-03-01 14:30")
  }

  @Test("is read back from what it writes, before 1970 and after")
  func random() {
    var seeded = Seeded(1)
    let wrong = (0..<5_000).map { _ in
      Moment(seconds: Int64(seeded.number(in: -2_000_000_000...4_000_000_000)))
    }.filter { moment in
      let back = Moment(moment.description)
      let begins = Moment(moment.day)
      return back != moment || begins > moment
        || moment > Moment.end(of: moment.day)
    }
    #expect(wrong.isEmpty)
  }

  @Test("of a day ends one second before the next one begins")
  func ends() throws {
    let day = try #require(Day("2026-02-28"))
    #expect(Moment.end(of: day).seconds + 1 == Moment(day + 1).seconds)
    #expect(Moment.end(of: day).day == day)
  }
}
