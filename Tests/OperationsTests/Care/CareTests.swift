import Casework
import Database
import Operations
import Records
import Testing

@Suite("Evaluations, bank cards and institutions")
struct CareTests {
  @Test("a carer without an agreement is not evaluated")
  func evaluationWithoutAgreement() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.townshipWorker)
    let none = try await world.careRefused(
      .evaluation, TestWorld.evaluated, by: actor)
    #expect(none?.map(\.field) == ["id"])
    #expect(none?.first?.words.contains("先签订协议") == true)
    try await world.care(.agreement, TestWorld.signed, by: actor)
    try await world.care(
      .ending, ["day": "2026-05-01", "reason": "照料人不能继续"], by: actor)
    let after = try await world.careRefused(
      .evaluation, TestWorld.evaluated, by: actor)
    #expect(after?.map(\.field) == ["day"])
    #expect(after?.first?.words.contains("没有有效的委托照料服务协议") == true)
  }

  @Test("an evaluation needs the person's score, a neighbour and a visitor")
  func evaluation() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.townshipWorker)
    let visitor = try await world.actor(.visitor)
    try await world.care(.agreement, TestWorld.signed, by: actor)
    #expect(
      try await world.careRefused(
        .evaluation, ["result": "不合格"], by: actor
      )?.map(\.field) == [
        "score", "neighbour1", "neighbour1-grade", "visitor",
        "visitor-grade", "words",
      ])
    // What the visitor thinks is at hand when it comes to the evaluation.
    try await world.care(
      .view, ["grade": "基本满意", "words": "饭菜热"], by: visitor)
    let form = try await world.careForm(.evaluation, by: actor)
    func value(_ name: String) -> [String]? {
      form.fields.first { $0.name == name }?.values
    }
    #expect(value("visitor") == ["何探访"])
    #expect(value("visitor-grade") == ["基本满意"])
    #expect(try await world.careList(.evaluation, by: actor).count == 1)
    try await world.care(.evaluation, TestWorld.evaluated, by: actor)
    #expect(try await world.careList(.evaluation, by: actor).count == 0)
    #expect(
      try await world.careRefused(
        .evaluation, TestWorld.evaluated, by: actor)?.map(\.field) == ["day"])
    try await world.care(.nomination, ["words": "照料周到"], by: actor)
    #expect(
      try await world.careList(.good, by: actor).lines.map(\.nominated)
        == [day("2026-05-20")])
  }

  @Test("who failed is replaced: ended, signed anew, counted")
  func replacement() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.townshipWorker)
    let visitor = try await world.actor(.visitor)
    try await world.care(.agreement, TestWorld.signed, by: actor)
    try await world.care(.urging, ["words": "没有送饭"], by: visitor)
    try await world.care(.evaluation, TestWorld.failed, by: actor)
    // Township and county are told, and nobody's name leaves the file.
    let told = "SELECT count(*) FROM notices WHERE kind = 'care.failed'"
    let sent = try await world.number(told)
    #expect(sent > 0)
    #expect(
      try await world.number("\(told) AND words LIKE '%李秀英%'") == 0)
    let open = try await world.careView(by: actor)
    #expect(open.standing?.replacement?.due == day("2026-05-13"))
    #expect(
      open.standing?.replacement?.isOverdue(on: open.day) == true)
    let agreement = try #require(open.file.agreements.first)
    #expect(open.file.failures(of: agreement) == 1)
    #expect(open.file.urgings(of: agreement) == 1)
    #expect(!open.kinds.contains(.nomination))
    #expect(
      try await world.careRefused(
        .ending, ["day": "2026-05-19", "reason": "严重侵害利益"], by: actor
      )?.map(\.field) == ["words"])
    try await world.care(
      .ending,
      ["day": "2026-05-19", "reason": "严重侵害利益", "words": "侵占生活费"],
      by: actor)
    try await world.care(
      .legalHandover, ["body": "公安局", "words": "侵占生活费"], by: actor)
    try await world.care(
      .agreement,
      TestWorld.signed.merging([
        "carer": "赵六", "from": "2026-05-20", "to": "2027-05-19",
        "signed": "2026-05-20",
      ]) { $1 }, by: actor)
    let closed = try await world.careView(by: actor)
    #expect(closed.standing?.replacement == nil)
    #expect(
      try await world.number(
        "SELECT count(*) FROM notice_steps WHERE words = '已另签协议'") == sent)
    #expect(
      closed.file.notes.filter { $0.kind == .legalHandover }.map(\.body)
        == ["公安局"])
    // Of another township, and of a cadre: nothing of it.
    let cadre = try await world.actor(.countyWorker)
    #expect(
      try await refusal { _ = try await world.careView(by: cadre) }
        == .notPermitted)
  }

  @Test("an agent of the bank card is named, with papers and money")
  func custody() async throws {
    let world = try await TestWorld()
    let visitor = try await world.actor(.visitor)
    let township = try await world.actor(.townshipWorker)
    #expect(
      try await world.careRefused(.custody, ["holder": "代管"], by: visitor)?
        .map(\.field) == ["agent", "relation", "consent", "money"])
    #expect(
      try await world.careRefused(
        .custody, ["holder": "本人", "agent": "王强"], by: visitor
      )?.map(\.field) == ["agent"])
    try await world.care(
      .custody,
      [
        "holder": "代管", "agent": "王强", "relation": "邻居", "consent": "否",
        "money": "是",
      ], by: visitor)
    let found = try await world.careList(.funds, by: township)
    // It is a matter of funds, once as long as it is open.
    let matters =
      "SELECT count(*) FROM matters WHERE domain = 'dongsheng-2024/funds'"
    #expect(try await world.number(matters) == 1)
    try await world.care(
      .custody, ["holder": "代管", "consent": "否", "money": "否"], by: visitor)
    #expect(try await world.number(matters) == 1)
    #expect(
      try await world.number("SELECT count(*) FROM matter_steps") == 2)
    #expect(
      found.lines.map(\.standing?.irregularities) == [["代管没有委托手续"]])
    try await world.care(
      .custody, ["holder": "本人", "agent": "", "relation": ""], by: visitor)
    #expect(try await world.careList(.funds, by: township).count == 0)
  }

  @Test("E-17: who enters an institution leaves the scattered that day")
  func transfer() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.townshipWorker)
    let civil = try await world.civilAffairs()
    try await world.care(.agreement, TestWorld.signed, by: actor)
    #expect(
      try await world.careForm(.placement, by: actor).obstacle?
        .contains("机构名册") == true)
    #expect(
      try await refusal {
        try await world.office.perform(
          world.institution("养老院", .support), as: actor)
      } == .notPermitted)
    try await world.office.perform(
      world.institution("清河敬老院", .support), as: civil)
    try await world.care(.wish, ["reason": "本人愿意集中供养"], by: actor)
    #expect(try await world.careList(.wish, by: actor).count == 1)
    world.clock.set(Moment(day("2026-06-12"), hour: 10))
    #expect(
      try await world.careRefused(
        .placement, ["institution": "99"], by: actor)?.map(\.field)
        == ["institution"])
    try await world.care(
      .placement, ["institution": "1", "day": "2026-06-12"], by: actor)
    let view = try await world.careView(by: actor)
    #expect(!view.isOwed)
    #expect(view.file.agreements.map { view.state(of: $0) } == [.ended])
    #expect(
      view.file.agreements.first?.step(.ended)?.day == day("2026-06-11"))
    #expect(
      try await world.rows(of: "P0002") == [
        "特困分散 2025-01-01 2026-06-11", "特困集中 2026-06-12 -",
      ])
    let duties = try await world.household("H00002", by: actor).duties.filter {
      $0.duty == "dongsheng-2024/halfmonthly-key"
    }
    #expect(
      duties.first { $0.window.contains(day("2026-06-12")) }?.state == .void)
    #expect(!duties.contains { $0.window.first > day("2026-06-12") })
    #expect(try await world.differences() == [])
    let list = try await world.careList(.placed, by: actor)
    #expect(list.lines.map(\.placement?.name) == ["清河敬老院"])
    #expect(list.total.owed == 0)
    // Home again.
    world.clock.set(Moment(day("2026-07-01"), hour: 10))
    try await world.care(
      .comingBack, ["day": "2026-06-30", "words": "不习惯"], by: actor)
    #expect(
      try await world.rows(of: "P0002") == [
        "特困分散 2025-01-01 2026-06-11", "特困分散 2026-07-01 -",
        "特困集中 2026-06-12 2026-06-30",
      ])
    #expect(try await world.careList(.without, by: actor).count == 1)
    #expect(try await world.differences() == [])
  }

  @Test("who is treated elsewhere needs no visits, and comes back")
  func treatment() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.townshipWorker)
    let civil = try await world.civilAffairs()
    try await world.office.perform(
      world.institution("精神卫生中心", .medical), as: civil)
    try await world.care(
      .placement,
      ["institution": "1", "day": "2026-05-01", "reason": "住院治疗"],
      by: actor)
    #expect(
      try await world.number(
        "SELECT count(*) FROM absences WHERE standing = 1") == 1)
    #expect(try await world.careView(by: actor).isOwed)
    #expect(try await world.differences() == [])
    try await world.care(
      .comingBack, ["day": "2026-05-10", "words": "好转"], by: actor)
    #expect(
      try await world.number(
        """
        SELECT count(*) FROM absences WHERE standing = 1
          AND valid_to = \(day("2026-05-10").number)
        """) == 1)
    #expect(try await world.differences() == [])
    // An institution that has left the register takes nobody in.
    try await world.office.perform(
      EndInstitution(1, last: day("2026-05-15")), as: civil)
    #expect(
      try await world.careForm(.placement, by: actor).obstacle != nil)
    // Everything of it is carried, copied and proven.
    let proven = try await world.office.perform(
      VerifyDatabase(), as: .system("test"))
    #expect(proven == [])
  }
}

