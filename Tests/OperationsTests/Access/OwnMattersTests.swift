import Casework
import Records
import Testing

@testable import Operations

@Suite("A county office and the matters of its own policies")
struct OwnMattersTests {
  /// Of 民政, in post, and linked to nobody.
  private func civil(_ world: TestWorld) async throws -> Actor {
    try await world.add([
      WorldRows.post("M001", "马民政", .civilAffairsStaff, "341202")
    ])
    _ = try await world.account(.countyWorker)
    try await world.change(
      "UPDATE policies SET standing = 0 WHERE pack = 'gansu-2024'")
    try await world.change(
      """
      UPDATE accounts SET role = '县民政局', worker_no = 'M001'
      WHERE login = 'c001'
      """)
    return try await world.actor(.countyWorker)
  }

  private func listed(
    _ world: TestWorld, _ actor: Actor
  ) async throws -> [String] {
    try await world.office.perform(
      ListMatters(area: TestWorld.county), as: actor
    ).lines.map(\.id)
  }

  private func printed(
    _ world: TestWorld, _ actor: Actor
  ) async throws -> Int {
    let year = WindowKind.year.window(containing: TestWorld.start.day)
    let book = try await world.office.perform(
      ReadMatterBook(area: TestWorld.county, period: year), as: actor)
    #expect(book.number == book.lines.count)
    return book.number
  }

  @Test("What a list or a paper names can be opened, and nothing else")
  func lists() async throws {
    let world = try await TestWorld()
    let federations = try await world.open(of: "H00001", as: .villageWorker)
    let own = try await world.open(
      ["domain": "dongsheng-2024/requests"], of: "H00002",
      as: .villageWorker)
    let civil = try await civil(world)
    #expect(try await listed(world, civil) == [own])
    #expect(try await printed(world, civil) == 1)
    let view = try await world.office.perform(ReadMatter(own), as: civil)
    #expect(view.seesHousehold)
    await #expect(throws: Refusal.notFound) {
      _ = try await world.office.perform(ReadMatter(federations), as: civil)
    }
    #expect(try await world.matters(as: .townshipWorker).count == 2)
  }

  @Test("A notice to the office opens what it is about, not the household")
  func told() async throws {
    let world = try await TestWorld()
    let matter = try await world.open(of: "H00001", as: .villageWorker)
    let civil = try await civil(world)
    #expect(try await listed(world, civil) == [])
    let notice = Notice(
      .matterOpened,
      about: Notice.Subject(.matter, county: 341_202, number: matter),
      in: TestWorld.village, "请看一件事项",
      to: [TestWorld.countyCivilAffairs])
    _ = try await world.office.perform(
      SendNotice(notice: notice), as: try await world.actor(.villageWorker))
    #expect(try await listed(world, civil) == [matter])
    #expect(try await printed(world, civil) == 1)
    let view = try await world.office.perform(ReadMatter(matter), as: civil)
    #expect(!view.seesHousehold)
    await #expect(throws: Refusal.notFound) {
      _ = try await world.office.perform(ReadHousehold("H00001"), as: civil)
    }
  }
}
