import Casework
import Operations
import Testing

@Suite("What a visit may say")
struct VisitCheckTests {
  private func refused(
    _ change: (inout VisitDraft) -> Void,
    rows: [RegisterRow] = []
  ) async throws -> [String] {
    let world = try await TestWorld()
    if !rows.isEmpty { try await world.add(rows) }
    var draft = Drafts.home()
    change(&draft)
    let found = try await problems(
      draft, world, try await world.actor(.townshipWorker))
    if !found.isEmpty {
      #expect(try await world.number("SELECT count(*) FROM visits") == 0)
    }
    return found
  }

  @Test("Times that cannot be")
  func times() async throws {
    #expect(
      try await refused {
        $0.at = Moment(seconds: TestWorld.start.seconds + 60)
      } == ["day"])
    #expect(
      try await refused {
        $0.at = Moment(day("2024-12-31"), hour: 9)
        $0.lateReason = "补录"
      } == ["day", "workers"])
    #expect(
      try await refused(
        { $0.at = Moment(day("2026-05-20"), hour: 9) },
        rows: [
          .household(
            HouseholdRecord(
              number: "H00001", village: TestWorld.village, head: "王建国",
              onFile: Span(day("2025-01-01"), day("2026-05-19"))))
        ]) == ["day"])
  }

  @Test("A late entry needs a reason after seven days")
  func late() async throws {
    #expect(
      try await refused { $0.at = Moment(day("2026-05-13"), hour: 9) } == [])
    #expect(
      try await refused { $0.at = Moment(day("2026-05-12"), hour: 9) }
        == ["late-reason"])
    #expect(
      try await refused {
        $0.at = Moment(day("2026-05-12"), hour: 9)
        $0.lateReason = "当天没有网络"
      } == [])
  }

  @Test("Workers who were not there to be")
  func workers() async throws {
    #expect(try await refused { $0.workers = [] } == ["workers"])
    #expect(try await refused { $0.workers = ["X999"] } == ["workers"])
    #expect(
      try await refused { $0.workers = ["V001", "V001"] } == ["workers"])
    #expect(
      try await refused(
        { $0.workers = ["V009"] },
        rows: [
          WorldRows.post(
            "V009", "已离岗", .villageCommissioner, "341202001201",
            from: Span(day("2025-01-01"), day("2026-05-19")))
        ]) == ["workers"])
  }

  @Test("Persons who cannot have been met")
  func persons() async throws {
    #expect(try await refused { $0.persons = [] } == ["persons"])
    #expect(try await refused { $0.persons = ["P9999"] } == ["persons"])
    // Of a township the worker does not see.
    #expect(try await refused { $0.persons = ["P0005"] } == ["persons"])
    #expect(
      try await refused(
        { _ in },
        rows: [
          .person(
            PersonRecord(
              number: "P0001", name: "王建国", death: day("2026-05-19")),
            StayRecord(
              person: "P0001", household: "H00001",
              span: Span(from: day("2025-01-01"), to: nil)))
        ]) == ["persons"])
    // Of another household of the township: met here all the same.
    #expect(try await refused { $0.persons = ["P0004"] } == [])
  }

  @Test("Outcomes that contradict themselves")
  func outcomes() async throws {
    #expect(try await refused { $0.result = .nobodyHome } == ["persons"])
    #expect(
      try await refused {
        $0.result = .unanswered
        $0.persons = []
      } == ["result"])
    #expect(
      try await refused {
        $0.mode = .phone
        $0.result = .nobodyHome
        $0.persons = []
      } == ["result"])
    #expect(try await refused { $0.reason = .hospital } == ["reason"])
    #expect(
      try await refused {
        $0.mode = .phone
        $0.reason = .hospital
      } == [])
  }

  @Test("Texts that are too long or hide something")
  func texts() async throws {
    #expect(
      try await refused { $0.remark = String(repeating: "长", count: 1_001) }
        == ["remark"])
    #expect(
      try await refused { $0.occasion = "走访\u{202E}访走" } == ["occasion"])
    #expect(try await refused { $0.remark = "一\u{0}二" } == ["remark"])
    #expect(try await refused { $0.remark = "第一行\n第二行 ﷽ ᠮᠣᠩ" } == [])
    #expect(try await refused { $0.id = "1" } == ["id"])
  }

  @Test("Days and people are called as pages call them")
  func words() async throws {
    let world = try await TestWorld()
    try await world.add([
      .person(
        PersonRecord(
          number: "P0001", name: "王建国", death: day("2026-05-18")),
        StayRecord(
          person: "P0001", household: "H00001",
          span: Span(from: day("2025-01-01"), to: nil)))
    ])
    let actor = try await world.actor(.townshipWorker)
    var draft = Drafts.home()
    #expect(
      try await words(draft, world, actor) == [
        "王建国（P0001）已于2026年5月18日去世，请核对日期或人员"
      ])
    draft.at = Moment(day("2024-12-31"), hour: 9)
    draft.lateReason = "补录"
    // S001 is not among those the form offers: no name is to be had.
    draft.workers = ["V001", "S001"]
    #expect(
      try await words(draft, world, actor) == [
        "该户2025年1月1日才建档，请核对日期",
        "张村专（V001）在2024年12月31日没有岗位，请核对日期或人员",
        "S001在2024年12月31日没有岗位，请核对日期或人员",
      ])
  }

  private func words(
    _ draft: VisitDraft, _ world: TestWorld, _ actor: Actor
  ) async throws -> [String] {
    do {
      _ = try await world.office.perform(RecordVisit(draft), as: actor)
      return []
    } catch Refusal.invalid(let problems) {
      return problems.map(\.words)
    }
  }

  @Test("Everything is said at once")
  func together() async throws {
    #expect(
      try await refused {
        $0.at = Moment(day("2026-06-01"))
        $0.workers = []
        $0.persons = []
        $0.remark = "\u{7}"
      } == ["day", "remark", "persons", "workers"])
  }
}
