import Casework
import Operations
import Testing

@Suite("Rectifying, urging and checking")
struct RectificationOperationTests {
  @Test("Who does not decide rectifies nothing; who decides supervises not")
  func forbidden() async throws {
    let world = try await TestWorld()
    let matter = try await world.open(as: .villageWorker)
    let township = try await world.actor(.townshipWorker)
    for player in [Player.villageWorker, .visitor, .countyWorker] {
      let actor = try await world.actor(player)
      await #expect(throws: Refusal.notPermitted) {
        try await world.rectify(
          matter, .ordered, ["order": "马上整改"], seen: 0, as: actor)
      }
    }
    try await world.rectify(
      matter, .ordered, ["order": "马上整改"], seen: 0, as: township)
    for kind in [RectificationStepKind.urged, .passed, .failed] {
      await #expect(throws: Refusal.notPermitted) {
        try await world.rectify(
          matter, kind, ["day": "2026-06-30"], seen: 1, as: township)
      }
    }
    let other = try await world.otherCounty()
    await #expect(throws: Refusal.notFound) {
      try await world.rectify(matter, .urged, seen: 1, as: other)
    }
    #expect(
      try await world.number("SELECT count(*) FROM rectification_steps") == 1)
  }

  @Test("E-19: time-limited without a due date is refused")
  func withoutDay() async throws {
    let world = try await TestWorld()
    let matter = try await world.open(as: .villageWorker)
    let township = try await world.actor(.townshipWorker)
    let refused = try await refusal {
      try await world.rectify(
        matter, .ordered, ["order": "限时整改"], seen: 0, as: township)
    }
    #expect(
      refused
        == .invalid([FieldProblem("day", "限时整改必须定期限，请填完成日期")]))
    for (day, words) in [
      ("2026-05-19", "期限不能早于今天（2026年5月20日）"),
      ("明天", "“明天”不是日期，请按 2026-03-01 的样子填"),
    ] {
      let refused = try await refusal {
        try await world.rectify(
          matter, .ordered, ["order": "限时整改", "day": day], seen: 0,
          as: township)
      }
      #expect(refused == .invalid([FieldProblem("day", words)]))
    }
    let view = try #require(
      try await world.remedies(matter, as: township).rectification)
    #expect(view.standing == nil)
    #expect(view.usualDay == day("2026-06-04"))
    #expect(view.rules.usual.source == "平台默认（A-17）")
  }

  @Test("One extension with a reason; a second one is refused")
  func extended() async throws {
    let world = try await TestWorld()
    let matter = try await world.open(as: .villageWorker)
    let township = try await world.actor(.townshipWorker)
    try await world.rectify(
      matter, .ordered, ["order": "限时整改", "day": "2026-06-04"], seen: 0,
      as: township)
    let noReason = try await refusal {
      try await world.rectify(
        matter, .extended, ["words": "", "day": "2026-06-10"], seen: 1,
        as: township)
    }
    #expect(noReason == .invalid([FieldProblem("words", "请写明为什么延期")]))
    // A form opened before somebody else was faster.
    await #expect(throws: Refusal.matterMoved) {
      try await world.rectify(matter, .done, seen: 0, as: township)
    }
    let id = world.freshForm()
    for _ in 1...2 {
      try await world.rectify(
        matter, .extended, ["day": "2026-06-10"], id: id, seen: 1,
        as: township)
    }
    await #expect(throws: Refusal.alreadyRecorded) {
      try await world.rectify(
        matter, .extended, ["day": "2026-06-11"], id: id, seen: 1,
        as: township)
    }
    let again = try await refusal {
      try await world.rectify(
        matter, .extended, ["day": "2026-06-20"], seen: 2, as: township)
    }
    #expect(
      again
        == .invalid([
          FieldProblem("step", "已经延期过一次，不能再延期。请尽快完成，有困难的上报县里。")
        ]))
    let standing = try #require(
      try await world.remedies(matter, as: township).rectification?.standing)
    #expect(standing.isExtended)
    #expect(standing.dueBy == .end(of: day("2026-06-10")))
    #expect(standing.steps == 2)
    #expect(try await world.proof() == [])
  }

  @Test("The county urges, hears an answer, checks and sends it back")
  func supervised() async throws {
    let world = try await TestWorld()
    let matter = try await world.open(as: .villageWorker)
    let township = try await world.actor(.townshipWorker)
    let county = try await world.countyOffice()
    try await world.rectify(
      matter, .ordered, ["order": "马上整改"], seen: 0, as: township)
    func board(
      _ list: RectificationList = .overdue, as actor: Actor
    ) async throws -> SupervisionView {
      try await world.office.perform(
        ReadSupervision(list: list), as: actor)
    }
    #expect(try await board(as: county).total.overdue == 0)
    world.clock.advance(seconds: 86_401)
    let late = try await board(as: county)
    #expect(late.parts.map(\.area.name) == ["清河乡"])
    #expect(late.total.open == 1)
    #expect(late.total.overdue == 1)
    #expect(late.lines.map(\.line.matter) == [matter])
    try await world.rectify(
      matter, .urged, ["words": ""], seen: 1, as: county)
    let urging = try #require(
      try await world.inbox(of: .townshipWorker).first)
    #expect(urging.kind == "整改催办")
    try await world.office.perform(
      AcknowledgeNotice(urging.id, form: world.freshForm(), text: "明天完成"),
      as: township)
    let view = try #require(
      try await world.remedies(matter, as: county).rectification)
    #expect(view.steps.last?.urging?.state == .replied)
    try await world.rectify(matter, .done, seen: 2, as: township)
    let done = try await board(.unchecked, as: county)
    #expect(done.total.open == 0)
    #expect(done.total.unchecked == 1)
    #expect(done.total.averageTenths == 10)
    #expect(done.lines.map(\.line.matter) == [matter])
    try await world.rectify(
      matter, .failed, ["day": "2026-06-01"], seen: 3, as: county)
    #expect(try await board(as: county).total.open == 1)
    // That there is a matter, and that it is to be put right again.
    #expect(try await world.inbox(of: .townshipWorker).count == 2)
    try await world.rectify(matter, .done, seen: 4, as: township)
    try await world.rectify(
      matter, .passed, ["words": ""], seen: 5, as: county)
    #expect(try await board(.unchecked, as: county).lines == [])
    #expect(try await world.proof() == [])
  }

  @Test("The board keeps to the area, and restricted matters to who may")
  func scope() async throws {
    let world = try await TestWorld()
    let matter = try await world.open(
      ["domain": "fuyang-2022/rights"], as: .townshipWorker)
    let township = try await world.actor(.townshipWorker)
    try await world.rectify(
      matter, .ordered, ["order": "马上整改"], seen: 0, as: township)
    #expect(
      try await world.office.perform(
        ReadSupervision(list: .open), as: township
      ).lines.count == 1)
    let village = try await world.actor(.villageWorker)
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(ReadSupervision(), as: village)
    }
    let other = try await world.otherCounty()
    let empty = try await world.office.perform(
      ReadSupervision(list: .open), as: other)
    #expect(empty.lines == [])
    #expect(empty.total == RectificationFigures())
    await #expect(throws: Refusal.notFound) {
      try await world.office.perform(
        ReadSupervision(area: TestWorld.county), as: other)
    }
    // The city counts it, and does not see it.
    _ = try await world.countyOffice()
    try await world.change(
      "UPDATE accounts SET role = '市残联', area = 3412 WHERE login = 'c001'")
    let city = try await world.actor(.countyWorker)
    let seen = try await world.office.perform(
      ReadSupervision(list: .open), as: city)
    #expect(seen.total.open == 1)
    #expect(seen.lines == [])
  }
}
