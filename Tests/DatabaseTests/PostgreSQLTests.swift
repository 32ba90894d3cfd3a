import Database
import Foundation
import Synchronization
import TestSupport
import Testing

/// Run beside a server in either test run; `make test` starts one.
@Suite("PostgreSQL", .serialized)
struct PostgreSQLTests {
  @Test("gives back numbers, texts, bytes, truth and nothing as written")
  func values() async throws {
    try await NotesDatabase.with { engine, _ in
      let texts = ["", "户", "it's \"quoted\"", "第一行\r\n第二行", "👵🏽"]
      try await engine.write { connection in
        for (id, text) in texts.enumerated() {
          try connection.execute(
            "INSERT INTO notes VALUES (?, ?, ?)",
            [.int(Int64(id) - 2), .text(text), .blob([0, UInt8(id), 255])])
        }
        try connection.execute(
          "INSERT INTO notes VALUES (?, ?, ?)",
          [.int(.min), .null, .null])
      }
      try await engine.read { connection in
        let rows = try connection.rows(
          "SELECT id, text, raw, text IS NULL, 7 FROM notes ORDER BY id"
        ) { row in
          (row.int(0), row.optionalText(1), row.blob(2), row.int(3), row.int(4))
        }
        #expect(rows.map(\.0) == [.min, -2, -1, 0, 1, 2])
        #expect(rows.map(\.1) == [nil] + texts)
        #expect(rows[0].2 == [] && rows[3].2 == [0, 2, 255])
        #expect(rows.map(\.3) == [1, 0, 0, 0, 0, 0])
        #expect(rows.allSatisfy { $0.4 == 7 })
      }
    }
  }

