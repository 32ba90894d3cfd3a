import Casework
import Operations
import Testing

@Suite("Emergencies")
struct IncidentTests {
  /// 失踪, seen at 09:10.
  private static let start = Moment(day("2026-05-20"), hour: 9, minute: 10)

  private func world() async throws -> TestWorld {
    let world = try await TestWorld()
    try await world.add([
      WorldRows.post("M001", "民政", .civilAffairsStaff, "341202"),
      WorldRows.post("Z001", "市残联", .federationStaff, "3412"),
    ])
    world.clock.set(Self.start)
    return world
  }

  private func draft(
    _ world: TestWorld, household: String = "H00002",
    kind: String = "dongsheng-2024/missing", person: String = ""
  ) -> IncidentDraft {
    IncidentDraft(
      id: Identifier.make(at: world.clock.now), household: household,
      person: person, kind: kind, place: "家里", words: "两天没有见到人")
  }

  private func report(
    _ world: TestWorld, by player: Player = .visitor,
    kind: String = "dongsheng-2024/missing"
  ) async throws -> String {
    try await world.office.perform(
      ReportIncident(draft(world, kind: kind)),
      as: try await world.actor(player))
  }

  private func step(
    _ world: TestWorld, _ incident: String, _ step: IncidentStep,
    words: String = "已办", cause: IncidentCause? = nil, item: Int = 0,
    by player: Player = .townshipWorker
  ) async throws {
    try await world.office.perform(
      StepIncident(
        incident, form: Identifier.make(at: world.clock.now), step: step,
        item: item, cause: cause, words: words),
      as: try await world.actor(player))
  }