extension TestWorld {
  func institution(
    _ name: String, _ kind: CareInstitutionKind
  ) -> AddInstitution {
    AddInstitution(
      id: Identifier.make(at: clock.now), name: name, kind: kind.word,
      licence: "民15号", from: day("2020-01-01"))
  }

  /// The statuses of somebody as they stand, by word.
  fileprivate func rows(of person: String) async throws -> [String] {
    let key = try await personKey(person).split(separator: "-")
    return try await engine.read { connection in
      try connection.rows(
        """
        SELECT status, valid_from, valid_to FROM statuses
        WHERE county = \(key[0]) AND person_id = \(key[1]) AND standing = 1
        """
      ) { row in
        let word = AssistanceStatus(rawValue: UInt8(row.int(0)))?.word ?? ""
        let last =
          row.isNull(2) ? "-" : "\(Day(number: Int32(row.int(2))))"
        return "\(word) \(Day(number: Int32(row.int(1)))) \(last)"
      }
    }.sorted()
  }

  @Test("DS-39: too long without an agreement, the township is told once")
  func missing() async throws {
    let world = try await TestWorld()
    let township = try await world.actor(.townshipWorker)
    func told() async throws -> [NoticeLine] {
      try await world.inbox(of: .townshipWorker)
        .filter { $0.kind == "没有照料协议" }
    }
    try await world.care(
      .agreement, TestWorld.signed.merging(["to": "2026-05-20"]) { $1 },
      by: township)
    let jobs = LeasedJobs(world.office, holder: "test")
    // Seven days may pass.
    world.clock.set(Moment(day("2026-05-27"), hour: 1))
    #expect(await jobs.run(.findCareGaps) == .nothingToDo)
    world.clock.set(Moment(day("2026-05-28"), hour: 1))
    #expect(await jobs.run(.findCareGaps) == .done("gaps 1"))
    #expect(await jobs.run(.findCareGaps) == .nothingToDo)
    let line = try #require(try await told().first)
    #expect(line.text == "1人没有有效照料协议超过7天，请尽快签订或安排集中供养")
    #expect(line.acknowledgeBy == Moment(day("2026-06-04"), hour: 1))
    #expect(line.subjectKind == .careList)
    world.clock.set(Moment(day("2026-05-30"), hour: 1))
    #expect(await jobs.run(.findCareGaps) == .nothingToDo)
    try await world.care(
      .agreement,
      TestWorld.signed.merging(["from": "2026-05-30"]) { $1 }, by: township)
    #expect(await jobs.run(.findCareGaps) == .done("gaps 1"))
    #expect(try await told() == [])
    #expect(await jobs.run(.findCareGaps) == .nothingToDo)
  }
}
