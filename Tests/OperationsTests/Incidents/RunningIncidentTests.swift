import Casework
import Operations
import Testing

@Suite("An emergency that somebody acts on")
struct RunningIncidentTests {
  private func report(_ world: TestWorld) async throws -> String {
    try await world.office.perform(
      ReportIncident(
        IncidentDraft(
          id: Identifier.make(at: world.clock.now), household: "H00002",
          person: "", kind: "dongsheng-2024/missing", place: "家里",
          words: "两天没有见到人")),
      as: try await world.actor(.visitor))
  }

  private func step(
    _ world: TestWorld, _ incident: String, _ step: IncidentStep,
    words: String = "已办"
  ) async throws {
    try await world.office.perform(
      StepIncident(
        incident, form: Identifier.make(at: world.clock.now), step: step,
        item: 0, cause: step == .reviewed ? .other : nil, words: words),
      as: try await world.actor(.townshipWorker))
  }

  @Test(
    "Who has begun to act has acknowledged; the others are still waited for")
  func acting() async throws {
    let world = try await TestWorld()
    try await world.add([
      WorldRows.post("M001", "民政", .civilAffairsStaff, "341202"),
      WorldRows.post("Z001", "市残联", .federationStaff, "3412"),
    ])
    let incident = try await report(world)
    try await step(world, incident, .responding)
    let view = try await world.office.perform(
      ReadIncident(incident), as: try await world.actor(.townshipWorker))
    #expect(
      view.notices.filter { $0.state == .acknowledged }.map(\.to) == ["清河乡"])
    for player in [Player.villageWorker, .townshipWorker] {
      let actor = try await world.actor(player)
      for home in ["H00002", nil] {
        let running = try await world.office.perform(
          ReadRunningIncidents(household: home), as: actor)
        #expect(running.map(\.id) == [incident])
      }
      #expect(
        try await world.office.perform(
          ReadRunningIncidents(household: "H00001"), as: actor
        ).isEmpty)
    }
    world.clock.advance(seconds: 3_600)
    #expect(
      try await world.office.perform(RaiseNotices(), as: .system("jobs"))
        == 2)
    try await step(world, incident, .handled, words: "找到了")
    let township = try await world.actor(.townshipWorker)
    #expect(
      try await world.office.perform(ReadRunningIncidents(), as: township)
        .isEmpty)
    let stranger = try await world.actor(.stranger)
    await #expect(throws: Refusal.notFound) {
      _ = try await world.office.perform(
        ReadRunningIncidents(household: "H00002"), as: stranger)
    }
  }

  @Test("An overdue written record is asked for once, until it is there")
  func record() async throws {
    let world = try await TestWorld()
    let start = world.clock.now
    let incident = try await report(world)
    try await step(world, incident, .responding)
    let jobs = LeasedJobs(world.office, holder: "test")
    world.clock.set(Moment(seconds: start.seconds + 86_399))
    #expect(await jobs.run(.urgeRecords) == .nothingToDo)
    world.clock.set(Moment(seconds: start.seconds + 86_400))
    #expect(await jobs.run(.urgeRecords) == .done("urged 1"))
    #expect(await jobs.run(.urgeRecords) == .nothingToDo)
    let asked = try await world.inbox(of: .townshipWorker)
      .filter { $0.kind == "补写书面记录" }
    #expect(
      asked.map(\.text)
        == ["失踪：清河乡双河村，2026年5月20日报告的应急还没有书面记录，请补齐"])
    #expect(
      asked[0].acknowledgeBy == Moment(seconds: start.seconds + 2 * 86_400))
    // Whatever else is done, and a review, do not stand for it.
    try await step(world, incident, .remark)
    try await step(world, incident, .handled)
    try await step(world, incident, .reviewed)
    #expect(
      try await world.inbox(of: .townshipWorker).map(\.kind) == ["补写书面记录"])
    try await step(world, incident, .record)
    #expect(
      try await world.inbox(of: .townshipWorker)
        .filter { $0.kind == "补写书面记录" } == [])
    #expect(await jobs.run(.urgeRecords) == .nothingToDo)
  }
}
