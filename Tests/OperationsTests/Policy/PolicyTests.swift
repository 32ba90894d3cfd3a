import Casework
import Operations
import Testing

@Suite("Policies in force")
struct PolicyTests {
  private let from = day("2026-04-01")

  private func view(
    _ world: TestWorld, _ actor: Actor
  ) async throws -> PoliciesView {
    try await world.office.perform(ReadPolicies(), as: actor)
  }

  @Test("Not for villages and townships; nothing of another county's")
  func forbidden() async throws {
    let world = try await TestWorld()
    for player in [Player.villageWorker, .townshipWorker] {
      let actor = try await world.actor(player)
      await #expect(throws: Refusal.notPermitted) {
        _ = try await view(world, actor)
      }
    }
    let other = try await world.otherCounty()
    #expect(try await view(world, other).rows.isEmpty)
    #expect(
      fields(
        of: try await refusal {
          try await world.office.perform(
            PutPolicyInForce(
              area: TestWorld.county, pack: "gansu-2024", from: from),
            as: other)
        }) == ["area"])
    let county = try await world.countyOffice()
    let row = try #require(try await view(world, county).rows.first)
    await #expect(throws: Refusal.notFound) {
      try await world.office.perform(
        EndPolicy(
          area: row.area, pack: row.pack, entry: row.entry,
          revision: row.revision, last: from), as: other)
    }
  }

  @Test("Refused: an unknown pack, one in force already, no day")
  func refused() async throws {
    let world = try await TestWorld()
    let county = try await world.countyOffice()
    func put(_ pack: String, _ from: Day?) async throws -> [String] {
      fields(
        of: try await refusal {
          try await world.office.perform(
            PutPolicyInForce(
              area: TestWorld.county, pack: pack, from: from), as: county)
        })
    }
    #expect(try await put("nowhere-2000", from) == ["pack"])
    #expect(try await put("fuyang-2022", from) == ["pack"])
    #expect(try await put("fuyang-2022", nil) == ["from"])
    #expect(try await view(world, county).isRecomputing == false)
  }

  @Test("An edit makes the ledger stale, and the job makes it anew")
  func recomputed() async throws {
    let world = try await TestWorld()
    let county = try await world.countyOffice()
    let row = try #require(
      try await view(world, county).rows.first { $0.pack == "fuyang-2022" })
    try await world.office.perform(
      EndPolicy(
        area: row.area, pack: row.pack, entry: row.entry,
        revision: row.revision, last: day("2026-03-31")), as: county)
    #expect(try await view(world, county).isRecomputing)
    #expect(try await world.differences() != [])
    let jobs = LeasedJobs(world.office)
    #expect(await jobs.run(.rollOver) == .done("county 341202"))
    #expect(try await view(world, county).isRecomputing == false)
    #expect(try await world.differences() == [])
    try await world.office.perform(
      PutPolicyInForce(
        area: TestWorld.township, pack: "fuyang-2022", from: from),
      as: county)
    #expect(try await view(world, county).isRecomputing)
    #expect(await jobs.run(.rollOver) == .done("county 341202"))
    #expect(try await world.differences() == [])
    await #expect(throws: Refusal.changedMeanwhile) {
      try await world.office.perform(
        EndPolicy(
          area: row.area, pack: row.pack, entry: row.entry,
          revision: row.revision, last: nil), as: county)
    }
  }

  @Test("A policy of one county is one of its people from elsewhere, too")
  func elsewhere() async throws {
    let world = try await TestWorld()
    try await world.add(OtherCounty.rows)
    try await world.add([
      .status(
        StatusRecord(
          person: "M0001", status: .destituteScattered,
          span: OtherCounty.since)),
      WorldRows.link(.responsibleVisitor, "R001", "M0001"),
    ])
    #expect(try await world.differences() == [])
    let other = try await world.otherCounty()
    try await world.office.perform(
      PutPolicyInForce(
        area: code("341203"), pack: "dongsheng-2024", from: from),
      as: other)
    #expect(
      try await world.number(
        "SELECT count(*) FROM ledger_states WHERE is_stale = 1") == 2)
    _ = await LeasedJobs(world.office).run(.rollOver)
    #expect(try await world.differences() == [])
  }

  @Test("So is one of a village whose households another county put on file")
  func movedHousehold() async throws {
    let world = try await TestWorld()
    try await world.add(OtherCounty.rows)
    try await world.add([OtherCounty.household("H00002", "341203001201")])
    let other = try await world.otherCounty()
    try await world.office.perform(
      PutPolicyInForce(
        area: code("341203001"), pack: "fuyang-2022", from: from), as: other)
    _ = await LeasedJobs(world.office).run(.rollOver)
    #expect(try await world.differences() == [])
  }
}
