import Casework
import Database
import Operations
import Testing

@Suite("Approval of changes")
struct DecideChangeTests {
  private func proposed(
    _ world: TestWorld
  ) async throws -> SubmittedChange {
    try await world.submit(
      .circumstance, ["kind": "重大疾病", "from": "2026-05-01"],
      by: try await world.actor(.villageWorker))
  }

  private func base(
    _ world: TestWorld, _ id: String, by actor: Actor
  ) async throws -> String {
    try await world.view(id, by: actor).base
  }

  @Test("who proposes does not decide, and others do not even see it")
  func forbidden() async throws {
    let world = try await TestWorld()
    let change = try await proposed(world)
    #expect(change.state == .open)
    let village = try await world.actor(.villageWorker)
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(
        DecideChange(change.id, .approve(base: "")), as: village)
    }
    let stranger = try await world.actor(.stranger)
    await #expect(throws: Refusal.notFound) {
      try await world.view(change.id, by: stranger)
    }
    await #expect(throws: Refusal.notFound) {
      try await world.office.perform(WithdrawChange(change.id), as: stranger)
    }
    // Another township decides on nothing here.
    try await world.change(
      "UPDATE accounts SET role = '乡镇', area = 341202002 WHERE login = 's001'")
    let other = try await world.actor(.stranger)
    await #expect(throws: Refusal.notFound) {
      try await world.office.perform(
        DecideChange(change.id, .sendBack(reason: "x")), as: other)
    }
    let lists = try await world.office.perform(ReadChanges(), as: other)
    #expect(lists.waiting == [])
  }

  @Test("a proposal changes nothing until it is approved, once")
  func approved() async throws {
    let world = try await TestWorld()
    let change = try await proposed(world)
    let township = try await world.actor(.townshipWorker)
    var view = try await world.household("H00001", by: township)
    #expect(view.circumstances.isEmpty)
    #expect(
      try await world.office.perform(CountWaitingChanges(), as: township) == 1)
    let decide = DecideChange(
      change.id,
      .approve(base: try await base(world, change.id, by: township)))
    let done = try await world.office.perform(decide, as: township)
    #expect(done.state == .passed)
    view = try await world.household("H00001", by: township)
    #expect(view.circumstances.count == 1)
    #expect(try await world.differences() == [])
    await #expect(throws: Refusal.alreadyDecided) {
      try await world.office.perform(decide, as: township)
    }
    #expect(
      try await world.office.perform(CountWaitingChanges(), as: township) == 0)
    #expect(
      try await world.number(
        """
        SELECT count(*) FROM audit_entries WHERE action = 'change.decide'
          AND actor = 't001' AND detail LIKE '%proposed by v001'
        """) == 1)
  }

  @Test("it is returned with a reason, which who proposed it sees")
  func returned() async throws {
    let world = try await TestWorld()
    let change = try await proposed(world)
    let township = try await world.actor(.townshipWorker)
    await #expect(
      throws: Refusal.invalid([FieldProblem("reason", "请写明为什么退回")])
    ) {
      try await world.office.perform(
        DecideChange(change.id, .sendBack(reason: "  ")), as: township)
    }
    _ = try await world.office.perform(
      DecideChange(change.id, .sendBack(reason: "请附诊断")), as: township)
    let village = try await world.actor(.villageWorker)
    let list = try await world.office.perform(
      ReadHouseholdChanges("H00001"), as: village)
    #expect(list.changes.map(\.state) == [.returned])
    #expect(list.changes.map(\.reason) == ["请附诊断"])
    await #expect(throws: Refusal.alreadyDecided) {
      try await world.office.perform(WithdrawChange(change.id), as: village)
    }
    let view = try await world.household("H00001", by: township)
    #expect(view.circumstances.isEmpty)
  }

  @Test("what no longer fits is refused in words and stays open")
  func misfit() async throws {
    let world = try await TestWorld()
    let village = try await world.actor(.villageWorker)
    let change = try await world.submit(
      .status, in: "H00003", person: "P0003",
      ["status": "低保", "from": "2026-05-10"], by: village)
    let township = try await world.actor(.townshipWorker)
    _ = try await world.submit(
      .death, in: "H00003", person: "P0003", ["day": "2026-05-05"],
      by: township)
    let view = try await world.view(change.id, by: township)
    #expect(view.misfits.count == 1)
    #expect(view.misfits[0].contains("去世"))
    do {
      _ = try await world.office.perform(
        DecideChange(change.id, .approve(base: view.base)), as: township)
      Issue.record("it was approved")
    } catch let refusal as Refusal {
      #expect(fields(of: refusal) == ["id"])
    }
    #expect(try await world.view(change.id, by: township).mayDecide)
  }

  @Test("what was changed meanwhile is shown before it is approved")
  func overtaken() async throws {
    let world = try await TestWorld()
    let village = try await world.actor(.villageWorker)
    let change = try await world.submit(
      .household, ["address": "双河村8号"], by: village)
    let township = try await world.actor(.townshipWorker)
    let seen = try await world.view(change.id, by: township)
    _ = try await world.submit(
      .household, ["address": "双河村9号"], by: township)
    await #expect(throws: Refusal.factsChanged) {
      try await world.office.perform(
        DecideChange(change.id, .approve(base: seen.base)), as: township)
    }
    let view = try await world.view(change.id, by: township)
    #expect(view.isOvertaken)
    let line = view.lines.first { $0.label == "住址" }
    #expect(line?.proposed == "双河村8号")
    #expect(line?.current == "双河村9号")
  }

  @Test("who proposed it takes it back")
  func withdrawn() async throws {
    let world = try await TestWorld()
    let change = try await proposed(world)
    let village = try await world.actor(.villageWorker)
    try await world.office.perform(WithdrawChange(change.id), as: village)
    try await world.office.perform(WithdrawChange(change.id), as: village)
    let township = try await world.actor(.townshipWorker)
    await #expect(throws: Refusal.alreadyDecided) {
      try await world.office.perform(
        DecideChange(change.id, .approve(base: "")), as: township)
    }
  }

  @Test("numbers of persons lie sealed in a proposal and masked on its page")
  func sealed() async throws {
    let world = try await TestWorld()
    let village = try await world.actor(.villageWorker)
    let change = try await world.submit(
      .member,
      [
        "name": "王小明", "relation": "子女",
        "citizen-id": "11010519491231002X",
      ], by: village)
    let stored = try await world.engine.read { connection in
      try connection.rows("SELECT content FROM changes") {
        String(decoding: $0.blob(0), as: UTF8.self)
      }
    }
    #expect(stored.count == 1)
    #expect(!stored.contains { $0.contains("19491231") })
    let view = try await world.view(
      change.id, by: try await world.actor(.townshipWorker))
    let line = view.lines.first { $0.label == "身份证号" }
    #expect(line?.proposed == "110***********002X")
  }
}
