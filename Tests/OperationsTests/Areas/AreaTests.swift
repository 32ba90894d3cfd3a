import Casework
import Operations
import Testing

@Suite("Areas")
struct AreaTests {
  private let from = day("2026-06-01")

  private func tree(
    _ world: TestWorld, _ actor: Actor
  ) async throws -> AreaTree {
    try await world.office.perform(ReadAreas(), as: actor)
  }

  @Test("Only a county looks after its areas")
  func forbidden() async throws {
    let world = try await TestWorld()
    for player in [Player.villageWorker, .townshipWorker] {
      let actor = try await world.actor(player)
      await #expect(throws: Refusal.notPermitted) {
        _ = try await tree(world, actor)
      }
    }
    let other = try await world.otherCounty()
    #expect(try await tree(world, other).areas.isEmpty)
    await #expect(throws: Refusal.notFound) {
      try await world.office.perform(
        RenameArea(TestWorld.village, name: "新村", from: from), as: other)
    }
    await #expect(throws: Refusal.notFound) {
      try await world.office.perform(
        EndVillage(TestWorld.village, last: from), as: other)
    }
  }

  @Test("A village with households and nobody to visit them raises an alarm")
  func alarm() async throws {
    let world = try await TestWorld()
    let county = try await world.countyOffice()
    #expect(
      try await tree(world, county).areas.allSatisfy {
        !$0.lacksCommissioner
      })
    let row = try #require(
      try await world.worker("V001", as: county).posts.first
    ).row
    try await world.office.perform(
      EndPost(worker: "V001", row: row, last: day("2026-05-01")), as: county)
    let lacking = try await tree(world, county).areas
      .filter(\.lacksCommissioner)
    #expect(lacking.map(\.code) == [TestWorld.village])
    #expect(lacking.map(\.households) == [3])
  }

  @Test("A village is added, renamed and ended by day; refused in words")
  func edits() async throws {
    let world = try await TestWorld()
    let county = try await world.countyOffice()
    func add(_ code: String, _ name: String) async throws -> [String] {
      fields(
        of: try await refusal {
          try await world.office.perform(
            AddVillage(code: code, name: name, from: from), as: county)
        })
    }
    #expect(try await add("3412", "新村") == ["code"])
    #expect(try await add("341203001201", "新村") == ["code"])
    #expect(try await add("341202009201", "新村") == ["code"])
    #expect(try await add("341202001201", "新村") == ["code"])
    #expect(try await add("341202001203", "") == ["name"])
    #expect(try await add("341202001203", "新村") == [])
    let village = code("341202001203")
    try await world.office.perform(
      RenameArea(village, name: "新桥村", from: day("2026-07-01")), as: county)
    let view = try #require(
      try await tree(world, county).areas.first { $0.code == village })
    #expect(view.name == "新桥村")
    #expect(view.otherNames.map(\.name) == ["新村"])
    #expect(view.otherNames.map(\.span.end) == [day("2026-06-30")])
    // Somebody lives there still.
    #expect(
      fields(
        of: try await refusal {
          try await world.office.perform(
            EndVillage(TestWorld.village, last: from), as: county)
        }) == ["last", "last"])
    try await world.office.perform(
      EndVillage(village, last: day("2026-12-31")), as: county)
    #expect(
      try await tree(world, county).areas.first { $0.code == village }?
        .span.end == day("2026-12-31"))
    #expect(try await world.differences() == [])
  }
}
