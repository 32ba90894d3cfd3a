import Casework
import Operations
import Testing

@Suite("Seasons a county calls")
struct SeasonTests {
  private func call(
    _ season: String = "freeze", _ from: String, _ last: String,
    reason: String = "寒潮橙色预警"
  ) -> CallSeason {
    CallSeason(
      id: Identifier.make(at: TestWorld.start), season: season,
      reason: reason, from: Day(from), last: Day(last))
  }

  private func sections(
    _ world: TestWorld, on day: Day? = nil, by actor: Actor
  ) async throws -> [String] {
    let form = try await world.office.perform(
      PrepareVisit(household: "H00002", day: day), as: actor)
    return form.sheets.first { $0.id == Self.sheet }?.sections.map(\.id) ?? []
  }

  private static let sheet = "dongsheng-2024/visit#P0002"

  @Test("only a county calls a season, with a ground and days")
  func refused() async throws {
    let world = try await TestWorld()
    let township = try await world.actor(.townshipWorker)
    let civil = try await world.civilAffairs()
    let good = call("freeze", "2026-05-18", "2026-05-25")
    #expect(
      try await refusal {
        try await world.office.perform(good, as: township)
      } == .notPermitted)
    #expect(
      fields(
        of: try await refusal {
          try await world.office.perform(
            call("storm", "2026-05-18", "2026-05-17", reason: ""), as: civil)
        }) == ["season", "reason", "last"])
    try await world.office.perform(good, as: civil)
    try await world.office.perform(good, as: civil)
    #expect(try await world.number("SELECT count(*) FROM season_calls") == 1)
    #expect(
      fields(
        of: try await refusal {
          try await world.office.perform(
            call("freeze", "2026-05-25", "2026-05-30"), as: civil)
        }) == ["from"])
  }

  @Test(
    "heating and flood follow the calendar",
    arguments: [
      ("2026-05-31", false, false), ("2026-06-01", false, true),
      ("2026-09-30", false, true), ("2026-10-14", false, false),
      ("2026-10-15", true, false), ("2026-01-10", true, false),
      ("2026-04-15", true, false), ("2026-04-16", false, false),
    ])
  func calendar(_ text: String, heating: Bool, flood: Bool) async throws {
    let world = try await TestWorld()
    world.clock.set(Moment(day("2026-12-01"), hour: 10))
    let actor = try await world.actor(.visitor)
    let asked = try await sections(world, on: day(text), by: actor)
    #expect(asked.contains("heating_season") == heating)
    #expect(asked.contains("flood_season") == flood)
  }

  @Test("a weather alert makes the fields of the season mandatory")
  func mandatory() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.visitor)
    let civil = try await world.civilAffairs()
    func draft(_ answers: [String: String]) -> VisitDraft {
      var draft = Drafts.home("H00002", by: ["R001"], meeting: ["P0002"])
      draft.answers = [Self.sheet: answers]
      return draft
    }
    // In May nobody asks for the temperature.
    #expect(try await !sections(world, by: actor).contains("heating_season"))
    try await world.office.perform(
      call("freeze", "2026-05-20", "2026-05-25"), as: civil)
    #expect(try await sections(world, by: actor).contains("heating_season"))
    #expect(
      fields(
        of: try await refusal {
          _ = try await world.office.perform(
            RecordVisit(draft(["mood": "正常"])), as: actor)
        }) == [
          "answers.\(Self.sheet).indoor_temperature",
          "answers.\(Self.sheet).heating_safety",
        ])
    let done = try await world.office.perform(
      RecordVisit(
        draft(["indoor_temperature": "17.9", "heating_safety": "正常"])),
      as: actor)
    let view = try await world.household("H00002", by: actor)
    let visit = view.visits.first { $0.standing.number == done.number }
    let problems = visit?.standing.answers.flatMap(\.lines)
      .filter(\.isProblem).map(\.title)
    #expect(problems == ["室内温度"])
    // The alert is over earlier than was thought.
    try await world.office.perform(
      EndSeason(1, last: day("2026-05-20")), as: civil)
    world.clock.set(Moment(day("2026-05-21"), hour: 10))
    #expect(try await !sections(world, by: actor).contains("heating_season"))
  }

  @Test("answers that a document calls problems are found")
  func findings() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.visitor)
    var draft = Drafts.home("H00002", by: ["R001"], meeting: ["P0002"])
    draft.answers = [
      Self.sheet: [
        "care_delivered": "部分落实", "care_satisfaction": "不满意",
        "card_holder": "代管", "card_consent": "否", "institution_wish": "是",
        "person_knows": "是", "carer_knows": "否",
      ]
    ]
    let visit = try await world.office.perform(RecordVisit(draft), as: actor)
    let view = try await world.household("H00002", by: actor)
    let lines = view.visits.first?.standing.answers.flatMap(\.lines) ?? []
    #expect(
      lines.filter(\.isProblem).map(\.title) == [
        "代管有委托手续", "上次探访以来，照料服务落实了吗", "本人对照料是否满意", "愿意集中供养",
      ])
    // How many of those asked know the policy; a correction counts once.
    let township = try await world.actor(.townshipWorker)
    func known() async throws -> [[Int]] {
      try await world.careList(by: township).awareness.map {
        [$0.asked, $0.known]
      }
    }
    #expect(try await known() == [[1, 1], [1, 0]])
    var corrected = draft
    corrected.id = Identifier.make(at: TestWorld.start)
    corrected.answers[Self.sheet]?["carer_knows"] = "是"
    _ = try await world.office.perform(
      CorrectVisit(visit.number, by: corrected, why: "问错了人"), as: actor)
    #expect(try await known() == [[1, 1], [1, 1]])
    let stranger = try await world.actor(.stranger)
    #expect(
      try await world.careList(by: stranger).awareness.map(\.asked)
        .allSatisfy { $0 == 0 })
  }
}
