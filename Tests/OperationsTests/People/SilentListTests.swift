import Casework
import Operations
import Testing

@Suite("Households nobody has reached")
struct SilentListTests {
  private func numbers(
    _ world: TestWorld, _ player: Player = .townshipWorker
  ) async throws -> [String] {
    let list = try await world.office.perform(
      ReadPeopleList(.silent), as: try await world.actor(player))
    #expect(list.total.number == list.persons?.count)
    return list.persons?.map(\.household) ?? []
  }

  private func visit(
    _ household: String, _ ago: Int, _ result: VisitResult = .completed,
    as number: String = "", corrects: String? = nil
  ) -> RegisterRow {
    let at = Moment(TestWorld.start.day - ago, hour: 9)
    return .visit(
      VisitRecord(
        number: number.isEmpty ? "W\(household)\(ago)" : number, at: at,
        mode: .phone, result: result, household: household,
        workers: ["V001"], corrects: corrects))
  }

  @Test("Only contacts that took place count, and that no other corrects")
  func listed() async throws {
    let world = try await TestWorld()
    #expect(
      try await numbers(world) == ["H00001", "H00002", "H00003", "H00004"])
    try await world.add([
      visit("H00001", 90), visit("H00002", 91),
      visit("H00003", 5, .unanswered), visit("H00004", 6, as: "W1"),
      visit("H00004", 6, .nobodyHome, as: "W2", corrects: "W1"),
    ])
    #expect(try await numbers(world) == ["H00003", "H00004", "H00002"])
    #expect(try await numbers(world, .villageWorker) == ["H00003", "H00002"])
    #expect(try await numbers(world, .stranger) == ["H00005"])
    let list = try await world.office.perform(
      ReadPeopleList(.silent),
      as: try await world.actor(.townshipWorker))
    #expect(
      list.persons?.map(\.day) == [nil, nil, TestWorld.start.day - 91])
  }

  @Test("Who came on file within these days, or has left, is not among them")
  func newcomers() async throws {
    let world = try await TestWorld()
    let today = TestWorld.start.day
    for (number, span) in [
      ("H00006", Span(from: today - 90, to: nil)),
      ("H00007", Span(from: today - 91, to: nil)),
      ("H00008", Span(from: today - 200, to: today - 1)),
    ] {
      try await world.add([
        .household(
          HouseholdRecord(
            number: number, village: TestWorld.village, head: "新来",
            onFile: span))
      ])
    }
    #expect(
      try await numbers(world, .villageWorker)
        == ["H00001", "H00002", "H00003", "H00007"])
  }

  @Test("A county sees no list of all, and a number for each township")
  func county() async throws {
    let world = try await TestWorld()
    let county = try await world.countyOffice()
    let list = try await world.office.perform(
      ReadPeopleList(.silent), as: county)
    #expect(list.persons == nil)
    let index = try await world.office.perform(ReadPeopleLists(), as: county)
    let entry = try #require(index.counted.first { $0.name == .silent })
    #expect(entry.count == nil)
    let risks = try await world.office.perform(
      ReadRisks(area: TestWorld.township), as: county)
    #expect(risks.silent == 4)
    let whole = try await world.office.perform(
      ReadRisks(area: TestWorld.county), as: county)
    #expect(whole.silent == nil)
    let stranger = try await world.actor(.stranger)
    await #expect(throws: Refusal.notFound) {
      _ = try await world.office.perform(
        ReadRisks(area: TestWorld.township), as: stranger)
    }
  }
}
