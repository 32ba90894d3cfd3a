import Casework
import Operations
import Records
import Testing

@Suite("Reporting children with a disability")
struct ChildReportTests {
  @Test("who does not see the child, or has no right, reports and reads none")
  func forbidden() async throws {
    let world = try await TestWorld.withChildren()
    let village = try await world.actor(.villageWorker)
    let id = try await world.put(.report, try await world.child(), by: village)
    let child = try await world.child()
    for player in [Player.stranger, .visitor] {
      let actor = try await world.actor(player)
      await #expect(throws: Refusal.notFound) {
        try await world.put(.report, child, by: actor)
      }
      await #expect(throws: Refusal.notFound) {
        try await world.put(.diagnosis, .report(id), by: actor)
      }
      await #expect(throws: Refusal.notFound) {
        _ = try await world.childReport(id, by: actor)
      }
      await #expect(throws: Refusal.notFound) {
        _ = try await world.office.perform(
          ReadHouseholdChildren("H00001"), as: actor)
      }
      let list = try await world.office.perform(
        ReadChildReports(), as: actor)
      #expect(list.lines == [] && list.figures.total == 0)
    }
    let stranger = try await world.actor(.stranger)
    await #expect(throws: Refusal.notFound) {
      _ = try await world.office.perform(
        ReadChildReports(area: TestWorld.village), as: stranger)
    }
    let cadre = try await world.actor(.countyWorker)
    let civil = try await world.civilAffairs()
    for actor in [cadre, civil] {
      await #expect(throws: Refusal.notPermitted) {
        _ = try await world.childReport(id, by: actor)
      }
      await #expect(throws: Refusal.notPermitted) {
        _ = try await world.office.perform(ReadChildReports(), as: actor)
      }
    }
    // A child's number under another household, and a report that is none.
    await #expect(throws: Refusal.notFound) {
      try await world.put(
        .report, try await world.child("P0022"), by: village)
    }
    await #expect(throws: Refusal.notFound) {
      _ = try await world.childReport("x", by: village)
    }
    #expect(
      try await world.number("SELECT count(*) FROM child_reports") == 1)
  }

  @Test("days out of order, later days, adults: refused beside the field")
  func refused() async throws {
    let world = try await TestWorld.withChildren()
    let actor = try await world.actor(.villageWorker)
    func fields(
      _ typed: [String: String], of number: String = TestWorld.child
    ) async throws -> [String]? {
      try await world.childRefused(
        .report, try await world.child(number),
        TestWorld.finding.merging(typed) { $1 }, by: actor)
    }
    #expect(
      try await fields(["found": "", "source": "", "signs": ""])
        == ["found", "source", "signs"])
    #expect(try await fields(["found": "2026-05-21"]) == ["found"])
    #expect(try await fields(["found": "2024-02-29"]) == ["found"])
    // Diagnosed tomorrow, before the finding, or without a place.
    let diagnosed = [
      "diagnosed": "2026-05-12", "diagnosis": "听力残疾", "place": "市医院",
    ]
    #expect(
      try await fields(diagnosed.merging(["diagnosed": "2026-05-21"]) { $1 })
        == ["diagnosed"])
    #expect(
      try await fields(diagnosed.merging(["diagnosed": "2026-05-09"]) { $1 })
        == ["diagnosed"])
    #expect(
      try await fields(["diagnosis": "听力残疾"]) == ["diagnosed", "place"])
    // Helped before it was diagnosed, or never diagnosed.
    let begun = ["begun": "2026-05-11", "body": "康复中心"]
    #expect(
      try await fields(diagnosed.merging(begun) { $1 }) == ["begun"])
    #expect(try await fields(begun) == ["begun"])
    // Eighteen on the day of finding; a day before, a child still.
    #expect(
      try await fields(["found": "2026-05-01"], of: "P0023") == ["found"])
    #expect(try await fields([:], of: "P0024") == ["id"])
    #expect(
      try await world.number("SELECT count(*) FROM child_reports") == 0)
    #expect(
      try await fields(["found": "2026-04-30"], of: "P0023") == nil)
  }

  @Test("a second report while one is open is refused, after that it is not")
  func second() async throws {
    let world = try await TestWorld.withChildren()
    let actor = try await world.actor(.villageWorker)
    let child = try await world.child()
    let id = try await world.put(.report, child, by: actor)
    #expect(
      try await world.childRefused(
        .report, child, TestWorld.finding, by: actor) == ["id"])
    let ruledOut = ["ruledOut": "2026-05-15", "ruledOutWords": "听力正常"]
    try await world.put(.exclusion, .report(id), ruledOut, by: actor)
    let next = try await world.put(.report, child, by: actor)
    #expect(next != id)
    // The first is not opened again beside it.
    #expect(
      try await world.childRefused(
        .correction, .report(id),
        ["ruledOut": "", "ruledOutWords": "", "why": "填错"], by: actor)
        == ["why"])
    #expect(try await world.differences() == [])
    #expect(try await world.proof() == [])
  }

  @Test("from finding to intervention: intervals, history, notices")
  func course() async throws {
    let world = try await TestWorld.withChildren()
    let village = try await world.actor(.villageWorker)
    let id = try await world.put(.report, try await world.child(), by: village)
    let first = try await world.childReport(id, by: village)
    #expect(first.report.stage == .found)
    #expect(first.report.intervals.toReport == 10)
    #expect(first.kinds == [.diagnosis, .exclusion, .correction])
    // Township and county are told, without the name.
    let told = try await world.inbox(of: .townshipWorker)
    #expect(told.map(\.subject) == [id])
    #expect(told.first?.text.contains("双河村报告一名儿童") == true)
    #expect(told.first?.text.contains("小P0021") == false)
    #expect(
      try await world.number(
        "SELECT count(*) FROM notices WHERE kind = 'child.reported'") == 2)
    // Intervention comes after diagnosis.
    #expect(
      try await world.childRefused(
        .intervention, .report(id),
        ["begun": "2026-05-20", "body": "康复中心"], by: village) == ["id"])
    try await world.put(
      .diagnosis, .report(id),
      ["diagnosed": "2026-05-15", "diagnosis": "听力残疾", "place": "市医院"],
      by: village)
    #expect(
      try await world.childRefused(
        .intervention, .report(id),
        ["begun": "2026-05-14", "body": "康复中心"], by: village)
        == ["begun"])
    try await world.put(
      .intervention, .report(id),
      ["begun": "2026-05-20", "body": "康复中心"], by: village)
    let last = try await world.childReport(id, by: village)
    #expect(last.report.stage == .begun)
    #expect(last.report.intervals.toDiagnosis == 5)
    #expect(last.report.intervals.toIntervention == 5)
    #expect(last.acts.map(\.title) == ["报告", "登记诊断", "登记干预"])
    #expect(last.kinds == [.correction])
    // Nothing waits about it any more.
    #expect(try await world.inbox(of: .townshipWorker) == [])
    #expect(try await world.differences() == [])
    #expect(try await world.proof() == [])
  }

  @Test("a correction is a revision with a reason, nothing is overwritten")
  func correction() async throws {
    let world = try await TestWorld.withChildren()
    let actor = try await world.actor(.townshipWorker)
    let id = try await world.put(.report, try await world.child(), by: actor)
    // Its own township hears nothing of it, the county does.
    #expect(try await world.inbox(of: .townshipWorker) == [])
    #expect(
      try await world.number(
        "SELECT count(*) FROM notices WHERE kind = 'child.reported'") == 1)
    #expect(
      try await world.childRefused(
        .correction, .report(id), ["why": "没有改"], by: actor) == ["why"])
    #expect(
      try await world.childRefused(
        .correction, .report(id), ["found": "2026-05-01"], by: actor)
        == ["why"])
    try await world.put(
      .correction, .report(id),
      ["found": "2026-05-01", "why": "家长说更早"], by: actor)
    let view = try await world.childReport(id, by: actor)
    #expect(view.report.found == day("2026-05-01"))
    #expect(view.report.reported == day("2026-05-20"))
    #expect(view.acts.map(\.why) == ["", "家长说更早"])
    #expect(
      try await world.number("SELECT count(*) FROM child_reports") == 2)
    #expect(
      try await world.number(
        "SELECT count(*) FROM child_reports WHERE standing = 1") == 1)
  }

  @Test("the same form again is one; overtaken, it is told")
  func repeated() async throws {
    let world = try await TestWorld.withChildren()
    let actor = try await world.actor(.villageWorker)
    let child = try await world.child()
    let entry = try await world.childEntry(
      .report, child, TestWorld.finding, by: actor)
    let send = RecordChildReport(.report, child, entry)
    let id = try await world.office.perform(send, as: actor)
    #expect(try await world.office.perform(send, as: actor) == id)
    #expect(
      try await world.number("SELECT count(*) FROM child_reports") == 1)
    var other = entry
    other.values["signs"] = ["别的"]
    await #expect(throws: Refusal.alreadyRecorded) {
      try await world.office.perform(
        RecordChildReport(.report, child, other), as: actor)
    }
    let early = try await world.childEntry(
      .correction, .report(id), ["signs": "不会走", "why": "补充"], by: actor)
    try await world.put(
      .correction, .report(id), ["signs": "不会说", "why": "补充"], by: actor)
    await #expect(throws: Refusal.factsChanged) {
      try await world.office.perform(
        RecordChildReport(.correction, .report(id), early), as: actor)
    }
  }

  @Test("the list counts by stage and place, within the scope")
  func list() async throws {
    let world = try await TestWorld.withChildren()
    let village = try await world.actor(.villageWorker)
    let stranger = try await world.actor(.stranger)
    let id = try await world.put(.report, try await world.child(), by: village)
    try await world.put(
      .report, try await world.child("P0022", in: "H00005"),
      TestWorld.finding.merging([
        "diagnosed": "2026-05-14", "diagnosis": "智力残疾", "place": "市医院",
        "begun": "2026-05-16", "body": "特教学校",
      ]) { $1 }, by: stranger)
    let county = try await world.countyOffice()
    let list = try await world.office.perform(ReadChildReports(), as: county)
    #expect(list.lines.map(\.id) == [id])
    #expect(list.figures.counts == [.found: 1, .begun: 1])
    #expect(list.figures.medianToReport == 20)
    #expect(list.figures.medianToDiagnosis == 8)
    #expect(
      list.parts.map { "\($0.name) \($0.figures.total)" }
        == ["清河乡 1", "东坡乡 1"])
    let begun = try await world.office.perform(
      ReadChildReports(.begun), as: county)
    #expect(begun.lines.map(\.household) == ["H00005"])
    let own = try await world.office.perform(
      ReadChildReports(), as: village)
    #expect(own.figures.total == 1)
    let children = try await world.office.perform(
      ReadHouseholdChildren("H00001"), as: village)
    #expect(children.map(\.name) == ["小P0021"])
    #expect(children.map(\.mayReport) == [false])
  }
}
