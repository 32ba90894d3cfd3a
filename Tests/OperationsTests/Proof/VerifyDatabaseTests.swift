import Casework
import Operations
import Testing

@Suite("Proving a database")
struct VerifyDatabaseTests {
  private func differences(_ world: TestWorld) async throws -> [String] {
    try await world.office.perform(VerifyDatabase(), as: .system("t"))
  }

  @Test("Only who may read the log may")
  func forbidden() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.countyWorker)
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(VerifyDatabase(), as: actor)
    }
  }

  @Test("Finds nothing where work has been done")
  func sound() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.villageWorker)
    _ = try await world.office.perform(RecordVisit(Drafts.home()), as: actor)
    _ = try await world.office.perform(SealAudit(), as: .system("t"))
    #expect(try await differences(world) == [])
  }

  static let damages = [
    (
      "DELETE FROM visit_submissions",
      [String]()
    ),
    (
      "DELETE FROM visits",
      [
        "references: 1 rows of visit_workers name no row of visits",
        "references: 1 rows of visit_persons name no row of visits",
        "references: 1 rows of visit_submissions name no row of visits",
      ]
    ),
    (
      "UPDATE identities SET whole = last_four",
      ["encrypted columns: N numbers are filed under another hash"]
    ),
    (
      "UPDATE identities SET sealed = whole",
      ["encrypted columns: N values do not open under the key"]
    ),
    (
      "UPDATE ledger_windows SET counted = counted + 1",
      ["ledger: stored, but not so"]
    ),
    (
      "UPDATE audit_entries SET actor = 'x' WHERE action = 'visit.record'",
      ["audit: county 341202, seal 1: an entry was altered"]
    ),
  ]

  @Test("Names what was damaged", arguments: damages)
  func damaged(sql: String, words: [String]) async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.villageWorker)
    _ = try await world.office.perform(
      RecordVisit(Drafts.home()), as: actor)
    _ = try await world.office.perform(SealAudit(), as: .system("t"))
    try await world.change(sql)
    let found = try await differences(world).map { line in
      line.replacing(/columns: [0-9]+/, with: "columns: N")
    }
    for line in words {
      #expect(found.contains { $0.hasPrefix(line) }, "\(found)")
    }
    #expect(found.isEmpty == words.isEmpty)
  }
}
