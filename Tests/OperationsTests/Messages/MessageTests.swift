import Casework
import Operations
import Testing

@Suite("Messages about a household")
struct MessageTests {
  private func send(
    _ world: TestWorld, _ household: String = "H00001",
    to: [String] = ["341202001 属地"], text: String = "请关注本户用药",
    form: String? = nil, by player: Player = .villageWorker
  ) async throws {
    try await world.office.perform(
      SendMessage(
        household, form: form ?? Identifier.make(at: world.clock.now),
        to: to, text: text), as: try await world.actor(player))
  }

  @Test("Who may not see the household reads and sends nothing")
  func forbidden() async throws {
    let world = try await TestWorld()
    for household in ["H00001", "H99999"] {
      await #expect(throws: Refusal.notFound) {
        try await send(world, household, by: .stranger)
      }
      let stranger = try await world.actor(.stranger)
      await #expect(throws: Refusal.notFound) {
        try await world.office.perform(
          ReadMessages(household), as: stranger)
      }
    }
  }

  @Test("A message needs words, and an office of the household's place")
  func refused() async throws {
    let world = try await TestWorld()
    for (to, text, field) in [
      ([], "好", "office"), (["341202002 属地"], "好", "office"),
      (["341202001 属地"], " ", "text"),
      (["341202001 属地"], String(repeating: "好", count: 301), "text"),
    ] {
      let refused = try await refusal {
        try await send(world, to: to, text: text)
      }
      #expect(fields(of: refused) == [field])
    }
  }

  @Test("It arrives once, without numbers of persons, and stays on record")
  func sent() async throws {
    let world = try await TestWorld()
    let form = Identifier.make(at: world.clock.now)
    for _ in 1...2 {
      try await send(world, text: "电话13812345678", form: form)
    }
    await #expect(throws: Refusal.alreadyRecorded) {
      try await send(world, text: "别的", form: form)
    }
    let line = try #require(try await world.inbox(of: .townshipWorker).first)
    #expect(line.text == "户H00001：电话（号码略）")
    #expect(line.kind == "转告")
    let page = try await world.office.perform(
      ReadMessages("H00001"), as: try await world.actor(.villageWorker))
    #expect(page.messages.map(\.id) == [form])
    #expect(
      page.offices.map(\.title) == [
        "双河村", "双河村“两委”", "清河乡", "清河乡党委政府", "颍州区残联", "颍州区民政局",
      ])
    #expect(page.offices[0].staff == ["张村专"])
    #expect(page.offices[1].instead == "清河乡")
    #expect(page.offices[5].instead == "颍州区（残联、民政）")
  }
}
