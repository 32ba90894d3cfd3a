import Casework
import Operations
import Testing

@Suite("Reporting a matter upward")
struct EscalationOperationTests {
  @Test("Who has no right, or does not see the matter, reports nothing")
  func forbidden() async throws {
    let world = try await TestWorld()
    let matter = try await world.open(as: .villageWorker)
    await #expect(throws: Refusal.notPermitted) {
      try await world.escalate(
        matter, to: [TestWorld.townshipLocal], as: .stranger)
    }
    let stranger = try await world.actor(.stranger)
    let restricted = try await world.open(
      ["domain": "fuyang-2022/rights"], as: .townshipWorker)
    for (number, actor) in [
      (matter, stranger), (world.freshForm(), stranger),
      (restricted, try await world.actor(.villageWorker)),
    ] {
      await #expect(throws: Refusal.notFound) {
        try await world.escalate(
          number, to: [TestWorld.townshipLocal], as: actor)
      }
      await #expect(throws: Refusal.notFound) {
        try await world.remedies(number, as: actor)
      }
    }
    #expect(try await world.number("SELECT count(*) FROM escalations") == 0)
  }

  @Test("Nobody ticked, somebody below, no words, a closed matter: refused")
  func refused() async throws {
    let world = try await TestWorld()
    let matter = try await world.open(as: .villageWorker)
    let village = try await world.actor(.villageWorker)
    let township = try await world.actor(.townshipWorker)
    func fields(
      _ offices: [String], _ words: String = "为什么", by actor: Actor
    ) async throws -> [String] {
      OperationsTests.fields(
        of: try await refusal {
          try await world.escalate(
            matter, to: offices, words: words, as: actor)
        })
    }
    #expect(try await fields([], by: village) == ["office"])
    #expect(try await fields(["341202 残联"], by: village) == ["office"])
    #expect(
      try await fields([TestWorld.villageGovernment], by: township)
        == ["office"])
    #expect(
      try await fields([TestWorld.townshipLocal], " ", by: village)
        == ["words"])
    #expect(
      try await fields(
        [TestWorld.townshipLocal], String(repeating: "长", count: 501),
        by: village) == ["words"])
    try await world.step(matter, .closed, as: .townshipWorker)
    #expect(
      try await fields([TestWorld.townshipLocal], by: village) == ["words"])
    #expect(
      try await world.number(
        "SELECT count(*) FROM notices WHERE kind = 'matter.escalated'") == 0)
  }

  @Test("Told at once, acknowledged and answered; sent twice it is one")
  func answered() async throws {
    let world = try await TestWorld()
    let matter = try await world.open(["urgency": "突发"], as: .villageWorker)
    let village = try await world.actor(.villageWorker)
    let form = try #require(
      try await world.remedies(matter, as: village).escalation)
    #expect(
      form.choices.filter(\.isUsual).map(\.value)
        == [TestWorld.villageGovernment, TestWorld.townshipLocal])
    #expect(form.choices.prefix(2).map(\.isVacant) == [true, false])
    #expect(form.clock == "24小时")
    #expect(form.clockSource == "平台默认（A-18）")
    let id = world.freshForm()
    for _ in 1...2 {
      try await world.escalate(
        matter, to: form.choices.filter(\.isUsual).map(\.value), id: id,
        as: village)
    }
    await #expect(throws: Refusal.alreadyRecorded) {
      try await world.escalate(
        matter, to: [TestWorld.townshipLocal], id: id, as: village)
    }
    // Nobody is in post at the village's committee: both are one desk.
    let line = try #require(try await world.inbox(of: .townshipWorker).first)
    #expect(
      try await world.number(
        "SELECT count(*) FROM notices WHERE kind = 'matter.escalated'") == 1)
    #expect(line.vacant.count == 1)
    #expect(line.text == "双河村上报：突发事项“安全隐患”，清河乡双河村 户H00001")
    let township = try await world.actor(.townshipWorker)
    try await world.office.perform(
      AcknowledgeNotice(line.id, form: world.freshForm()), as: township)
    try await world.office.perform(
      ReplyToNotice(line.id, form: world.freshForm(), text: "今天下午到"),
      as: township)
    let report = try #require(
      try await world.remedies(matter, as: village).reports.first)
    #expect(report.from == "双河村")
    #expect(report.author == "张村专")
    #expect(report.recipients.map(\.state) == [.replied])
    #expect(
      Set(report.recipients[0].steps.map(\.title)) == ["已确认收到", "回复"])
    #expect(try await world.proof() == [])
  }

  @Test("Unacknowledged it rises once a level, in working days anew")
  func raised() async throws {
    let world = try await TestWorld()
    let matter = try await world.open(["urgency": "紧迫"], as: .villageWorker)
    let village = try await world.actor(.villageWorker)
    try await world.escalate(
      matter, to: [TestWorld.townshipLocal], as: village)
    let jobs = {
      try await world.office.perform(RaiseNotices(), as: .system("jobs"))
    }
    // Wednesday 10:00; three working days end with Monday.
    world.clock.set(Moment(day("2026-05-25"), hour: 23, minute: 59))
    #expect(try await jobs() == 0)
    world.clock.set(Moment(day("2026-05-26"), hour: 0))
    #expect(try await jobs() == 1)
    #expect(try await jobs() == 0)
    let report = try #require(
      try await world.remedies(matter, as: village).reports.first)
    #expect(report.recipients.map(\.state) == [.raised, .waiting])
    #expect(report.recipients.map(\.isFromBelow) == [false, true])
    #expect(
      report.recipients[1].acknowledgeBy == .end(of: day("2026-05-29")))
    let office = try await world.countyOffice()
    #expect(
      try await world.office.perform(ReadInbox(), as: office).lines.count
        == 1)
    #expect(try await world.proof() == [])
  }

  @Test("Of a restricted matter the notice says only that there is one")
  func restricted() async throws {
    let world = try await TestWorld()
    let matter = try await world.open(
      ["domain": "fuyang-2022/rights", "what": "被邻居打伤"],
      as: .townshipWorker)
    try await world.escalate(
      matter, to: ["341202 残联"], as: try await world.actor(.townshipWorker))
    let office = try await world.countyOffice()
    let line = try #require(
      try await world.office.perform(ReadInbox(), as: office).lines.first)
    #expect(line.text == "清河乡上报：一件限制查看的事项，清河乡双河村，请登录查看")
  }
}
