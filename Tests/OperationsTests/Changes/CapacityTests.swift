import Casework
import Operations
import Records
import Testing

@Suite("Legal capacity")
struct CapacityTests {
  private static let limited = [
    "capacity": "限制民事行为能力", "from": "2026-04-01", "guardian": "陈芳",
    "relation": "配偶", "source": "法院判决",
  ]

  private func list(
    _ name: PeopleListName, by actor: Actor, _ world: TestWorld
  ) async throws -> [ListedPerson] {
    try await world.office.perform(ReadPeopleList(name), as: actor).persons
      ?? []
  }

  @Test("nobody without sight puts it down, a village only proposes")
  func forbidden() async throws {
    let world = try await TestWorld()
    let stranger = try await world.actor(.stranger)
    await #expect(throws: Refusal.notFound) {
      _ = try await world.submit(
        .capacity, person: "P0001", Self.limited, by: stranger)
    }
    let cadre = try await world.actor(.countyWorker)
    await #expect(throws: Refusal.notPermitted) {
      _ = try await world.submit(
        .capacity, person: "P0001", Self.limited, by: cadre)
    }
    let village = try await world.actor(.villageWorker)
    let asked = try await world.submit(
      .capacity, person: "P0001", Self.limited, by: village)
    #expect(asked.state == .open)
    #expect(try await world.number("SELECT count(*) FROM capacities") == 0)
    let township = try await world.actor(.townshipWorker)
    let base = try await world.view(asked.id, by: township).base
    _ = try await world.office.perform(
      DecideChange(asked.id, .approve(base: base)), as: township)
    #expect(try await world.number("SELECT count(*) FROM capacities") == 1)
  }

  @Test("what does not fit is refused beside its field")
  func refused() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.townshipWorker)
    func fields(_ typed: [String: String]) async throws -> [String]? {
      try await world.refused(
        .capacity, person: "P0001", Self.limited.merging(typed) { $1 },
        by: actor)
    }
    #expect(
      try await fields(["capacity": "", "source": ""])
        == ["capacity", "source"])
    #expect(try await fields(["from": "2026-05-21"]) == ["from"])
    #expect(try await fields(["from": "1959-12-31"]) == ["from"])
    #expect(try await fields(["relation": ""]) == ["relation"])
    #expect(try await fields(["guardian": ""]) == ["guardian"])
    #expect(try await fields(["capacity": "完全民事行为能力"]) == ["guardian"])
    #expect(
      try await world.refused(
        .capacityCorrection, person: "P0001", [:], by: actor) == ["id"])
    #expect(try await fields([:]) == nil)
    // Two never begin on one day.
    #expect(try await fields(["guardian": "王强"]) == ["from"])
  }

  @Test("corrections are revisions, and no duty changes")
  func revisions() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.townshipWorker)
    let before = try await world.household("H00001", by: actor)
    let windows = "SELECT count(*) FROM ledger_windows"
    let stored = try await world.number(windows)
    _ = try await world.submit(
      .capacity, person: "P0001", Self.limited, by: actor)
    #expect(
      try await world.refused(
        .capacityCorrection, person: "P0001", ["why": "没有改"], by: actor)
        == ["capacity"])
    _ = try await world.submit(
      .capacityCorrection, person: "P0001",
      ["capacity": "无民事行为能力", "why": "判决书写的是无"], by: actor)
    #expect(try await world.number("SELECT count(*) FROM capacities") == 2)
    #expect(
      try await world.number(
        "SELECT count(*) FROM capacities WHERE standing = 1") == 1)
    let after = try await world.household("H00001", by: actor)
    let member = after.members.first { $0.number == "P0001" }
    #expect(member?.capacity?.capacity == .lacking)
    #expect(member?.capacity?.guardian == "陈芳")
    #expect(after.duties == before.duties)
    #expect(after.categories == before.categories)
    #expect(try await world.number(windows) == stored)
    #expect(try await world.differences() == [])
    #expect(try await world.proof() == [])
  }

  @Test("the list holds minors with a certificate and who lacks capacity")
  func lists() async throws {
    let world = try await TestWorld()
    try await world.add([
      TestWorld.childRow(
        "M1", "H00001", born: "2015-01-01", certified: true,
        guardian: "王建国"),
      TestWorld.childRow("M2", "H00003", born: "2008-05-21", certified: true),
      // Eighteen today; not certified.
      TestWorld.childRow("M3", "H00003", born: "2008-05-20", certified: true),
      TestWorld.childRow("M4", "H00003", born: "2020-01-01"),
      TestWorld.childRow("M5", "H00005", born: "2020-01-01", certified: true),
    ])
    let township = try await world.actor(.townshipWorker)
    _ = try await world.submit(
      .capacity, person: "P0001", Self.limited, by: township)
    _ = try await world.submit(
      .capacity, in: "H00003", person: "P0003",
      ["capacity": "无民事行为能力", "from": "2026-01-01", "source": "医学鉴定"],
      by: township)
    // Full again from this month on.
    _ = try await world.submit(
      .capacity, in: "H00004", person: "P0004",
      ["capacity": "限制民事行为能力", "from": "2025-01-01", "source": "医学鉴定"],
      by: township)
    _ = try await world.submit(
      .capacity, in: "H00004", person: "P0004",
      ["capacity": "完全民事行为能力", "from": "2026-05-01", "source": "医学鉴定"],
      by: township)
    let persons = try await list(.protected, by: township, world)
    #expect(
      Set(persons.map(\.number)) == ["M1", "M2", "P0001", "P0003"])
    func protection(_ number: String) -> ListedPerson.Protection? {
      persons.first { $0.number == number }?.protection
    }
    #expect(protection("P0001")?.isMinor == false)
    #expect(protection("P0001")?.capacity == .limited)
    #expect(protection("P0001")?.guardian == "陈芳（配偶）")
    #expect(protection("M1")?.isMinor == true)
    #expect(protection("M1")?.capacity == nil)
    #expect(protection("M1")?.guardian == "王建国")
    #expect(protection("P0003")?.guardian == "")
    let unguarded = try await list(.unguarded, by: township, world)
    #expect(Set(unguarded.map(\.number)) == ["M2", "P0003"])
    // The same of the whole county, by another way through the records.
    let county = try await world.countyOffice()
    #expect(
      Set(try await list(.protected, by: county, world).map(\.number))
        == ["M1", "M2", "M5", "P0001", "P0003"])
    #expect(
      Set(try await list(.unguarded, by: county, world).map(\.number))
        == ["M2", "M5", "P0003"])
    let index = try await world.office.perform(ReadPeopleLists(), as: county)
    #expect(
      index.counted.first { $0.name == .unguarded }?.count == PeopleCount(3))
    let visitor = try await world.actor(.visitor)
    #expect(try await list(.protected, by: visitor, world) == [])
    let stranger = try await world.actor(.stranger)
    #expect(
      try await list(.protected, by: stranger, world).map(\.number) == ["M5"])
  }
}
