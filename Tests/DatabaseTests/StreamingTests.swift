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
}
