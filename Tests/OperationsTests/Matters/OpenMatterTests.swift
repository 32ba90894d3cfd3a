import Casework
import Operations
import Testing

@Suite("Opening a matter by hand")
struct OpenMatterTests {
  @Test("Nobody who has not signed in, and nobody out of his place")
  func forbidden() async throws {
    let world = try await TestWorld()
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(
        OpenMatter(MatterEntry(id: "", household: "H00001", values: [:])),
        as: .stranger)
    }
    for household in ["H00001", "H99999"] {
      await #expect(throws: Refusal.notFound) {
        try await world.open(of: household, as: .stranger)
      }
    }
    #expect(try await world.number("SELECT count(*) FROM matters") == 0)
  }

  @Test("What is missing or wrong is refused field by field")
  func refused() async throws {
    let world = try await TestWorld()
    let refusal = try await refusal {
      try await world.open(
        [
          "domain": "fuyang-2022/weather", "what": " ", "urgency": "很急",
          "person": "P0002",
        ], id: "no id", as: .villageWorker)
    }
    #expect(
      Set(fields(of: refusal)) == [
        "id", "domain", "what", "urgency", "person",
      ])
    #expect(try await world.number("SELECT count(*) FROM matters") == 0)
  }

  @Test("Opened with its clock, of the township, about whom it concerns")
  func opened() async throws {
    let world = try await TestWorld()
    let id = try await world.open(
      ["urgency": "紧迫", "person": "P0011", "wish": "早点修"],
      as: .villageWorker)
    let view = try await world.matter(id, as: .villageWorker)
    #expect(view.title.domain == "安全隐患")
    #expect(view.title.clock == "3个工作日内拿出方案")
    #expect(view.title.clockSource == "平台默认（A-18）")
    #expect(view.person == "陈芳" && view.wish == "早点修")
    #expect(view.standing.state == .registered)
    #expect(view.standing.office == TestWorld.township)
    #expect(view.standing.worker == nil)
    #expect(view.standing.planBy == Moment.end(of: day("2026-05-25")))
    #expect(view.steps.map(\.author) == ["张村专"])
    #expect(view.open == [.told])
    #expect(try await world.proof() == [])
  }

  @Test("The same form sent twice is one matter; another one is refused")
  func twice() async throws {
    let world = try await TestWorld()
    let id = Identifier.make(at: TestWorld.start)
    try await world.open(id: id, as: .villageWorker)
    try await world.open(id: id, as: .villageWorker)
    #expect(try await world.number("SELECT count(*) FROM matters") == 1)
    await #expect(throws: Refusal.alreadyRecorded) {
      try await world.open(["what": "墙裂了"], id: id, as: .villageWorker)
    }
    #expect(
      try await world.number(
        "SELECT count(*) FROM audit_entries WHERE action = 'matter.open'")
        == 1)
  }

  @Test("A dispute is seen by who opened it and who has the right alone")
  func restricted() async throws {
    let world = try await TestWorld()
    let id = try await world.open(
      ["domain": "fuyang-2022/disputes", "what": "邻里纠纷"],
      as: .villageWorker)
    #expect(try await world.matter(id, as: .villageWorker).what == "邻里纠纷")
    #expect(
      try await world.matter(id, as: .townshipWorker).title.isRestricted)
    // The cadre is linked to the household, and has no right to disputes.
    await #expect(throws: Refusal.notFound) {
      try await world.matter(id, as: .countyWorker)
    }
    #expect(try await world.matters(as: .countyWorker) == [])
    #expect(try await world.matters(as: .townshipWorker) == [id])
    let list = try await world.office.perform(
      ReadHouseholdMatters("H00001"), as: try await world.actor(.countyWorker))
    #expect(list.matters == [])
    await #expect(throws: Refusal.notFound) {
      try await world.step(id, .told, as: .countyWorker)
    }
  }
}
