import Casework
import Testing

@Suite("When nobody answers (A-12)")
struct SilenceTests {
  private static let rules = SafetyRules(
    attempts: 2, withinDays: 7, contactHours: 24, groups: ["watched"],
    acknowledgeHours: 24, firstVisitDays: 7)

  private func moment(_ text: String) throws -> Moment {
    try #require(Moment(text))
  }

  private func finding(
    _ attempts: [String], at now: String, watched: Bool = false
  ) throws -> Silence.Finding? {
    Silence.finding(
      in: try attempts.map(moment), at: try moment(now), by: Self.rules
    ) { watched }
  }

  @Test("one attempt of somebody who is not watched is none")
  func one() throws {
    #expect(try finding([], at: "2026-05-20 10:00", watched: true) == nil)
    #expect(
      try finding(["2026-05-01 10:00"], at: "2026-05-20 10:00") == nil)
  }

  @Test("two within seven days to the minute, not one minute more")
  func two() throws {
    let now = "2026-05-20 10:00"
    #expect(
      try finding(["2026-05-10 09:00", "2026-05-17 09:00"], at: now)
        == .repeated(1))
    #expect(
      try finding(["2026-05-10 09:00", "2026-05-17 09:01"], at: now) == nil)
    #expect(
      try finding(
        ["2026-05-01 09:00", "2026-05-10 09:00", "2026-05-11 09:00"], at: now)
        == .repeated(2))
  }

  @Test("somebody watched: after a whole day without contact")
  func watched() throws {
    let attempt = ["2026-05-19 10:00"]
    #expect(try finding(attempt, at: "2026-05-20 09:59", watched: true) == nil)
    #expect(
      try finding(attempt, at: "2026-05-20 10:00", watched: true)
        == .unreached(0))
    #expect(try finding(attempt, at: "2026-05-20 10:00") == nil)
  }

  @Test("whether somebody is watched is asked only where it matters")
  func asked() throws {
    var asked = 0
    _ = Silence.finding(
      in: [try moment("2026-05-19 10:01")], at: try moment("2026-05-20 10:00"),
      by: Self.rules
    ) {
      asked += 1
      return true
    }
    #expect(asked == 0)
  }
}

@Suite("How far an emergency has got")
struct IncidentStateTests {
  @Test("one state after the other, and none after the last")
  func order() {
    #expect(IncidentState.reported.next == .responding)
    #expect(IncidentState.responding.next == .handled)
    #expect(IncidentState.handled.next == .reviewed)
    #expect(IncidentState.reviewed.next == nil)
  }
}
