import Casework
import Database
import Operations
import Testing

@Suite("Lists of people")
struct PeopleListTests {
  private let since = Span(from: day("2025-01-01"), to: nil)

  private func list(
    _ name: PeopleListName, _ player: Player, _ world: TestWorld,
    _ area: AreaCode? = nil
  ) async throws -> PeopleList {
    try await world.office.perform(
      ReadPeopleList(name, area: area), as: try await world.actor(player))
  }

  private func person(
    _ number: String, _ household: String, until: String? = nil,
    state: CertificateState = .valid, isSuspected: Bool = false,
    death: Day? = nil, stay: Span? = nil
  ) -> RegisterRow {
    .person(
      PersonRecord(
        number: number, name: "甲\(number)", birth: day("1990-01-01"),
        death: death,
        certificate: CertificateColumns(
          category: .visual, level: 3,
          validUntil: until.map { Casework.Day($0) ?? .distantFuture },
          state: state), isSuspected: isSuspected),
      StayRecord(person: number, household: household, span: stay ?? since))
  }

  private func world() async throws -> TestWorld {
    let world = try await TestWorld()
    try await world.add([
      person("X1", "H00001", until: "2026-06-01"),
      person("X2", "H00001", until: "2026-10-01"),
      person("X3", "H00004", until: "2026-05-19"),
      person("X4", "H00004", until: "2026-05-19", state: .cancelled),
      person("X5", "H00005", until: "2026-06-01"),
      person("X6", "H00003", isSuspected: true),
      person("X7", "H00003", death: day("2026-03-01")),
      person(
        "X8", "H00003", stay: Span(day("2025-01-01"), day("2026-02-01"))),
      .status(
        StatusRecord(
          person: "P0004", status: .destituteScattered, span: since)),
    ])
    return world
  }

  @Test("Nobody sees a list of what is not his, and only a county exports")
  func forbidden() async throws {
    let world = try await world()
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(
        ReadPeopleList(.suspected), as: .stranger)
    }
    await #expect(throws: Refusal.notFound) {
      _ = try await list(.suspected, .stranger, world, TestWorld.village)
    }
    await #expect(throws: Refusal.notFound) {
      _ = try await list(
        .group(pack: "fuyang-2022", group: "none"), .villageWorker, world)
    }
    for player in Player.allCases {
      let actor = try await world.actor(player)
      await #expect(throws: Refusal.notPermitted) {
        _ = try await world.office.perform(
          ExportPeople(.suspected), as: actor)
      }
    }
    let strange = try await list(.certificate90, .stranger, world)
    #expect(strange.persons?.map(\.number) == ["X5"])
  }

  @Test("Each list holds whom it says, within the scope")
  func lists() async throws {
    let world = try await world()
    func numbers(
      _ name: PeopleListName, _ player: Player = .townshipWorker
    ) async throws -> [String] {
      let list = try await list(name, player, world)
      #expect(list.total.number == list.persons?.count)
      #expect(!list.hasMore)
      return list.persons?.map(\.number) ?? []
    }
    #expect(try await numbers(.certificate90) == ["X1"])
    #expect(try await numbers(.certificate180) == ["X1", "X2"])
    #expect(try await numbers(.certificateExpired) == ["X3"])
    #expect(try await numbers(.suspected) == ["X6"])
    #expect(try await numbers(.left) == ["X7", "X8"])
    #expect(try await numbers(.unassigned) == ["P0004"])
    #expect(try await numbers(.unassigned, .villageWorker) == [])
    #expect(try await numbers(.certificate90, .visitor) == [])
    let left = try await list(.left, .townshipWorker, world)
    #expect(left.persons?.map(\.hasDied) == [true, false])
    #expect(left.persons?.first?.age == 36)
    let township = try await world.actor(.townshipWorker)
    #expect(
      try await world.office.perform(CountUnassigned(), as: township)
        == PeopleCount(1))
    try await world.add([
      WorldRows.link(.responsibleVisitor, "R001", "P0004")
    ])
    #expect(
      try await world.office.perform(CountUnassigned(), as: township)
        == PeopleCount(0))
  }

  @Test("A group of a pack lists its members with the article")
  func groups() async throws {
    let world = try await world()
    let index = try await world.office.perform(
      ReadPeopleLists(), as: try await world.actor(.villageWorker))
    let group = try #require(
      index.groups.first { $0.title == "重度残疾人家庭" })
    #expect(group.basis.contains("第"))
    let severe = try await list(group.name, .villageWorker, world)
    #expect(
      Set(severe.persons?.map(\.household) ?? []) == ["H00001", "H00002"])
    let township = try await list(group.name, .townshipWorker, world)
    #expect(township.total == PeopleCount(2))
  }

  @Test("An export asks for a code given just now")
  func proof() async throws {
    let world = try await world()
    let county = try await world.countyOffice()
    await #expect(throws: Refusal.codeNeeded) {
      _ = try await world.office.perform(ExportPeople(.suspected), as: county)
    }
    #expect(
      try await world.number(
        "SELECT count(*) FROM audit_entries WHERE action = 'people.export'")
        == 0)
    try await world.change(
      """
      INSERT INTO second_factors (account_id, key_id, sealed, since, last_step)
      VALUES (03, '', ?, 0, 0)
      """, [.blob([0])])
    try await world.change(
      "UPDATE sessions SET proved_at = \(world.clock.now.seconds)")
    let proved = try await world.countyOffice()
    let list = try await world.office.perform(
      ExportPeople(.suspected), as: proved)
    #expect(list.persons?.map(\.number) == ["X6"])
  }

  @Test("An export is in the log, with all rows and no identity numbers")
  func export() async throws {
    let world = try await world()
    let list = try await world.office.perform(
      ExportPeople(.certificate180, area: TestWorld.county),
      as: .system("test"))
    #expect(list.persons?.map(\.number) == ["X1", "X5", "X2"])
    #expect(!"\(list)".contains("341202196001011234"))
    #expect(
      try await world.number(
        """
        SELECT count(*) FROM audit_entries WHERE action = 'people.export'
          AND subject = 'certificate-180' AND county = 341202
        """) == 1)
  }
}
