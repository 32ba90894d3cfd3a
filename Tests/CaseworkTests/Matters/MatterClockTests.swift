import Casework
import Testing

@Suite("The clocks of matters")
struct MatterClockTests {
  @Test(
    "Until when there must be a plan, by class",
    arguments: [
      // Hours run by the clock, over weekends and holidays alike.
      (MatterUrgency.sudden, "2026-05-20 10:00", "2026-05-21 10:00"),
      (.sudden, "2026-09-30 23:30", "2026-10-01 23:30"),
      (.sudden, "2025-12-31 12:00", "2026-01-01 12:00"),
      // Working days begin with the next and end with the last in full.
      (.urgent, "2026-05-20 10:00", "2026-05-25 23:59:59"),
      (.urgent, "2026-05-22 23:59", "2026-05-27 23:59:59"),
      (.urgent, "2026-09-30 08:00", "2026-10-10 23:59:59"),
      (.urgent, "2026-02-12 08:00", "2026-02-24 23:59:59"),
      (.urgent, "2025-12-30 08:00", "2026-01-05 23:59:59"),
      (.temporary, "2026-05-20 10:00", "2026-06-03 23:59:59"),
      (.temporary, "2026-04-24 10:00", "2026-05-12 23:59:59"),
      (.temporary, "2025-12-22 10:00", "2026-01-06 23:59:59"),
    ])
  func planBy(urgency: MatterUrgency, from: String, until: String) {
    #expect(
      SampleMatter.rules.planBy(urgency, from: SampleMatter.at(from), .official)
        == SampleMatter.at(until))
  }

  @Test("A class without a clock has none")
  func withoutClock() {
    #expect(
      SampleMatter.rules.planBy(
        .longStanding, from: SampleMatter.opened, .official)
        == nil)
  }

  @Test("What the document leaves open is labelled as the platform's own")
  func label() {
    let term = SampleMatter.rules.matterClass(.urgent)?.planWithin
    #expect(term?.words == "3个工作日")
    #expect(term?.source == "平台默认（A-18）")
    #expect(MatterTerm(.days(15)).source == nil)
  }

  @Test("Late from the moment the clock has run out, not before")
  func late() throws {
    let standing = try #require(
      MatterStanding(opening: SampleMatter.registration(.sudden)))
    #expect(!standing.isLate(at: SampleMatter.at("2026-05-21 10:00")))
    #expect(standing.isLate(at: SampleMatter.at("2026-05-21 10:00:01")))
  }

  @Test("With a plan its last day counts in full; solved nothing runs")
  func afterPlan() throws {
    let planned = try #require(SampleMatter.standing(.planned))
    #expect(planned.planBy == nil)
    #expect(planned.actBy == SampleMatter.at("2026-05-31 23:59:59"))
    let solved = try #require(SampleMatter.standing(.planned, .solved))
    #expect(solved.actBy == nil)
    #expect(!solved.isLate(at: SampleMatter.at("2030-01-01 00:00")))
  }

  @Test("Long-standing by itself after 90 days, or by hand at once")
  func longStanding() throws {
    let standing = try #require(SampleMatter.standing())
    #expect(standing.longFrom == Day("2026-08-18"))
    #expect(
      [("2026-08-17", false), ("2026-08-18", true)].allSatisfy { text, long in
        Day(text).map(standing.isLongStanding) == long
      })
    let byHand = try #require(
      MatterStanding(opening: SampleMatter.registration(.longStanding)))
    #expect(byHand.isLongStanding(on: SampleMatter.opened.day))
    let closed = try #require(SampleMatter.standing(.closed))
    #expect(!closed.isLongStanding(on: SampleMatter.opened.day + 400))
  }
}
