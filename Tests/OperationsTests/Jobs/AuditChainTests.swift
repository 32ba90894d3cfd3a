import Casework
import Operations
import Testing

@Suite("The audit log")
struct AuditChainTests {
  private func sealed() async throws -> TestWorld {
    let world = try await TestWorld()
    let actor = try await world.actor(.villageWorker)
    _ = try await world.office.perform(RecordVisit(Drafts.home()), as: actor)
    _ = try await world.office.perform(RecordVisit(Drafts.home()), as: actor)
    _ = try await world.office.perform(SealAudit(), as: .system("t"))
    return world
  }

  private func differences(_ world: TestWorld) async throws -> [String] {
    try await world.office.perform(VerifyAudit(), as: .system("t"))
  }

  @Test("Only who may read the log may verify it")
  func forbidden() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.townshipWorker)
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(VerifyAudit(), as: actor)
    }
  }

  @Test("Untouched it has no differences")
  func untouched() async throws {
    #expect(try await differences(try await sealed()) == [])
  }

  @Test("An entry altered or removed is named by county and seal")
  func altered() async throws {
    let world = try await sealed()
    try await world.change(
      """
      UPDATE audit_entries SET actor = 's001'
      WHERE action = 'visit.record'
      """)
    #expect(
      try await differences(world)
        == ["audit: county 341202, seal 1: an entry was altered"])
    try await world.change(
      "DELETE FROM audit_entries WHERE action = 'visit.record'")
    #expect(
      try await differences(world) == [
        "audit: county 341202, seal 1: 2 entries were sealed, 0 are there"
      ])
  }
}
