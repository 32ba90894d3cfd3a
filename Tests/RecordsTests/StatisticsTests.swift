import Database
import Records
import Testing

@Suite("How the rows of a table are spread")
struct StatisticsTests {
  /// What the engine believes a table to hold; nil where it does not count.
  private func believed(_ database: TestDatabase) async throws -> Int64? {
    try await database.engine.read { connection in
      try connection.dialect.believedRows.flatMap { asked in
        try connection.row(asked, [.text("ledger_duties")]) { $0.int(0) }
      }
    }
  }

  private func add(
    _ rows: Int, to database: TestDatabase, thenFails: Bool = false
  ) async throws {
    try await database.engine.write { connection in
      let insertion = try connection.gathering.prepare(
        "INSERT INTO ledger_duties (duty_id, duty) VALUES (?, ?)")
      for id in 1...rows {
        try insertion.run([.int(Int64(id)), .text("duty \(id)")])
      }
      try PlannerStatistics.refresh(["ledger_duties"], added: rows, connection)
      if thenFails { throw CancellationError() }
    }
  }

  @Test("is counted where most of them are new, also after a failure")
  func counted() async throws {
    let database = try await TestDatabase()
    guard try await believed(database) != nil else { return }
    try? await add(6_000, to: database, thenFails: true)
    #expect(try await believed(database) == 0)
    try await add(6_000, to: database)
    #expect(try await believed(database) == 6_000)
  }

  @Test("is not where they are few")
  func few() async throws {
    let database = try await TestDatabase()
    try await add(100, to: database)
    #expect(try await believed(database) ?? 0 == 0)
  }
}
