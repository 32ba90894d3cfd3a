import Casework
import Operations
import Testing

@Suite("Who may see a household")
struct ScopeTests {
  private func sees(
    _ player: Player, _ household: String, _ world: TestWorld
  ) async throws -> Bool {
    do {
      _ = try await world.office.perform(
        ReadHousehold(household), as: try await world.actor(player))
      return true
    } catch Refusal.notFound {
      return false
    }
  }

  @Test("Nobody who has not signed in")
  func forbidden() async throws {
    let world = try await TestWorld()
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(ReadHousehold("H00001"), as: .stranger)
    }
  }

  @Test("A household that is not his is as unknown as one that is not there")
  func stranger() async throws {
    let world = try await TestWorld()
    for number in ["H00001", "H00002", "H99999", ""] {
      #expect(try await sees(.stranger, number, world) == false)
    }
    #expect(try await sees(.stranger, "H00005", world))
  }

  @Test("Village and township by area, links by name")
  func areasAndLinks() async throws {
    let world = try await TestWorld()
    #expect(try await sees(.villageWorker, "H00002", world))
    #expect(try await sees(.villageWorker, "H00004", world) == false)
    #expect(try await sees(.townshipWorker, "H00004", world))
    #expect(try await sees(.townshipWorker, "H00005", world) == false)
    #expect(try await sees(.countyWorker, "H00001", world))
    #expect(try await sees(.countyWorker, "H00002", world))
    #expect(try await sees(.countyWorker, "H00003", world) == false)
    #expect(try await sees(.visitor, "H00002", world))
    #expect(try await sees(.visitor, "H00001", world) == false)
  }

  @Test("A link that has ended shows nothing any more")
  func endedLink() async throws {
    let world = try await TestWorld()
    try await world.add([
      WorldRows.link(
        .household, "C001", "H00003",
        Span(day("2025-01-01"), day("2026-05-19")))
    ])
    #expect(try await sees(.countyWorker, "H00003", world) == false)
  }

  @Test("A deputy sees the area of the one he acts for, while he acts")
  func deputy() async throws {
    let world = try await TestWorld()
    try await world.add([
      WorldRows.link(
        .deputy, "S001", "V001", Span(day("2026-05-01"), day("2026-05-20"))),
      // Not for a deputy of a deputy.
      WorldRows.link(.deputy, "V001", "V002"),
    ])
    #expect(try await sees(.stranger, "H00001", world))
    #expect(try await sees(.villageWorker, "H00004", world))
    #expect(try await sees(.stranger, "H00004", world) == false)
    world.clock.advance(seconds: 86_400)
    #expect(try await sees(.stranger, "H00001", world) == false)
  }

  @Test("A deputy never sees the personal links of the one he acts for")
  func personalLinks() async throws {
    let world = try await TestWorld()
    try await world.add([WorldRows.link(.deputy, "S001", "C001")])
    #expect(try await sees(.stranger, "H00001", world) == false)
  }
}
