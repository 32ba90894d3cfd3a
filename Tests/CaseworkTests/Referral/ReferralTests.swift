import Casework
import Testing

@Suite("Referrals")
struct ReferralTests {
  private static func standing(
    _ kinds: [ReferralStepKind]
  ) -> ReferralStanding? {
    ReferralStanding(
      kinds.enumerated().map { place, kind in
        ReferralStep(
          number: place + 1, id: "\(place)", kind: kind,
          at: SampleMatter.opened, by: "t001")
      })
  }

  @Test(
    "which step follows which",
    arguments: [
      ([], [.accepted, .declined, .delivered, .withdrawn]),
      ([.accepted], [.delivered, .withdrawn]),
      ([.declined], []),
      ([.accepted, .delivered], [.confirmed, .disputed]),
      ([.delivered], [.confirmed, .disputed]),
      ([.accepted, .delivered, .disputed], [.delivered, .withdrawn]),
      ([.accepted, .delivered, .confirmed], []),
      ([.withdrawn], []),
    ] as [([ReferralStepKind], [ReferralStepKind])])
  func following(
    history: [ReferralStepKind], allowed: [ReferralStepKind]
  ) throws {
    let standing = try #require(Self.standing([.sent] + history))
    let found = ReferralStepKind.allCases.filter {
      standing.obstacle(to: $0) == nil
    }
    #expect(found == allowed)
    for kind in ReferralStepKind.allCases where !allowed.contains(kind) {
      #expect(Self.standing([.sent] + history + [kind]) == nil)
    }
  }

  @Test("a refusal to take it, and its delivery, are said in words")
  func words() {
    func asked(_ kind: ReferralStepKind, _ day: String?) -> [String] {
      var step = ReferralStep(
        number: 2, id: "2", kind: kind, at: SampleMatter.opened, by: "t001")
      step.day = day.flatMap { Day($0) }
      return step.problems(
        sent: SampleMatter.opened.day, on: SampleMatter.opened.day + 5
      ).map(\.words)
    }
    #expect(asked(.accepted, nil) == [])
    #expect(asked(.declined, nil) == ["请写明为什么不受理"])
    #expect(asked(.delivered, nil) == ["请写明落实了什么", "请填日期"])
    #expect(
      asked(.confirmed, "2026-05-19") == [
        "请写明家庭怎么说的", "早于转出的日子（2026年5月20日），请核对",
      ])
    #expect(
      asked(.disputed, "2026-05-26") == ["请写明家庭怎么说的", "日期在今天之后，请核对"])
  }

  @Test("overdue the day after, until it is delivered")
  func overdue() throws {
    let due = SampleMatter.opened.day + 30
    let open = try #require(Self.standing([.sent, .accepted]))
    #expect(!open.isOverdue(due, on: due))
    #expect(open.isOverdue(due, on: due + 1))
    let done = try #require(Self.standing([.sent, .accepted, .delivered]))
    #expect(!done.isOverdue(due, on: due + 1))
    let declined = try #require(Self.standing([.sent, .declined]))
    #expect(!declined.isOverdue(due, on: due + 1))
  }

  @Test("what helps with the domain of a matter is offered first")
  func kinds() {
    func kind(_ id: String, _ domains: [String]) -> ReferralKind {
      ReferralKind(
        id: id, title: id, clause: "五", to: OfficeLevel(.county, .health),
        domains: domains)
    }
    let rules = ReferralRules(
      clause: "五", answerWithin: MatterTerm(.workingDays(3)),
      usual: MatterTerm(.days(30)),
      kinds: [kind("a", ["x/care"]), kind("b", ["x/health"])])
    #expect(rules.kinds(for: "x/health").map(\.id) == ["b", "a"])
    #expect(rules.kinds(for: "x/other").map(\.id) == ["a", "b"])
  }
}
