import Casework
import Testing

@Suite("Reports of children with a disability")
struct ChildReportTests {
  private static func day(_ text: String) -> Day {
    Day(text) ?? .distantPast
  }

  private static func report(
    _ found: String, reported: String, diagnosed: String? = nil,
    begun: String? = nil, ruledOut: String? = nil
  ) -> ChildReport {
    var report = ChildReport(
      found: day(found), source: .family, signs: "不会走",
      reported: day(reported))
    report.diagnosis = diagnosed.map {
      .init(day: day($0), what: "脑瘫", place: "市医院")
    }
    report.intervention = begun.map { .init(day: day($0), body: "康复中心") }
    report.exclusion = ruledOut.map { .init(day: day($0), words: "正常") }
    return report
  }

  @Test("the stage follows from what is on record")
  func stages() {
    let at = "2026-05-01"
    #expect(Self.report(at, reported: at).stage == .found)
    #expect(Self.report(at, reported: at, diagnosed: at).stage == .diagnosed)
    #expect(
      Self.report(at, reported: at, diagnosed: at, begun: at).stage == .begun)
    #expect(
      Self.report(at, reported: at, diagnosed: at, ruledOut: at).stage
        == .ruledOut)
    #expect(ChildReportStage.allCases.filter(\.isOpen) == [.found, .diagnosed])
  }

  @Test("three intervals, open ones are not counted")
  func intervals() {
    let report = Self.report(
      "2026-01-01", reported: "2026-01-11", diagnosed: "2026-01-31",
      begun: "2026-03-01")
    #expect(report.intervals.toReport == 10)
    #expect(report.intervals.toDiagnosis == 30)
    #expect(report.intervals.toIntervention == 29)
    let open = Self.report("2026-01-01", reported: "2026-01-01").intervals
    #expect(open.toReport == 0)
    #expect(open.toDiagnosis == nil && open.toIntervention == nil)
  }

  @Test("medians are of those that have the interval, in half days")
  func medians() {
    var figures = ChildReportFigures()
    #expect(figures.medianToReport == nil && figures.total == 0)
    figures.add(Self.report("2026-01-01", reported: "2026-01-02"))
    figures.add(
      Self.report(
        "2026-01-01", reported: "2026-01-05", diagnosed: "2026-01-09"))
    #expect(figures.medianToReport == 5)
    #expect(figures.medianToDiagnosis == 16)
    #expect(figures.medianToIntervention == nil)
    figures.add(Self.report("2026-01-01", reported: "2026-04-01"))
    #expect(figures.medianToReport == 8)
    #expect(figures.counts == [.found: 2, .diagnosed: 1])
  }

  @Test(
    "who is born after the latest birth is younger, whatever the calendar",
    arguments: ["2026-02-28", "2026-03-01", "2028-02-29", "2026-05-20"])
  func latestBirth(_ text: String) {
    let today = Self.day(text)
    let latest = today.latestBirth(ofAge: 18)
    for offset in -3...3 {
      let birth = latest + offset
      #expect(
        (birth > latest) == (birth.birthday(18) > today), "\(birth)")
    }
  }

  @Test("days from what happened until a body knows, none while none does")
  func infringement() {
    var content = Infringement(
      happened: Self.day("2026-05-01"), kind: .abuse, words: "打骂")
    #expect(content.daysToReport == nil)
    content.report = .init(
      body: .police, at: Moment(Self.day("2026-05-04"), hour: 9))
    #expect(content.daysToReport == 3)
  }
}
