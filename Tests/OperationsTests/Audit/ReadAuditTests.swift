import Casework
import Operations
import Testing

@Suite("Reading the logs", .serialized)
struct ReadAuditTests {
  private let always = ReadAudit(period: .always)

  @Test("Nobody but an auditor may", arguments: Player.allCases)
  func forbidden(_ player: Player) async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(player)
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(always, as: actor)
    }
  }

  @Test("An administrator neither, whatever he may do")
  func administrator() async throws {
    let world = try await TestWorld()
    let keeper = try await Keeper.make(in: world)
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(always, as: keeper.actor)
    }
  }

  @Test("Every action has words")
  func words() {
    for action in AuditAction.allCases {
      #expect(action.hasWords, "\(action)")
    }
  }

  @Test("Lines of another county are not shown, nor of none")
  func otherCounty() async throws {
    let world = try await TestWorld()
    try await world.add([
      .area(AreaRecord(code: code("341203"), name: "颍东区"))
    ])
    try await work(world)
    let auditor = try await Keeper.make(
      "auditor", .auditor, at: code("341203"), in: world)
    let page = try await world.office.perform(always, as: auditor.actor)
    #expect(Set(page.lines.map(\.subject)) == ["auditor"])
  }

  @Test("Changes and reads stand together, the newest first, with names")
  func together() async throws {
    let world = try await TestWorld()
    try await work(world)
    world.clock.advance(seconds: 60)
    let auditor = try await Keeper.make("auditor", .auditor, in: world)
    var query = always
    query.actor = "v001"
    let page = try await world.office.perform(query, as: auditor.actor)
    #expect(page.lines.map(\.action) == ["登记访视", "查看家庭", "查看家庭"])
    #expect(page.lines.map(\.kind) == [.changes, .reads, .reads])
    #expect(Set(page.lines.map(\.actorName)) == ["张村专"])
    #expect(page.lines[1].subject == "H00002")
    #expect(page.hasMore == false)
  }

  @Test("Filters narrow down, pages go on by the last line")
  func filters() async throws {
    let world = try await TestWorld()
    try await work(world)
    let auditor = try await Keeper.make("auditor", .auditor, in: world)
    var query = always
    query.kind = .reads
    query.limit = 1
    let first = try await world.office.perform(query, as: auditor.actor)
    #expect(first.lines.map(\.subject) == ["H00002"])
    #expect(first.hasMore)
    query.before = first.lines[0].id
    let second = try await world.office.perform(query, as: auditor.actor)
    #expect(second.lines.map(\.subject) == ["H00001"])
    #expect(second.hasMore == false)

    query = always
    query.subject = "H00001"
    query.action = .readHousehold
    let one = try await world.office.perform(query, as: auditor.actor)
    #expect(one.lines.count == 1)

    let day = TestWorld.start.day
    query = ReadAudit(period: Span(day, day))
    query.kind = .reads
    #expect(
      try await world.office.perform(query, as: auditor.actor).lines.count
        == 2)
    for period in [Span(day - 9, day - 1), Span(day + 1, day + 9)] {
      query = ReadAudit(period: period)
      #expect(
        try await world.office.perform(query, as: auditor.actor).lines == [])
    }
  }

  /// The village worker opens two households and records a visit.
  private func work(_ world: TestWorld) async throws {
    let worker = try await world.actor(.villageWorker)
    for number in ["H00001", "H00002"] {
      _ = try await world.office.perform(ReadHousehold(number), as: worker)
      world.clock.advance(seconds: 1)
    }
    _ = try await world.office.perform(
      RecordVisit(Drafts.home()), as: worker)
  }
}
