import Casework
import Database
import Records
import Testing

@Suite("The audit log")
struct AuditTrailTests {
  private static let counties: [Int64] = [0, 341_202, 341_203]

  /// Three batches of four entries in each county, sealed one by one.
  private func sealed() async throws -> TestDatabase {
    let database = try await TestDatabase()
    let vault = database.vault
    for batch in 1...3 {
      let count = try await database.engine.write { connection in
        let trail = AuditTrail(connection)
        for county in Self.counties {
          for entry in 1...4 {
            try trail.append(Self.entry(county, "\(batch)-\(entry)"))
          }
        }
        return try trail.seal(at: Moment(seconds: 0), vault: vault)
      }
      #expect(count == 12)
    }
    return database
  }

  private static func entry(_ county: Int64, _ id: String) -> AuditEntry {
    AuditEntry(
      county: county, id: id, at: Moment(seconds: 5), actor: "village",
      action: "visit.record", subject: "H1", detail: "新增")
  }

  private func differences(
    _ database: TestDatabase, vault: IdentityVault? = nil,
    after sql: String? = nil
  ) async throws -> [String] {
    let vault = vault ?? database.vault
    return try await database.engine.write { connection in
      if let sql { try connection.execute(sql) }
      return try AuditTrail(connection).differences(vault: vault)
    }
  }

  @Test(
    "names the seal under which an entry was altered",
    arguments: [
      "at = 6", "actor = 'county'", "action = 'visit.correct'",
      "subject = 'H2'", "detail = ''", "entry_id = '2-9'",
      // What moves from one column to the next is altered too.
      "subject = 'H', detail = '1新增'",
    ])
  func altered(change: String) async throws {
    let found = try await differences(
      try await sealed(),
      after: """
        UPDATE audit_entries SET \(change)
        WHERE county = 341202 AND entry_id = '2-3'
        """)
    #expect(found == ["audit: county 341202, seal 2: an entry was altered"])
  }

  @Test("names the seal under which an entry is missing or too many")
  func deleted() async throws {
    let gone = try await differences(
      try await sealed(),
      after: """
        DELETE FROM audit_entries WHERE county = 341203 AND entry_id = '1-4'
        """)
    #expect(
      gone == [
        "audit: county 341203, seal 1: 4 entries were sealed, 3 are there"
      ])
    let added = try await differences(
      try await sealed(),
      after: """
        INSERT INTO audit_entries SELECT county, '3-9', at, actor, action,
          subject, detail, seal FROM audit_entries
        WHERE county = 0 AND entry_id = '3-1'
        """)
    #expect(
      added == [
        "audit: county 0, seal 3: 4 entries were sealed, 5 are there"
      ])
  }

  @Test("names the seals of whoever takes a whole batch away")
  func batchDeleted() async throws {
    let database = try await sealed()
    _ = try await differences(
      database,
      after: "DELETE FROM audit_entries WHERE county = 0 AND seal = 2")
    let found = try await differences(
      database,
      after: "DELETE FROM audit_seals WHERE county = 0 AND number = 2")
    #expect(!found.isEmpty)
  }

  @Test("does not agree with another key")
  func otherKey() async throws {
    let found = try await differences(
      try await sealed(),
      vault: IdentityVault(key: Array(repeating: 9, count: 32)))
    #expect(found.count == 9)
  }

  @Test("agrees with itself, and what is not sealed yet is no difference")
  func untouched() async throws {
    let database = try await sealed()
    #expect(try await differences(database) == [])
    try await database.engine.write { connection in
      try AuditTrail(connection).append(Self.entry(341_202, "4-1"))
    }
    #expect(try await differences(database) == [])
    let vault = database.vault
    let again = try await database.engine.write { connection in
      let trail = AuditTrail(connection)
      return [
        try trail.seal(at: Moment(seconds: 1), vault: vault),
        try trail.seal(at: Moment(seconds: 2), vault: vault),
      ]
    }
    #expect(again == [1, 0])
    #expect(try await differences(database) == [])
  }

  @Test("takes no entry twice")
  func twice() async throws {
    let database = try await sealed()
    await #expect(throws: DatabaseFailure.self) {
      try await database.engine.write { connection in
        try AuditTrail(connection).append(Self.entry(0, "1-1"))
      }
    }
  }
}
