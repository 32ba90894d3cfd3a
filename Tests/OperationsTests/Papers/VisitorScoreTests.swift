import Casework
import Operations
import Testing

@Suite("How visitors have done")
struct VisitorScoreTests {
  private let may = Span(day("2026-05-01"), day("2026-05-31"))

  private func scores(
    _ area: AreaCode, _ actor: Actor, _ world: TestWorld
  ) async throws -> VisitorScores {
    try await world.office.perform(
      ReadVisitorScores(area: area, period: may), as: actor)
  }

  @Test("Nobody sees those of a place that is not his, or of a whole county")
  func forbidden() async throws {
    let world = try await TestWorld()
    for player in [Player.villageWorker, .visitor, .stranger] {
      let actor = try await world.actor(player)
      await #expect(throws: Refusal.notFound) {
        _ = try await scores(TestWorld.township, actor, world)
      }
    }
    await #expect(throws: Refusal.notFound) {
      _ = try await scores(TestWorld.county, .system("test"), world)
    }
  }

  @Test("Windows, visits at home, problems and what households said")
  func counted() async throws {
    let world = try await TestWorld()
    let visitor = try await world.actor(.visitor)
    let township = try await world.actor(.townshipWorker)
    let before = try await scores(TestWorld.township, township, world)
    let idle = try #require(before.lines.first)
    #expect(before.lines.map(\.worker) == ["R001"])
    #expect(idle.name == "何探访" && idle.persons == 1)
    #expect(idle.visits == 0 && idle.homeShare == nil)
    #expect(idle.windows.ended > 0 && idle.windows.doneAndEnded == 0)

    var home = Drafts.home(
      "H00002", by: ["R001"], meeting: ["P0002"],
      at: Moment(day("2026-05-09"), hour: 9))
    home.answers = [
      "fuyang-2022/visit": ["safety": "有问题", "safety.note": "电线裸露"]
    ]
    home.lateReason = "没有信号"
    let saved = try await world.office.perform(
      RecordVisit(home), as: visitor)
    for at in [19, 18] {
      var call = Drafts.call(
        "H00002", by: ["R001"], meeting: ["P0002"],
        at: Moment(day("2026-05-\(at)"), hour: 9))
      if at == 18 { call.result = .unanswered }
      _ = try await world.office.perform(RecordVisit(call), as: visitor)
    }
    // His visits to others are none of these; nor are others' to her.
    _ = try await world.office.perform(
      RecordVisit(
        Drafts.home("H00002", by: ["V001"], meeting: ["P0002"])),
      as: try await world.actor(.villageWorker))
    let opened = try #require(saved.opened.first)
    try await world.step(opened, .planned, as: .townshipWorker)
    try await world.step(opened, .begun, as: .townshipWorker)
    try await world.step(opened, .solved, as: .townshipWorker)
    try await world.step(
      opened, .confirmed, ["whom": "本人，当面", "rating": "4"],
      as: .townshipWorker)

    let after = try await scores(TestWorld.township, township, world)
    let line = try #require(after.lines.first)
    #expect(after.lines.count == 1)
    #expect(line.visits == 2 && line.atHome == 1 && line.homeShare == 0.5)
    #expect(line.problems == 1 && line.satisfaction == 4)
    #expect(line.windows.ended == idle.windows.ended)
    #expect(line.windows.doneAndEnded == 1)
  }
}
