import Casework
import Operations
import Testing

@Suite("The households of a place")
struct ListHouseholdsTests {
  private func list(
    _ player: Player, _ world: TestWorld, _ area: AreaCode? = nil
  ) async throws -> HouseholdList {
    try await world.office.perform(
      ListHouseholds(area: area), as: try await world.actor(player))
  }

  @Test("Nobody sees a village that is not his")
  func forbidden() async throws {
    let world = try await TestWorld()
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(ListHouseholds(), as: .stranger)
    }
    await #expect(throws: Refusal.notFound) {
      _ = try await list(.stranger, world, TestWorld.village)
    }
    await #expect(throws: Refusal.notFound) {
      _ = try await list(.visitor, world, code("341202001202"))
    }
    let own = try await list(.visitor, world, TestWorld.village)
    #expect(own.households?.map(\.number) == ["H00002"])
  }

  @Test("A village worker sees all of his households, as he walks")
  func village() async throws {
    let world = try await TestWorld()
    let since = Span(from: day("2025-01-01"), to: nil)
    for number in [10, 9, 2] {
      try await world.add([
        .household(
          HouseholdRecord(
            number: "G\(number)", village: TestWorld.village, head: "钱",
            address: "双河村\(number)号", grid: "网格1", onFile: since))
      ])
    }
    let list = try await list(.villageWorker, world)
    #expect(list.total == 6)
    #expect(
      list.households?.map(\.number)
        == ["H00001", "G2", "H00002", "H00003", "G9", "G10"])
    #expect(list.choice.below.isEmpty)
  }

  @Test("A township chooses a village first; a visitor sees his persons'")
  func choice() async throws {
    let world = try await TestWorld()
    let whole = try await list(.townshipWorker, world)
    #expect(whole.households == nil)
    #expect(whole.choice.below.map(\.name) == ["双河村", "柳林村"])
    let village = try await list(
      .townshipWorker, world, code("341202001202"))
    #expect(village.households?.map(\.number) == ["H00004"])
    #expect(village.choice.above.map(\.name) == ["清河乡"])
    let visitor = try await list(.visitor, world)
    #expect(visitor.households?.map(\.number) == ["H00002"])
  }
}
