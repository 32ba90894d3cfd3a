import Casework
import Operations
import Testing

@Suite("The form of a visit")
struct PrepareVisitTests {
  private func form(
    _ household: String, _ player: Player, _ world: TestWorld,
    day: Day? = nil
  ) async throws -> VisitForm {
    try await world.office.perform(
      PrepareVisit(household: household, day: day),
      as: try await world.actor(player))
  }

  @Test("Not for what one does not see")
  func forbidden() async throws {
    let world = try await TestWorld()
    await #expect(throws: Refusal.notFound) {
      try await form("H00001", .stranger, world)
    }
  }

  @Test("It offers members, colleagues, checklists and what is owed")
  func offers() async throws {
    let world = try await TestWorld()
    let form = try await form("H00002", .villageWorker, world)
    #expect(Identifier.isValid(form.id))
    #expect(form.members.map(\.number) == ["P0002"])
    #expect(form.members[0].hasCertificate)
    #expect(form.colleagues.map(\.number) == ["V001", "R001", "T001"])
    #expect(form.colleagues[0].isAuthor)
    #expect(form.mayRecordForOthers == false)
    #expect(form.sheets.map(\.id) == ["fuyang-2022/visit"])
    #expect(
      form.duties.filter { !$0.isShared }.map(\.duty) == [
        "fuyang-2022/village-monthly-special",
        "fuyang-2022/village-quarterly",
      ])
  }

  @Test("Everybody is offered the checklists of his own duties")
  func sheets() async throws {
    let world = try await TestWorld()
    #expect(
      try await form("H00002", .visitor, world).sheets.map(\.id)
        == ["dongsheng-2024/visit#P0002"])
    #expect(
      try await form("H00002", .countyWorker, world).sheets.map(\.id)
        == ["gansu-2024/visit", "gansu-2024/pair#P0002"])
    // Who may put down others' visits is offered them all.
    #expect(
      try await form("H00002", .townshipWorker, world).sheets.map(\.id) == [
        "dongsheng-2024/visit#P0002", "fuyang-2022/visit",
        "gansu-2024/visit", "gansu-2024/pair#P0002",
      ])
  }

  @Test("The sections of a season are those of the day of the visit")
  func season() async throws {
    let world = try await TestWorld()
    func sections(_ text: String) async throws -> [String] {
      try await form("H00002", .visitor, world, day: day(text))
        .sheets[0].sections.map(\.id)
    }
    #expect(try await sections("2026-04-10").contains("heating_season"))
    // In May neither the heating nor the flood season is on.
    #expect(try await !sections("2026-05-10").contains("heating_season"))
    #expect(try await !sections("2026-05-10").contains("flood_season"))
  }

  @Test("What must be answered is asked for at the door, and kept")
  func answers() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.visitor)
    var draft = Drafts.home(
      "H00002", by: ["R001"], meeting: ["P0002"],
      at: Moment(day("2026-04-10"), hour: 9))
    draft.lateReason = "当天没有网络"
    let sheet = "dongsheng-2024/visit#P0002"
    #expect(
      try await problems(draft, world, actor) == [
        "answers.\(sheet).indoor_temperature",
        "answers.\(sheet).heating_safety",
      ])
    draft.answers = [
      sheet: [
        "indoor_temperature": "16.5", "heating_safety": "正常",
        "living": "一切正常", "no_such": "x",
      ]
    ]
    #expect(
      try await problems(draft, world, actor) == ["answers.\(sheet).no_such"])
    draft.answers[sheet]?["no_such"] = nil
    #expect(try await problems(draft, world, actor) == [])
    let view = try await world.office.perform(
      ReadHousehold("H00002"), as: actor)
    let lines = try #require(view.visits.first?.standing.answers.first?.lines)
    #expect(lines.contains { $0.title == "室内温度" && $0.isProblem })
    let again = try await world.office.perform(
      PrepareVisit(correcting: draft.id, of: "H00002"), as: actor)
    #expect(
      again.correcting?.answers[sheet]?["indoor_temperature"] == "16.5")
  }

  @Test("What was typed is read field by field")
  func typed() throws {
    var entry = VisitEntry()
    entry.day = "2026-5-1"
    entry.time = "25:00"
    entry.mode = "飞鸽"
    do {
      _ = try entry.read()
      Issue.record("it was taken")
    } catch {
      #expect(fields(of: error) == ["day", "time", "mode", "result"])
    }
    entry.day = "2026-05-01"
    entry.time = "09:30"
    entry.mode = "入户"
    entry.result = "完成"
    let at = Moment(day("2026-05-01"), hour: 9, minute: 30)
    #expect(try entry.read().at == at)
  }
}
