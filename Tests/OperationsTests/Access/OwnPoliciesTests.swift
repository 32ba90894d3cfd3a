import Casework
import Database
import Operations
import Testing

/// H00002 is of both offices, H00006 of 民政 alone, the others of 残联 alone.
@Suite("A county office and the policies of its own")
struct OwnPoliciesTests {
  private let federations = "fuyang-2022/village-quarterly"
  private let civils = "dongsheng-2024/halfmonthly-key"

  private func world() async throws -> TestWorld {
    let world = try await TestWorld()
    let since = Span(from: day("2025-01-01"), to: nil)
    try await world.add([
      .household(
        HouseholdRecord(
          number: "H00006", village: TestWorld.village, head: "冯老",
          address: "双河村6号", grid: "网格1", onFile: since)),
      .person(
        PersonRecord(
          number: "P0006", name: "冯老", birth: day("1948-01-01")),
        StayRecord(person: "P0006", household: "H00006", span: since)),
      .status(
        StatusRecord(
          person: "P0006", status: .destituteScattered, span: since)),
    ])
    return world
  }

  /// Without links of his own, which he sees whatever they are of, and
  /// without the pack of 残联 that names families of 特困 persons too.
  private func office(
    _ role: AccountRole, _ world: TestWorld
  ) async throws -> Actor {
    _ = try await world.account(.countyWorker)
    try await world.change(
      "UPDATE policies SET standing = 0 WHERE pack = 'gansu-2024'")
    try await world.change(
      """
      UPDATE accounts SET role = '\(role.rawValue)', worker_no = ''
      WHERE login = 'c001'
      """)
    return try await world.actor(.countyWorker)
  }

  @Test(
    "Nothing of the other office is found, however it is asked for",
    arguments: [AccountRole.county, .countyCivilAffairs])
  func forbidden(role: AccountRole) async throws {
    let world = try await world()
    let office = try await office(role, world)
    let isCivil = role == .countyCivilAffairs
    let duty = isCivil ? federations : civils
    let list: PeopleListName = isCivil ? .suspected : .unassigned
    let group: PeopleListName =
      isCivil
      ? .group(pack: "fuyang-2022", group: "severe")
      : .group(pack: "dongsheng-2024", group: "key-visits")
    let home = isCivil ? "H00001" : "H00006"
    func refused(_ work: () async throws -> Void) async throws {
      #expect(try await refusal(work) == .notFound)
    }
    try await refused {
      _ = try await world.office.perform(ReadHousehold(home), as: office)
    }
    try await refused {
      _ = try await world.office.perform(
        PrepareVisit(household: home), as: office)
    }
    try await refused {
      _ = try await world.office.perform(
        ReadDutyCoverage(area: TestWorld.county, duty: duty), as: office)
    }
    try await refused {
      _ = try await world.office.perform(
        ReadCoverageRows(area: TestWorld.county, duty: duty, state: .open),
        as: office)
    }
    try await refused {
      _ = try await world.office.perform(
        ExplainDuty(
          duty: duty, unit: isCivil ? "H00002" : "P0002",
          from: day(isCivil ? "2026-04-01" : "2026-05-16")), as: office)
    }
    for name in [list, group] {
      try await refused {
        _ = try await world.office.perform(
          ReadPeopleList(name, area: TestWorld.village), as: office)
      }
    }
    try await world.change(
      """
      INSERT INTO second_factors (account_id, key_id, sealed, since, last_step)
      VALUES (03, '', ?, 0, 0)
      """, [.blob([0])])
    try await world.change(
      "UPDATE sessions SET proved_at = \(world.clock.now.seconds)")
    let proved = try await world.actor(.countyWorker)
    try await refused {
      _ = try await world.office.perform(
        ExportPeople(list, area: TestWorld.village), as: proved)
    }
  }

  @Test(
    "Pages of many show its own alone",
    arguments: [AccountRole.county, .countyCivilAffairs])
  func shown(role: AccountRole) async throws {
    let world = try await world()
    let office = try await office(role, world)
    let isCivil = role == .countyCivilAffairs
    let homes =
      isCivil ? ["H00002", "H00006"] : ["H00001", "H00002", "H00003"]
    let list = try await world.office.perform(
      ListHouseholds(area: TestWorld.village), as: office)
    #expect(list.households?.map(\.number) == homes)
    #expect(list.total == homes.count)
    let search = try await world.office.perform(
      SearchPeople(isCivil ? "王建国" : "冯老"), as: office)
    #expect(search.households.isEmpty)
    let coverage = try await world.office.perform(
      ReadCoverage(area: TestWorld.county), as: office)
    #expect(!coverage.duties.isEmpty)
    #expect(
      coverage.duties.allSatisfy {
        $0.duty.id.hasPrefix("dongsheng-2024/") == isCivil
      })
    let index = try await world.office.perform(ReadPeopleLists(), as: office)
    #expect(
      index.counted.contains { $0.name == .unassigned } == isCivil)
    #expect(
      index.counted.contains { $0.name == .suspected } != isCivil)
    #expect(
      (try await world.office.perform(CountUnassigned(), as: office) != nil)
        == isCivil)
    // One of both: each sees it with its own duties.
    let home = try await world.office.perform(
      ReadHousehold("H00002"), as: office)
    #expect(!home.duties.isEmpty && !home.categories.isEmpty)
    #expect(
      home.duties.allSatisfy {
        $0.duty.hasPrefix("dongsheng-2024/") == isCivil
      })
  }

  @Test("A link of one's own is seen, whatever policy it is of")
  func linked() async throws {
    let world = try await world()
    _ = try await world.account(.countyWorker)
    try await world.change(
      "UPDATE accounts SET role = '县民政局' WHERE login = 'c001'")
    let office = try await world.actor(.countyWorker)
    let home = try await world.office.perform(
      ReadHousehold("H00001"), as: office)
    #expect(home.record.number == "H00001")
    let today = try await world.office.perform(ReadToday(), as: office)
    #expect(
      Set(today.cards.map(\.household)) == ["H00001", "H00002"])
  }
}