  @Test("Who may not see the household reports nothing of it")
  func forbidden() async throws {
    let world = try await world()
    let stranger = try await world.actor(.stranger)
    for household in ["H00002", "H99999"] {
      await #expect(throws: Refusal.notFound) {
        try await world.office.perform(
          ReportIncident(draft(world, household: household)), as: stranger)
      }
      await #expect(throws: Refusal.notFound) {
        try await world.office.perform(
          PrepareIncident(household), as: stranger)
      }
    }
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(
        ReportIncident(draft(world)), as: .stranger)
    }
    let incident = try await report(world)
    for number in [incident, Identifier.make(at: world.clock.now)] {
      await #expect(throws: Refusal.notFound) {
        try await world.office.perform(ReadIncident(number), as: stranger)
      }
      await #expect(throws: Refusal.notFound) {
        try await step(world, number, .responding, by: .stranger)
      }
    }
    // A review is for those who are above.
    await #expect(throws: Refusal.notPermitted) {
      try await step(world, incident, .reviewed, cause: .other, by: .visitor)
    }
  }

  @Test("A report needs a kind, and somebody who lives there")
  func refused() async throws {
    let world = try await world()
    let actor = try await world.actor(.visitor)
    var unknown = draft(world, kind: "dongsheng-2024/none", person: "1-1")
    unknown.words = String(repeating: "好", count: 501)
    let refused = try await refusal {
      _ = try await world.office.perform(ReportIncident(unknown), as: actor)
    }
    #expect(fields(of: refused) == ["kind", "words", "person"])
    #expect(try await world.number("SELECT count(*) FROM notices") == 0)
  }

  @Test("E-18: three notices at once; unacknowledged at 10:10 the next level")
  func alarm() async throws {
    let world = try await world()
    let incident = try await report(world)
    let view = try await world.office.perform(
      ReadIncident(incident), as: try await world.actor(.visitor))
    #expect(view.line.title == "失踪")
    #expect(view.line.state == .reported)
    #expect(
      Set(view.notices.map(\.to)) == ["清河乡", "颍州区民政局", "颍州区残联"])
    #expect(view.notices.count == 3)
    #expect(Set(view.notices.map(\.sentAt)) == [Self.start])
    #expect(
      view.notices.allSatisfy {
        $0.acknowledgeBy == Moment(day("2026-05-20"), hour: 10, minute: 10)
      })
    // The county's office confirms; the two others do not.
    let office = try await world.countyOffice()
    let waiting = try await world.office.perform(ReadInbox(), as: office)
    #expect(
      waiting.lines.map(\.text) == [
        "失踪：清河乡双河村 户H00002，09:10报告，请立即处置"
      ])
    try await world.office.perform(
      AcknowledgeNotice(
        waiting.lines[0].id, form: Identifier.make(at: world.clock.now)),
      as: office)
    world.clock.set(Moment(day("2026-05-20"), hour: 10, minute: 9, second: 59))
    #expect(
      try await world.office.perform(RaiseNotices(), as: .system("jobs"))
        == 0)
    world.clock.set(Moment(day("2026-05-20"), hour: 10, minute: 10))
    #expect(
      try await world.office.perform(RaiseNotices(), as: .system("jobs"))
        == 2)
    let after = try await world.office.perform(
      ReadIncident(incident), as: office)
    #expect(
      Set(after.notices.suffix(2).map(\.to))
        == ["颍州区（残联、民政）", "3412（残联、民政）"])
    #expect(after.notices.suffix(2).flatMap(\.vacant) == ["3412民政"])
    let first = after.notices.prefix(3)
    #expect(first.filter { $0.state == .late }.count == 2)
    #expect(first.filter { $0.state == .acknowledged }.count == 1)
    #expect(
      try await world.office.perform(RaiseNotices(), as: .system("jobs"))
        == 0)
  }

  @Test("The same report sent twice is one, with its notices")
  func repeated() async throws {
    let world = try await world()
    let actor = try await world.actor(.visitor)
    let draft = draft(world)
    for _ in 1...2 {
      #expect(
        try await world.office.perform(ReportIncident(draft), as: actor)
          == draft.id)
    }
    #expect(try await world.number("SELECT count(*) FROM incidents") == 1)
    #expect(try await world.number("SELECT count(*) FROM notices") == 3)
    var other = draft
    other.place = "村口"
    await #expect(throws: Refusal.alreadyRecorded) {
      try await world.office.perform(ReportIncident(other), as: actor)
    }
  }

  @Test("The same report sent at once from two places is one")
  func atOnce() async throws {
    let world = try await world()
    let actor = try await world.actor(.visitor)
    for turn in Int64(1)...10 {
      let draft = draft(world)
      async let one = world.office.perform(ReportIncident(draft), as: actor)
      async let other = world.office.perform(ReportIncident(draft), as: actor)
      let answers = try await [one, other]
      #expect(answers == [draft.id, draft.id])
      let incidents = try await world.number("SELECT count(*) FROM incidents")
      #expect(incidents == turn)
      let notices = try await world.number("SELECT count(*) FROM notices")
      #expect(notices == 3 * turn)
    }
  }

  @Test("State after state, each with its time; a review names the cause")
  func handled() async throws {
    let world = try await world()
    let incident = try await report(world)
    for wrong in [IncidentStep.handled, .reviewed] {
      let refused = try await refusal {
        try await step(world, incident, wrong, cause: .other)
      }
      #expect(fields(of: refused) == ["step"])
    }
    try await step(world, incident, .responding, words: "", by: .visitor)
    let blank = try await refusal {
      try await step(world, incident, .handled, words: " ")
    }
    #expect(fields(of: blank) == ["words"])
    world.clock.advance(seconds: 600)
    try await step(world, incident, .item, words: "", item: 1)
    let again = try await refusal {
      try await step(world, incident, .item, words: "", item: 1)
    }
    #expect(fields(of: again) == ["step"])
    try await step(world, incident, .handled, words: "在镇上找到，平安")
    try await step(world, incident, .record, words: "经过、处置和结果")
    let causeless = try await refusal {
      try await step(world, incident, .reviewed, words: "改进")
    }
    #expect(fields(of: causeless) == ["cause"])
    try await step(
      world, incident, .reviewed, words: "换照料人", cause: .careGap)
    let view = try await world.office.perform(
      ReadIncident(incident), as: try await world.actor(.townshipWorker))
    #expect(view.line.state == .reviewed)
    #expect(view.line.isCareGap)
    #expect(view.line.isRecorded)
    #expect(
      view.steps.map(\.step) == [
        .responding, .handled, .record, .reviewed,
      ])
    #expect(view.steps.map(\.by) == ["何探访", "刘乡专", "刘乡专", "刘乡专"])
    #expect(
      view.checklist.map { $0.doneAt != nil } == [
        true, false, false, false,
      ])
    // What waited about it waits no longer; it is on the serious register.
    #expect(
      try await world.number(
        "SELECT count(*) FROM notices WHERE is_open = 1") == 0)
    let serious = try await world.office.perform(
      ReadIncidents(.serious), as: try await world.actor(.townshipWorker))
    #expect(serious.lines.map(\.id) == [incident])
    #expect(serious.counts == [.open: 0, .serious: 1, .all: 1])
  }

  @Test("The written record is late after a day")
  func record() async throws {
    let world = try await world()
    let incident = try await report(world)
    let actor = try await world.actor(.townshipWorker)
    world.clock.advance(seconds: 86_399)
    #expect(
      try await !world.office.perform(ReadIncident(incident), as: actor)
        .line.isRecordLate)
    world.clock.advance(seconds: 1)
    #expect(
      try await world.office.perform(ReadIncident(incident), as: actor)
        .line.isRecordLate)
  }

  @Test("A review looks back on the last six windows of each duty")
  func lookBack() async throws {
    let world = try await world()
    let incident = try await report(world)
    let view = try await world.office.perform(
      ReadIncident(incident), as: try await world.actor(.visitor))
    let half = view.lookBack.filter {
      $0.duty == "dongsheng-2024/halfmonthly-key"
    }
    #expect(half.count == 6)
    #expect(half.first?.window == Span(day("2026-05-16"), day("2026-05-31")))
    #expect(half.last?.window == Span(day("2026-03-01"), day("2026-03-15")))
    #expect(half.dropFirst().allSatisfy { $0.state == .missed })
  }

  @Test("Kinds come from the packs in force, what is called alike once")
  func kinds() async throws {
    let world = try await world()
    let form = try await world.office.perform(
      PrepareIncident("H00002"), as: try await world.actor(.visitor))
    #expect(
      form.kinds.map(\.title).prefix(6) == [
        "外出流浪乞讨", "遭受侵害", "发生重病", "患有严重精神疾病", "死亡", "失踪",
      ])
    #expect(form.kinds.map(\.title).contains("锁铐、拘禁"))
    #expect(form.kinds.count(where: { $0.title == "其他紧急情况" }) == 1)
    #expect(form.kinds.last?.title == "其他紧急情况")
    #expect(form.members.map(\.name) == ["李秀英"])
  }
}