  @Test("keeps nothing of a write that throws")
  func throwing() async throws {
    try await NotesDatabase.with { engine, _ in
      await #expect(throws: Mishap(id: 3)) {
        try await engine.write { connection in
          try NotesDatabase.add(3, on: connection)
          throw Mishap(id: 3)
        }
      }
      let kept = try await engine.read(NotesDatabase.ids)
      #expect(kept == [])
    }
  }

  @Test("tells a refused row, also one among many that were only sent")
  func constraint() async throws {
    try await NotesDatabase.with { engine, _ in
      let failure = await #expect(throws: DatabaseFailure.self) {
        try await engine.write { connection in
          for id in Int64(1)...600 {
            try NotesDatabase.add(id == 400 ? 1 : id, on: connection)
          }
        }
      }
      guard case .constraint(let words) = failure else {
        Issue.record("not a constraint: \(String(describing: failure))")
        return
      }
      #expect(words.contains("notes_pkey"))
      let kept = try await engine.read(NotesDatabase.ids)
      #expect(kept == [])
    }
  }

  @Test("does a write again where another was in the way")
  func conflicts() async throws {
    try await NotesDatabase.with(connections: 4) { engine, _ in
      try await engine.write { try NotesDatabase.add(1, "0", on: $0) }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 1...40 {
          group.addTask {
            try await engine.write(.aside) { connection in
              let text = try connection.row(
                "SELECT text FROM notes WHERE id = 1"
              ) { $0.text(0) }
              try connection.execute(
                "UPDATE notes SET text = ? WHERE id = 1",
                [.text("\((Int(text ?? "") ?? 0) + 1)")])
            }
          }
        }
        try await group.waitForAll()
      }
      let sum = try await engine.read { connection in
        try connection.row("SELECT text FROM notes") { $0.text(0) }
      }
      #expect(sum == "40")
    }
  }

  @Test("goes on while others are in the way, as long as it would wait")
  func patience() async throws {
    try await NotesDatabase.with { engine, _ in
      let tries = Mutex(0)
      try await engine.write(.aside) { connection in
        let count = tries.withLock { count in
          count += 1
          return count
        }
        if count < 20 { throw DatabaseFailure.conflict }
        try NotesDatabase.add(1, "0", on: connection)
      }
      #expect(tries.withLock { $0 } == 20)
      let kept = try await engine.read(NotesDatabase.ids)
      #expect(kept == [1])
    }
  }

  @Test("loses no change of a unit that many lock at once")
  func units() async throws {
    try await NotesDatabase.with(connections: 8) { engine, _ in
      try await engine.write { connection in
        for id in Int64(1)...3 {
          try NotesDatabase.add(id, "0", on: connection)
        }
      }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for turn in 1...60 {
          group.addTask {
            let id = Int64(turn % 3 + 1)
            try await engine.write(.units) { connection in
              try connection.lock([
                UnitLock(.household, county: 341_202, id: id),
                UnitLock(.person, county: 341_202, id: 7),
              ])
              let text = try connection.row(
                "SELECT text FROM notes WHERE id = ?", [.int(id)]
              ) { $0.text(0) }
              try connection.execute(
                "UPDATE notes SET text = ? WHERE id = ?",
                [.text("\((Int(text ?? "") ?? 0) + 1)"), .int(id)])
            }
          }
        }
        group.addTask {
          // Waits for all of them, and they for it.
          try await engine.write { try NotesDatabase.add(9, on: $0) }
        }
        try await group.waitForAll()
      }
      let texts = try await engine.read { connection in
        try connection.rows("SELECT text FROM notes ORDER BY id") {
          $0.text(0)
        }
      }
      #expect(texts == ["20", "20", "20", ""])
    }
  }

  @Test("answers nothing from before a lock under it")
  func announcedBeforeLock() async throws {
    try await NotesDatabase.with { engine, _ in
      let locks = try await engine.write(.units) { connection in
        let asked = """
          SELECT count(*) FROM pg_catalog.pg_locks
          WHERE locktype = 'advisory' AND pid = pg_backend_pid()
          """
        try connection.prepare(asked).announce()
        try connection.lock([
          UnitLock(matter: "one"), UnitLock(matter: "another"),
        ])
        return try connection.row(asked) { $0.int(0) }
      }
      // With that of the register as a whole.
      #expect(locks == 3)
    }
  }

  @Test("goes on by itself after its connections were cut")
  func cut() async throws {
    try await NotesDatabase.with { engine, url in
      try await engine.write { try NotesDatabase.add(1, on: $0) }
      let other = try PostgreSQLEngine(url: url, connections: 1)
      try await other.write { connection in
        try connection.execute(
          script: """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
            """)
      }
      let kept = try await engine.read(NotesDatabase.ids)
      #expect(kept == [1])
      try await engine.write { try NotesDatabase.add(2, on: $0) }
      #expect(try await other.read(NotesDatabase.ids) == [1, 2])
      try await other.close()
    }
  }

  @Test("answers a lost write as lost, and has it not")
  func lost() async throws {
    try await NotesDatabase.with { engine, _ in
      let failure = await #expect(throws: DatabaseFailure.self) {
        try await engine.write { connection in
          try NotesDatabase.add(1, on: connection)
          try connection.execute(
            script: "SELECT pg_terminate_backend(pg_backend_pid())")
        }
      }
      #expect(failure == .connectionLost)
      let kept = try await engine.read(NotesDatabase.ids)
      #expect(kept == [])
    }
  }

  @Test("lets nobody write who reads")
  func readOnly() async throws {
    try await NotesDatabase.with { engine, _ in
      let failure = await #expect(throws: DatabaseFailure.self) {
        try await engine.read { try NotesDatabase.add(1, on: $0) }
      }
      #expect(failure == .readOnlyServer)
    }
  }

  @Test("says why there is no connection, and no password with it")
  func unreachable() async throws {
    #expect(throws: DatabaseFailure.self) {
      try PostgreSQLEngine(url: "postgres://[::1/county")
    }
    let silent = try PostgreSQLEngine(
      url: "postgres://u:secret@127.0.0.1:1/none")
    let failure = await #expect(throws: DatabaseFailure.self) {
      try await silent.read { _ in }
    }
    let words = failure?.description ?? ""
    #expect(words.contains("does not answer"))
    #expect(!words.contains("secret"))
    let missing = try PostgreSQLEngine(
      url: try TestServer.url(of: "nobody_made_this"))
    let refusal = await #expect(throws: DatabaseFailure.self) {
      try await missing.read { _ in }
    }
    #expect(refusal?.description.contains("nobody_made_this") == true)
  }

  @Test("is shown without its password")
  func shown() {
    #expect(
      DatabaseAddress("postgres://user:secret@host/county").shown
        == "postgres://user@host/county")
    #expect(DatabaseAddress("a.sqlite").shown == "a.sqlite")
  }
}
