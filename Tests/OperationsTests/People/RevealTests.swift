import Casework
import Operations
import Testing

@Suite("Seeing a masked number whole")
struct RevealTests {
  private func reveal(
    _ number: IdentityNumber?, _ player: Player, _ world: TestWorld,
    why reason: String = "核对证件信息", person: String = "P0001",
    household: String = "H00001"
  ) async throws -> RevealedNumber {
    try await world.office.perform(
      RevealIdentity(
        household: household, person: person, number: number,
        reason: reason), as: try await world.actor(player))
  }

  private func logged(_ world: TestWorld) async throws -> Int64 {
    try await world.number(
      """
      SELECT count(*) FROM audit_entries WHERE action = 'identity.reveal'
      """)
  }

  @Test("Nobody sees a number of a household that is not his")
  func forbidden() async throws {
    let world = try await TestWorld()
    await #expect(throws: Refusal.notFound) {
      _ = try await reveal(.citizenID, .stranger, world)
    }
    await #expect(throws: Refusal.notFound) {
      _ = try await reveal(.citizenID, .villageWorker, world, person: "P0002")
    }
    await #expect(throws: Refusal.notFound) {
      _ = try await reveal(
        .citizenID, .villageWorker, world, household: "none")
    }
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(RevealPhones("H00001"), as: .stranger)
    }
    let stranger = try await world.actor(.stranger)
    await #expect(throws: Refusal.notFound) {
      _ = try await world.office.perform(RevealPhones("H00001"), as: stranger)
    }
    for role in [AccountRole.city, .province, .auditor, .administrator] {
      #expect(!role.permissions.contains(.revealIdentity))
    }
    #expect(try await logged(world) == 0)
  }

  @Test("Without a reason, or a number, nothing is shown and nothing logged")
  func refused() async throws {
    let world = try await TestWorld()
    let blank = await #expect(throws: Refusal.self) {
      _ = try await reveal(nil, .villageWorker, world, why: " ")
    }
    #expect(fields(of: blank) == ["number", "reason"])
    let long = await #expect(throws: Refusal.self) {
      _ = try await reveal(
        .citizenID, .villageWorker, world,
        why: String(repeating: "因", count: 101))
    }
    #expect(fields(of: long) == ["reason"])
    #expect(try await logged(world) == 0)
  }

  @Test("Each number is shown whole, and the log says why, not what")
  func shown() async throws {
    let world = try await TestWorld()
    let citizenID = try await reveal(.citizenID, .villageWorker, world)
    #expect(citizenID.value == "341202196001011234")
    #expect(citizenID.name == "王建国")
    let certificate = try await reveal(.certificate, .townshipWorker, world)
    #expect(certificate.value == "34120219600101123442")
    #expect(try await logged(world) == 2)
    #expect(
      try await world.number(
        """
        SELECT count(*) FROM audit_entries WHERE subject = 'P0001'
          AND county = 341202 AND actor IN ('v001', 't001')
          AND detail LIKE 'household H00001 %核对证件信息'
          AND detail NOT LIKE '%1234%'
        """) == 2)
  }

  @Test("The worker in charge sees telephone numbers without a reason")
  func phones() async throws {
    let world = try await TestWorld()
    let list = try await world.office.perform(
      RevealPhones("H00001"), as: try await world.actor(.villageWorker))
    #expect(list.phones.map(\.name) == ["王建国", "陈芳"])
    #expect(list.phones.map(\.number) == ["13812345678", "13812345678"])
    #expect(try await logged(world) == 1)
  }
}
