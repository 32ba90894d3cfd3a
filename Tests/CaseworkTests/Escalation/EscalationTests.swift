import Casework
import Testing

@Suite("Reporting upward")
struct EscalationTests {
  private static let village = SampleMatter.village

  private static let rules = EscalationRules(
    clause: "第十九条",
    rungs: [
      EscalationRung(
        from: .village, clause: "第十九条",
        to: [
          OfficeLevel(.village, .government), OfficeLevel(.township, .local),
        ]),
      EscalationRung(
        from: .township, clause: "第十九条",
        to: [
          OfficeLevel(.township, .government),
          OfficeLevel(.county, .federation),
        ]),
      EscalationRung(
        from: .county, clause: "第十九条",
        to: [OfficeLevel(.city, .federation)]),
    ],
    departments: [
      OfficeLevel(.county, .health), OfficeLevel(.village, .government),
    ])

  @Test("the ladder ends: from there nobody is offered")
  func end() {
    #expect(Self.rules.choices(from: .city, about: Self.village) == [])
    #expect(Self.rules.choices(from: .province, about: Self.village) == [])
  }

  @Test(
    "from each level those of its rung are ticked, departments are offered",
    arguments: [
      (
        AreaLevel.village, ["341202001201 党委政府", "341202001 属地"],
        ["341202 卫健"]
      ),
      // Nobody reports to those below him: the village is left out.
      (.township, ["341202001 党委政府", "341202 残联"], ["341202 卫健"]),
      (.county, ["3412 残联"], ["341202 卫健"]),
    ])
  func rungs(
    level: AreaLevel, usual: [String], besides: [String]
  ) {
    let choices = Self.rules.choices(from: level, about: Self.village)
    func words(_ isUsual: Bool) -> [String] {
      choices.filter { $0.isUsual == isUsual }.map {
        "\($0.office.area) \($0.office.institution.word)"
      }
    }
    #expect(words(true) == usual)
    #expect(words(false) == besides)
  }

  @Test(
    "by when it must be acknowledged, and each level above as long again",
    arguments: [
      (
        MatterUrgency.sudden, "2026-05-20 10:00", "2026-05-21 10:00",
        "2026-05-22 10:00"
      ),
      // Over a weekend, the make-up workday of 9 May, a holiday, New Year.
      (
        .urgent, "2026-05-22 10:00", "2026-05-27 23:59:59",
        "2026-06-01 23:59:59"
      ),
      (
        .urgent, "2026-05-07 10:00", "2026-05-11 23:59:59",
        "2026-05-14 23:59:59"
      ),
      (
        .urgent, "2026-09-29 10:00", "2026-10-09 23:59:59",
        "2026-10-13 23:59:59"
      ),
      (
        .urgent, "2025-12-30 10:00", "2026-01-05 23:59:59",
        "2026-01-08 23:59:59"
      ),
    ])
  func clock(
    urgency: MatterUrgency, from: String, first: String, second: String
  ) throws {
    let clock = try #require(
      AcknowledgementClock(urgency, by: SampleMatter.rules))
    let due = clock.term.end(from: SampleMatter.at(from), .official)
    #expect(due == SampleMatter.at(first))
    #expect(clock.term.end(from: due, .official) == SampleMatter.at(second))
  }

  @Test("a class without a clock rises to nobody")
  func withoutClock() {
    #expect(
      AcknowledgementClock(.longStanding, by: SampleMatter.rules) == nil)
  }

  @Test("what became of it, at one recipient")
  func receipt() {
    let due = SampleMatter.at("2026-05-21 10:00")
    let before = SampleMatter.at("2026-05-21 09:00")
    let after = SampleMatter.at("2026-05-21 10:00:01")
    var receipt = ReportReceipt(acknowledgeBy: due)
    #expect(receipt.state(at: due) == .waiting)
    #expect(receipt.state(at: after) == .late)
    receipt.raisedAt = after
    #expect(receipt.state(at: after) == .raised)
    #expect(receipt.wasLate)
    receipt.acknowledgedAt = after
    #expect(receipt.state(at: after) == .acknowledged)
    #expect(receipt.wasLate)
    receipt.acknowledgedAt = before
    #expect(!receipt.wasLate)
    receipt.repliedAt = after
    #expect(receipt.state(at: after) == .replied)
    #expect(
      ReportReceipt(acknowledgeBy: nil, settledAt: before)
        .state(at: after) == .settled)
    #expect(ReportReceipt(acknowledgeBy: nil).state(at: after) == .waiting)
  }
}
