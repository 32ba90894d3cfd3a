import Casework
import Operations
import Testing

@Suite("Recording what is done about a matter")
struct MatterStepTests {
  @Test("Nobody out of his place; the village does not decide")
  func forbidden() async throws {
    let world = try await TestWorld()
    let id = try await world.open(as: .villageWorker)
    for matter in [id, "0190"] {
      await #expect(throws: Refusal.notFound) {
        try await world.step(matter, .planned, as: .stranger)
      }
    }
    for kind in [MatterStepKind.planned, .closed, .reclassed, .taken] {
      await #expect(throws: Refusal.notPermitted) {
        try await world.step(id, kind, as: .villageWorker)
      }
    }
    for kind in [MatterStepKind.registered, .handedOver, .noted] {
      await #expect(throws: Refusal.notPermitted) {
        try await world.step(id, kind, as: .townshipWorker)
      }
    }
    #expect(try await world.number("SELECT count(*) FROM matter_steps") == 1)
  }

  @Test("A step from the wrong state, a plan before today: refused in words")
  func refused() async throws {
    let world = try await TestWorld()
    let id = try await world.open(as: .villageWorker)
    let wrong = try await refusal {
      try await world.step(id, .solved, as: .villageWorker)
    }
    #expect(
      wrong?.words
        == "这件事项现在是“登记”，不能“解决”：先“定方案”，写明措施、责任人和完成日期。")
    let plan = try await refusal {
      try await world.step(
        id, .planned, ["day": "2026-05-19", "worker": "S001", "words": ""],
        as: .townshipWorker)
    }
    #expect(Set(fields(of: plan)) == ["words", "worker", "day"])
    #expect(try await world.number("SELECT count(*) FROM matter_steps") == 1)
  }

  @Test("From plan to closing, told in between, checked in the end")
  func way() async throws {
    let world = try await TestWorld()
    let id = try await world.open(as: .villageWorker)
    let planned = try await world.step(
      id, .planned, ["day": "2026-05-30"], as: .townshipWorker)
    #expect(planned.state == .planned && planned.owesWord)
    #expect(try await world.matters(.untold, as: .villageWorker) == [id])
    try await world.step(id, .begun, as: .villageWorker)
    try await world.step(
      id, .told, ["words": "同意", "rating": "4"], as: .villageWorker)
    #expect(try await world.matters(.untold, as: .villageWorker) == [])
    try await world.step(id, .solved, as: .villageWorker)
    #expect(try await world.matters(.word, as: .townshipWorker) == [id])
    try await world.step(id, .disputed, as: .villageWorker)
    try await world.step(id, .solved, as: .villageWorker)
    try await world.step(id, .confirmed, as: .villageWorker)
    let closed = try await world.step(
      id, .closed, ["words": ""], as: .townshipWorker)
    #expect(closed.state == .closed)
    #expect(closed.checkOn == day("2026-06-19"))
    #expect(try await world.matters(as: .villageWorker) == [])
    #expect(try await world.matters(.checks, as: .villageWorker) == [])
    world.clock.set(Moment(day("2026-06-19"), hour: 9))
    #expect(try await world.matters(.checks, as: .villageWorker) == [id])
    let again = try await world.step(
      id, .checked, ["outcome": MatterStepEntry.tookNoEffect],
      as: .villageWorker)
    #expect(again.state == .registered)
    #expect(again.planBy == .end(of: day("2026-07-03")))
    let view = try await world.matter(id, as: .villageWorker)
    #expect(
      view.steps.map(\.state.word).joined(separator: " ")
        == "登记 有方案 办理中 办理中 已解决 办理中 已解决 家庭确认 办结 登记")
    #expect(try await world.proof() == [])
  }

  @Test("Closing without the household's word needs a reason")
  func closing() async throws {
    let world = try await TestWorld()
    let id = try await world.open(as: .villageWorker)
    let refused = try await refusal {
      try await world.step(id, .closed, ["words": ""], as: .townshipWorker)
    }
    #expect(fields(of: refused) == ["words"])
    let closed = try await world.step(
      id, .closed, ["words": "重复登记"], as: .townshipWorker)
    #expect(closed.state == .closed && !closed.isConfirmed)
  }

  @Test("The same form sent twice is one step; a stale one is refused")
  func twice() async throws {
    let world = try await TestWorld()
    let id = try await world.open(as: .villageWorker)
    let form = Identifier.make(at: TestWorld.start)
    try await world.step(id, .planned, id: form, seen: 1, as: .townshipWorker)
    try await world.step(id, .planned, id: form, seen: 1, as: .townshipWorker)
    #expect(try await world.number("SELECT count(*) FROM matter_steps") == 2)
    await #expect(throws: Refusal.alreadyRecorded) {
      try await world.step(
        id, .planned, ["words": "另一办法"], id: form, as: .townshipWorker)
    }
    await #expect(throws: Refusal.matterMoved) {
      try await world.step(id, .planned, seen: 1, as: .townshipWorker)
    }
  }

  @Test("The county decides once it has taken the matter on, not before")
  func county() async throws {
    let world = try await TestWorld()
    let county = try await world.countyOffice()
    let id = try await world.open(as: .villageWorker)
    func step(
      _ kind: MatterStepKind, _ values: [String: String]
    ) async throws {
      _ = try await world.office.perform(
        RecordMatterStep(
          MatterStepEntry(
            id: Identifier.make(at: TestWorld.start), matter: id, kind: kind,
            values: values)), as: county)
    }
    let plan = ["words": "县里修", "worker": "C001", "day": "2026-06-30"]
    await #expect(throws: Refusal.notPermitted) {
      try await step(.planned, plan)
    }
    try await step(.taken, ["words": "乡镇解决不了"])
    try await step(.planned, plan)
    await #expect(throws: Refusal.notPermitted) {
      try await world.step(id, .planned, as: .townshipWorker)
    }
    let view = try await world.matter(id, as: .villageWorker)
    #expect(view.officeName == "颍州区" && view.plan?.workerName == "钱干部")
    #expect(
      try await world.office.perform(ListMatters(.open), as: county).lines
        .map(\.id) == [id])
  }

  @Test("What runs out is late; long open is long-standing")
  func lists() async throws {
    let world = try await TestWorld()
    let sudden = try await world.open(
      ["urgency": "突发"], of: "H00002", as: .villageWorker)
    let usual = try await world.open(as: .villageWorker)
    #expect(try await world.matters(as: .villageWorker) == [sudden, usual])
    #expect(try await world.matters(.late, as: .villageWorker) == [])
    #expect(try await world.matters(.pressing, as: .villageWorker) == [sudden])
    world.clock.advance(seconds: 86_401)
    #expect(try await world.matters(.late, as: .villageWorker) == [sudden])
    world.clock.set(Moment(day("2026-08-18"), hour: 8))
    #expect(
      Set(try await world.matters(.long, as: .townshipWorker))
        == [sudden, usual])
    #expect(
      try await world.matters(area: code("341202001202"), as: .townshipWorker)
        == [])
    await #expect(throws: Refusal.notFound) {
      try await world.matters(area: code("341202002"), as: .townshipWorker)
    }
    // Linked to H00001 by 联系户 and to P0002 of H00002 by 结对.
    #expect(
      Set(try await world.matters(as: .countyWorker)) == [sudden, usual])
    #expect(try await world.matters(as: .visitor) == [sudden])
    #expect(try await world.matters(as: .stranger) == [])
  }

  @Test("Numbers: found, closed, confirmed, days taken, by area and month")
  func numbers() async throws {
    let world = try await TestWorld()
    let one = try await world.open(as: .villageWorker)
    try await world.open(of: "H00002", as: .villageWorker)
    try await world.step(one, .planned, as: .townshipWorker)
    world.clock.advance(seconds: 5 * 86_400)
    try await world.step(one, .solved, as: .villageWorker)
    try await world.step(one, .confirmed, as: .villageWorker)
    try await world.step(one, .closed, as: .townshipWorker)
    func figures(
      _ player: Player, _ area: String? = nil
    ) async throws -> MatterFigures {
      try await world.office.perform(
        ReadMatterNumbers(area: area.map { code($0) }),
        as: try await world.actor(player))
    }
    for player in [Player.villageWorker, .townshipWorker] {
      let found = try await figures(player)
      #expect(found.numbers.found == 2 && found.numbers.closed == 1)
      #expect(found.numbers.confirmed == 1 && found.open == 1)
      #expect(found.numbers.medianDays == 5 && found.late == 0)
    }
    #expect(
      try await figures(.townshipWorker, "341202001202").numbers.found == 0)
    await #expect(throws: Refusal.notFound) {
      try await figures(.townshipWorker, "341202002")
    }
    #expect(try await world.proof() == [])
  }
}
