import Casework
import Operations
import Testing

@Suite("An import by an account")
struct ImportScopeTests {
  private func problems(
    _ rows: [RegisterRow], _ world: TestWorld, _ actor: Actor
  ) async throws -> [String] {
    do {
      _ = try await world.office.perform(
        ImportRegister(source: WorldRows(rows: rows)), as: actor)
      return []
    } catch let stopped as ImportStopped {
      return stopped.report.problems.map(\.problem)
    }
  }

  @Test("Not for villages, townships and cadres")
  func forbidden() async throws {
    let world = try await TestWorld()
    for player in [Player.villageWorker, .townshipWorker, .countyWorker] {
      let actor = try await world.actor(player)
      await #expect(throws: Refusal.notPermitted) {
        _ = try await problems([], world, actor)
      }
    }
  }

  @Test("Every table refuses what is not of his county")
  func otherCounty() async throws {
    let world = try await TestWorld()
    let other = try await world.otherCounty()
    let since = Span(from: day("2026-01-01"), to: nil)
    let rows: [RegisterRow] = [
      .area(AreaRecord(code: TestWorld.village, name: "别的名字")),
      .policy(
        PolicyRecord(
          area: TestWorld.county, pack: "fuyang-2022", span: since)),
      .household(HouseholdRecord(number: "H00001", village: TestWorld.village)),
      .person(
        PersonRecord(number: "P0001", name: "别的名字"),
        StayRecord(person: "P0001", household: "H00001", span: since)),
      .status(
        StatusRecord(
          person: "P0001", status: .destituteScattered, span: since)),
      WorldRows.post("V001", "张村专", .villageCommissioner, "341202001202"),
      WorldRows.link(.household, "V001", "H00001"),
      WorldRows.link(.pair, "V001", "P0001"),
      WorldRows.link(.contactPoint, "C001", "341202001201"),
      WorldRows.link(.deputy, "V001", "V002"),
      .visit(
        VisitRecord(
          number: "X1", at: TestWorld.start, mode: .home, result: .completed,
          household: "H00001", workers: ["V001"])),
      .absence(
        AbsenceRecord(
          object: .household("H00001"), reason: AbsenceReason.allCases[0],
          span: since)),
      .suspension(
        SuspensionRecord(area: TestWorld.county, reason: "洪水", span: since)),
    ]
    for row in rows {
      #expect(
        try await problems([row], world, other) == ["不在您的辖区内"],
        "\(row.table)")
    }
    let county = try await world.countyOffice()
    #expect(try await problems(WorldRows.register, world, county) == [])
    #expect(try await world.differences() == [])
  }
}
