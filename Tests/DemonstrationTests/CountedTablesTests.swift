import Database
import Operations
import Records
import Testing

@Suite("Tables that were filled at once")
struct CountedTablesTests {
  /// Those large ones that the engine does not know; none where it does not
  /// count.
  private func uncounted(_ office: Office) async throws -> [String] {
    try await office.engine.read { connection in
      guard let asked = connection.dialect.uncountedTables else { return [] }
      return try connection.rows(asked) { $0.text(0) }
    }
  }

  @Test("are known to the engine after an import and after a rebuild")
  func counted() async throws {
    let county = try await DemonstrationOffice()
    let office = county.office
    #expect(try await uncounted(office) == [])
    let counts = try await office.engine.read {
      $0.dialect.uncountedTables != nil
    }
    guard counts else { return }
    // As if somebody had filled them while few.
    try await office.engine.write { connection in
      try connection.execute(script: "TRUNCATE ledger_windows")
      try connection.execute(script: "ANALYZE ledger_windows")
    }
    _ = try await office.perform(RebuildLedger(), as: .system("test"))
    #expect(try await uncounted(office) == [])
    let believed = try await office.engine.read { connection in
      try connection.dialect.believedRows.flatMap { asked in
        try connection.row(asked, [.text("ledger_windows")]) { $0.int(0) }
      }
    }
    #expect(believed ?? 0 > 1_000)
  }
}
