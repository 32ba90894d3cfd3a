import Database
import TestSupport
import Testing

/// On both engines: what streams gives the same rows.
@Suite("Rows that are streamed", .serialized)
struct StreamingTests {
  /// An engine with so many notes: 1, 2, 3 and so on.
  private func withNotes(
    _ count: Int64, _ test: (any Engine) async throws -> Void
  ) async throws {
    let place = try TestPlace()
    let engine = try place.open()
    try await engine.write { connection in
      try connection.execute(
        script: """
          CREATE TABLE notes (id BIGINT PRIMARY KEY, text TEXT)
          """)
      let insert = try connection.gathering.prepare(
        "INSERT INTO notes (id, text) VALUES (?, ?)")
      for id in 0..<count {
        try insert.run([.int(id + 1), .text("note \(id + 1)")])
      }
    }
    try await test(engine)
    try await engine.close()
  }

  @Test("are all there, in order, side by side with others")
  func sideBySide() async throws {
    try await withNotes(20_003) { engine in
      try await engine.read { connection in
        let streaming = connection.streaming
        let up = try streaming.prepare(
          "SELECT id, text FROM notes WHERE id > ? ORDER BY id")
        let down = try streaming.prepare(
          "SELECT id FROM notes WHERE id <= ? ORDER BY id DESC")
        defer {
          up.reset()
          down.reset()
        }
        up.bind([.int(3)])
        down.bind([.int(20_000)])
        var expected: Int64 = 3
        while try up.step() {
          expected += 1
          #expect(try down.step())
          guard up.int(0) == expected, up.text(1) == "note \(expected)",
            down.int(0) == 20_004 - expected
          else {
            Issue.record("at \(expected): \(up.int(0)), \(down.int(0))")
            return
          }
          // Others are asked meanwhile.
          if expected % 5_000 == 0 {
            let count = try connection.row("SELECT count(*) FROM notes") {
              $0.int(0)
            }
            #expect(count == 20_003)
          }
        }
        #expect(expected == 20_003)
        #expect(try !down.step())
      }
    }
  }

  @Test("may be left before the end, and asked for again")
  func left() async throws {
    try await withNotes(9_000) { engine in
      for _ in 1...2 {
        try await engine.write { connection in
          for id in Int64(1)...3 {
            let first = try connection.streaming.row(
              "SELECT id FROM notes WHERE id >= ? ORDER BY id", [.int(id)]
            ) { $0.int(0) }
            #expect(first == id)
          }
          let count = try connection.streaming.rows("SELECT id FROM notes") {
            $0.int(0)
          }.count
          #expect(count == 9_000)
        }
      }
    }
  }

  @Test("are none where there are none, and a wrong text is told")
  func none() async throws {
    try await withNotes(0) { engine in
      let rows = try await engine.read { connection in
        try connection.streaming.rows("SELECT id FROM notes") { $0.int(0) }
      }
      #expect(rows == [])
      await #expect(throws: (any Error).self) {
        try await engine.read { connection in
          try connection.streaming.rows("SELECT nothing FROM notes") {
            $0.int(0)
          }
        }
      }
      // The connection goes on.
      let again = try await engine.read { connection in
        try connection.row("SELECT 7") { $0.int(0) }
      }
      #expect(again == 7)
    }
  }

  @Test("are all there where they are scanned, and held for who asks meanwhile")
  func scanned() async throws {
    try await withNotes(3_000) { engine in
      try await engine.write { connection in
        let scanning = connection.scanning
        let sql = "SELECT id, text FROM notes WHERE id > ? ORDER BY id"
        for first in [Int64(0), 2_990, 3_000] {
          let ids = try scanning.rows(sql, [.int(first)]) {
            #expect($0.text(1) == "note \($0.int(0))")
            return $0.int(0)
          }
          #expect(ids == Array(first..<3_000).map { $0 + 1 })
          // What is asked next comes as a whole again.
          let all = try connection.rows("SELECT id FROM notes") { $0.int(0) }
          #expect(all.count == 3_000)
        }
        let statement = try scanning.prepare(sql)
        statement.bind([.int(0)])
        let insert = try connection.gathering.prepare(
          "INSERT INTO notes (id, text) VALUES (?, ?)")
        var ids: [Int64] = []
        while try statement.step() {
          ids.append(statement.int(0))
          if ids.count == 1_000 {
            try insert.run([.int(9_001), .text("gathered")])
          }
          if ids.count == 1_500 {
            let last = try connection.row("SELECT max(id) FROM notes") {
              $0.int(0)
            }
            #expect(last == 9_001)
          }
        }
        // Whether the one added meanwhile is seen is the engine's affair.
        #expect(ids.prefix(3_000) == (1...3_000)[...].map(Int64.init)[...])
        statement.reset()
        // Left before the end.
        statement.bind([.int(0)])
        #expect(try statement.step())
        statement.reset()
        try connection.execute("DELETE FROM notes WHERE id > 3000")
        #expect(
          try scanning.rows("SELECT count(*) FROM notes") { $0.int(0) }
            == [3_000])
      }
    }
  }

  @Test("that break in the middle of a scan are told, whoever comes upon it")
  func brokenScan() async throws {
    try await withNotes(3_000) { engine in
      // Of the last row alone it makes no number, or one that is too large.
      let sql = """
        SELECT CASE WHEN id < 3000 THEN id
          ELSE 9223372036854775807 + id + abs(-9223372036854775807 - (id - 2999))
          END FROM notes ORDER BY id
        """
      for asksMeanwhile in [false, true] {
        await #expect(throws: DatabaseFailure.self) {
          try await engine.read { connection in
            var count = 0
            try connection.scanning.query(sql) { _ in
              count += 1
              if asksMeanwhile, count == 10 {
                _ = try connection.row("SELECT count(*) FROM notes") {
                  $0.int(0)
                }
              }
            }
          }
        }
        // The connection goes on.
        let count = try await engine.read { connection in
          try connection.row("SELECT count(*) FROM notes") { $0.int(0) }
        }
        #expect(count == 3_000)
      }
    }
  }
}
