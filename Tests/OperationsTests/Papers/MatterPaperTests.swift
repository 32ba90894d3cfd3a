import Casework
import Operations
import Testing

@Suite("Matters on papers")
struct MatterPaperTests {
  private let may = Span(day("2026-05-01"), day("2026-05-31"))

  private func sheet(
    _ world: TestWorld, _ area: AreaCode, as player: Player,
    in period: Span? = nil, sheet: Int = 1
  ) async throws -> MatterBookView {
    try await world.office.perform(
      ReadMatterBook(area: area, period: period ?? may, sheet: sheet),
      as: try await world.actor(player))
  }

  @Test("Another's area has no list of problems for him")
  func forbidden() async throws {
    let world = try await TestWorld()
    try await world.open(as: .villageWorker)
    for (area, player) in [
      (TestWorld.village, Player.stranger), (TestWorld.village, .visitor),
      (TestWorld.township, .villageWorker), (TestWorld.county, .townshipWorker),
    ] {
      await #expect(throws: Refusal.notFound) {
        _ = try await sheet(world, area, as: player)
      }
      await #expect(throws: Refusal.notFound) {
        _ = try await world.office.perform(
          ReadNeedsSummary(area: area, period: may),
          as: try await world.actor(player))
      }
    }
    await #expect(throws: Refusal.notPermitted) {
      _ = try await world.office.perform(
        ReadMatterBook(area: TestWorld.village, period: may), as: .stranger)
    }
  }

  @Test("The list tells the problem, the plan, the outcome and the state")
  func book() async throws {
    let world = try await TestWorld()
    let matter = try await world.open(as: .villageWorker)
    try await world.open(
      ["what": "没有轮椅", "person": "P0003"], of: "H00003",
      as: .villageWorker)
    try await world.step(
      matter, .planned, ["words": "雨季前换瓦"], as: .townshipWorker)
    try await world.step(matter, .begun, as: .townshipWorker)
    try await world.step(
      matter, .solved, ["words": "屋顶修好了"], as: .townshipWorker)
    let book = try await sheet(world, TestWorld.township, as: .townshipWorker)
    #expect(book.number == 2)
    #expect(book.sheets == 1)
    let line = try #require(book.lines.first { $0.household == "H00001" })
    #expect(line.what == "屋顶漏雨")
    #expect(line.plan == "雨季前换瓦")
    #expect(line.outcome == "解决：屋顶修好了")
    #expect(line.state == .solved)
    #expect(line.village == "双河村")
    #expect(line.openedOn == day("2026-05-20"))
    let april = try await sheet(
      world, TestWorld.township, as: .townshipWorker,
      in: Span(day("2026-04-01"), day("2026-04-30")))
    #expect(april.number == 0 && april.lines.isEmpty)
    let second = try await sheet(
      world, TestWorld.township, as: .townshipWorker, sheet: 2)
    #expect(second.number == 2 && second.lines.isEmpty)
  }

  @Test("Needs are summed by the office they lie with and by domain")
  func needs() async throws {
    let world = try await TestWorld()
    try await world.open(as: .villageWorker)
    try await world.open(of: "H00003", as: .villageWorker)
    let summary = try await world.office.perform(
      ReadNeedsSummary(area: TestWorld.village, period: may),
      as: try await world.actor(.villageWorker))
    #expect(summary.lines.map(\.total) == [2])
    #expect(summary.lines[0].numbers[.registered] == 2)
    #expect(!summary.lines[0].office.isEmpty)
  }

  @Test("The booklet and the file tell matters and what became of them")
  func booklet() async throws {
    let world = try await TestWorld()
    let office = world.office
    let actor = try await world.actor(.villageWorker)
    let matter = try await world.open(as: .villageWorker)
    try await world.step(matter, .planned, as: .townshipWorker)
    try await world.step(matter, .begun, as: .townshipWorker)
    try await world.step(matter, .solved, as: .townshipWorker)
    try await world.step(
      matter, .confirmed, ["words": "满意，不漏了", "rating": "5"],
      as: .townshipWorker)
    let booklet = try await office.perform(ReadBooklet("H00001"), as: actor)
    let told = try #require(booklet.matters.first)
    #expect(booklet.matters.count == 1)
    #expect(told.what == "屋顶漏雨")
    #expect(told.state == .confirmed)
    #expect(told.outcomes.map(\.kind) == [.solved, .confirmed])
    #expect(told.outcomes.last?.words == "满意，不漏了")
    #expect(
      try await office.perform(ReadBooklet("H00003"), as: actor).matters
        .isEmpty)
    // It concerns the household, not him.
    let file = try await office.perform(
      ReadPersonFile(household: "H00001", person: "P0001"), as: actor)
    #expect(file.matters?.isEmpty == true)
    #expect(file.incidents?.isEmpty == true)
  }
}
