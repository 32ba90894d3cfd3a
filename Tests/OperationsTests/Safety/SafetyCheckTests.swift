import Casework
import Operations
import Testing

@Suite("Safety checks and first visits")
struct SafetyCheckTests {
  /// Nobody at home, or a call that nobody took.
  private func attempt(
    _ world: TestWorld, _ household: String = "H00001", at time: String,
    by player: Player = .villageWorker, mode: VisitMode = .home,
    result: VisitResult = .nobodyHome
  ) async throws {
    let at = try #require(Moment(time))
    world.clock.set(at)
    var draft = Drafts.home(
      household, by: [player.worker], meeting: [], at: at)
    draft.id = Identifier.make(at: world.clock.now)
    draft.mode = mode
    draft.result = result
    _ = try await world.office.perform(
      RecordVisit(draft), as: try await world.actor(player))
  }

  private func find(_ world: TestWorld, at time: String) async throws -> Int {
    world.clock.set(try #require(Moment(time)))
    return try await world.office.perform(
      FindSafetyChecks(), as: .system("jobs"))
  }

  private func checks(
    _ world: TestWorld, of player: Player = .villageWorker
  ) async throws -> [SafetyCheckLine] {
    try await world.office.perform(
      ReadSafetyChecks(), as: try await world.actor(player))
  }

  @Test("Two failed attempts within seven days, once, for who is in charge")
  func repeated() async throws {
    let world = try await TestWorld()
    try await attempt(world, at: "2026-05-12 09:00")
    #expect(try await find(world, at: "2026-05-19 08:59") == 0)
    try await attempt(
      world, at: "2026-05-19 09:00", mode: .phone, result: .unanswered)
    #expect(try await find(world, at: "2026-05-19 09:00") == 1)
    #expect(try await find(world, at: "2026-05-19 09:01") == 0)
    let line = try #require(try await checks(world).first)
    #expect(line.title == "安全核查")
    #expect(line.household == "H00001")
    #expect(line.words == "7天内2次没有找到人（05-12 09:00，05-19 09:00）")
    #expect(line.due == Moment("2026-05-20 09:00"))
    #expect(try await checks(world, of: .stranger) == [])
    #expect(
      try await world.inbox(of: .villageWorker).map(\.kind) == ["安全核查"])
    // Unknown and another's are the same.
    let stranger = try await world.actor(.stranger)
    await #expect(throws: Refusal.notFound) {
      try await world.office.perform(ReadSafetyCheck(line.id), as: stranger)
    }
    await #expect(throws: Refusal.notFound) {
      try await world.office.perform(
        CloseSafetyCheck(line.id, words: "好"), as: stranger)
    }
    // It must be said how; then nothing waits, and nothing is raised anew.
    let actor = try await world.actor(.villageWorker)
    let refused = try await refusal {
      try await world.office.perform(
        CloseSafetyCheck(line.id, words: " "), as: actor)
    }
    #expect(fields(of: refused) == ["words"])
    for _ in 1...2 {
      try await world.office.perform(
        CloseSafetyCheck(line.id, words: "邻居家找到，平安"), as: actor)
    }
    #expect(try await checks(world) == [])
    #expect(try await world.inbox(of: .villageWorker) == [])
    #expect(try await find(world, at: "2026-05-19 12:00") == 0)
  }

  @Test("A minute more than seven days is none, and a contact begins anew")
  func boundaries() async throws {
    let world = try await TestWorld()
    try await attempt(world, at: "2026-05-12 09:00")
    try await attempt(world, at: "2026-05-19 09:01")
    #expect(try await find(world, at: "2026-05-19 09:01") == 0)
    // Who lets nobody in has answered.
    try await attempt(
      world, at: "2026-05-19 10:00", result: .refused)
    try await attempt(world, at: "2026-05-19 11:00")
    #expect(try await find(world, at: "2026-05-19 11:00") == 0)
    try await attempt(world, at: "2026-05-19 12:00")
    #expect(try await find(world, at: "2026-05-19 12:00") == 1)
  }

  @Test("Somebody watched: one attempt and a day of silence, to the minute")
  func watched() async throws {
    let world = try await TestWorld()
    try await attempt(
      world, "H00002", at: "2026-05-19 10:00", by: .visitor)
    try await attempt(world, "H00001", at: "2026-05-19 10:00")
    #expect(try await find(world, at: "2026-05-20 09:59") == 0)
    #expect(try await find(world, at: "2026-05-20 10:00") == 1)
    let line = try #require(try await checks(world, of: .visitor).first)
    #expect(line.household == "H00002")
    #expect(line.words == "05-19 10:00 没有找到人，24小时内仍没有联系上")
    // It waits for the one responsible by name; unheeded it rises.
    #expect(try await world.inbox(of: .visitor).count == 1)
    #expect(try await world.inbox(of: .villageWorker) == [])
    world.clock.set(Moment(day("2026-05-21"), hour: 10))
    #expect(
      try await world.office.perform(RaiseNotices(), as: .system("jobs"))
        == 1)
    #expect(
      try await world.inbox(of: .townshipWorker).map(\.kind) == ["安全核查"])
    // A call that is taken settles it, and all notices of it.
    var call = Drafts.call(
      "H00002", by: ["R001"], meeting: ["P0002"], at: world.clock.now)
    call.id = Identifier.make(at: world.clock.now)
    _ = try await world.office.perform(
      RecordVisit(call), as: try await world.actor(.visitor))
    #expect(try await find(world, at: "2026-05-21 10:01") == 1)
    #expect(try await checks(world, of: .visitor) == [])
    #expect(try await world.inbox(of: .visitor) == [])
    #expect(try await world.inbox(of: .townshipWorker) == [])
  }

  @Test("E-06: something grave asks for a first visit within seven days")
  func firstVisit() async throws {
    let world = try await TestWorld()
    world.clock.set(Moment(day("2026-04-25"), hour: 9))
    try await world.add([
      .circumstance(
        CircumstanceRecord(
          household: "H00003", kind: .disaster, note: "房屋失火",
          span: Span(from: day("2026-04-25"), to: nil)))
    ])
    #expect(try await find(world, at: "2026-04-25 09:00") == 1)
    #expect(try await find(world, at: "2026-04-25 09:01") == 0)
    let line = try #require(try await checks(world).first)
    #expect(line.title == "七日内首访")
    #expect(line.due == Moment.end(of: day("2026-05-02")))
    #expect(!line.isLate)
    world.clock.set(Moment(day("2026-05-03")))
    #expect(try await checks(world).map(\.isLate) == [true])
    #expect(try await world.differences() == [])
    world.clock.set(Moment(day("2026-05-03"), hour: 9))
    var visit = Drafts.home(
      "H00003", meeting: ["P0003"], at: world.clock.now)
    visit.id = Identifier.make(at: world.clock.now)
    _ = try await world.office.perform(
      RecordVisit(visit), as: try await world.actor(.villageWorker))
    #expect(try await find(world, at: "2026-05-03 09:01") == 1)
    #expect(try await checks(world) == [])
    #expect(try await world.differences() == [])
  }

  @Test("What is known for eight days and more asks for none any more")
  func old() async throws {
    let world = try await TestWorld()
    try await world.add([
      .circumstance(
        CircumstanceRecord(
          household: "H00003", kind: .disaster, note: "",
          span: Span(from: day("2026-04-25"), to: nil)))
    ])
    #expect(try await find(world, at: "2026-05-03 09:00") == 0)
  }
}
