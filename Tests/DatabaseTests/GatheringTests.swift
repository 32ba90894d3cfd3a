import Database
import TestSupport
import Testing

/// On both engines: rows that are gathered are the rows that were added.
@Suite("Rows that are gathered", .serialized)
struct GatheringTests {
  private func withTables(
    _ test: (any Engine) async throws -> Void
  ) async throws {
    let place = try TestPlace()
    let engine = try place.open()
    try await engine.write { connection in
      try connection.execute(
        script: connection.dialect.fill(
          """
          CREATE TABLE owners (id BIGINT NOT NULL PRIMARY KEY);
          CREATE TABLE notes (
            id BIGINT NOT NULL PRIMARY KEY,
            owner BIGINT NOT NULL REFERENCES owners (id),
            standing BIGINT NOT NULL CHECK (standing IN (0, 1)),
            text {{text}}, raw {{blob}})
          """))
    }
    try await test(engine)
    try await engine.close()
  }

  private static let insertNote =
    "INSERT INTO notes (id, owner, standing, text, raw) VALUES (?, ?, 1, ?, ?)"

  @Test("come back as they were written, whatever is in them")
  func values() async throws {
    try await withTables { engine in
      let texts = ["", "户", "it's \"quoted\"\t\\N", "第一行\r\n第二行", "👵🏽"]
      try await engine.write { connection in
        let gathering = connection.gathering
        try gathering.execute("INSERT INTO owners VALUES (?)", [.int(.min)])
        for (id, text) in texts.enumerated() {
          try gathering.execute(
            Self.insertNote,
            [
              .int(Int64(id)), .int(.min), .text(text),
              .blob([0, UInt8(id), 255]),
            ])
        }
        try gathering.execute(
          Self.insertNote, [.int(.max), .int(.min), .null, .null])
      }
      let rows = try await engine.read { connection in
        try connection.rows(
          "SELECT id, owner, standing, text, raw FROM notes ORDER BY id"
        ) { row in (0..<row.columnCount).map { row.value($0) } }
      }
      let expected =
        texts.enumerated().map { id, text -> [SQLValue] in
          [
            .int(Int64(id)), .int(.min), .int(1), .text(text),
            .blob([0, UInt8(id), 255]),
          ]
        } + [[.int(.max), .int(.min), .int(1), .null, .null]]
      #expect(rows == expected)
    }
  }

  @Test("are there for whatever is asked next, and go with the write")
  func seen() async throws {
    try await withTables { engine in
      await #expect(throws: Mishap.self) {
        try await engine.write { connection in
          let owners = try connection.gathering.prepare(
            "INSERT INTO owners (id) VALUES (?)")
          for id in Int64(1)...30_000 {
            try owners.run([.int(id)])
            guard id % 10_000 == 0 else { continue }
            let count = try connection.row("SELECT count(*) FROM owners") {
              $0.int(0)
            }
            #expect(count == id)
          }
          try connection.execute("DELETE FROM owners WHERE id > 5")
          let left = try connection.row("SELECT max(id) FROM owners") {
            $0.int(0)
          }
          #expect(left == 5)
          throw Mishap(id: 1)
        }
      }
      let kept = try await engine.read { connection in
        try connection.row("SELECT count(*) FROM owners") { $0.int(0) }
      }
      #expect(kept == 0)
    }
  }

  @Test("go in the order in which their tables were named")
  func order() async throws {
    try await withTables { engine in
      try await engine.write { connection in
        let gathering = connection.gathering
        let owners = try gathering.prepare("INSERT INTO owners VALUES (?)")
        let notes = try gathering.prepare(Self.insertNote)
        for id in Int64(1)...60_000 {
          try owners.run([.int(id)])
          try notes.run([
            .int(id), .int(id), .text("a note of some length"), .null,
          ])
        }
      }
      let count = try await engine.read { connection in
        try connection.row("SELECT count(*) FROM notes") { $0.int(0) }
      }
      #expect(count == 60_000)
    }
  }

  @Test("follow what they name, though that is still on its way")
  func named() async throws {
    try await withTables { engine in
      try await engine.write { connection in
        let gathering = connection.gathering
        let owners = try gathering.prepare("INSERT INTO owners VALUES (?)")
        let notes = try gathering.prepare(Self.insertNote)
        var id: Int64 = 0
        for _ in 1...3 {
          for _ in 1...20_000 {
            id += 1
            try owners.run([.int(id)])
          }
          try notes.run([.int(id), .int(id), .text("of the last"), .null])
        }
      }
      let counts = try await engine.read { connection in
        try connection.row(
          "SELECT (SELECT count(*) FROM owners), (SELECT count(*) FROM notes)"
        ) { [$0.int(0), $0.int(1)] }
      }
      #expect(counts == [60_000, 3])
    }
  }

  @Test("leave nothing where a write ends while they are on their way")
  func ended() async throws {
    try await withTables { engine in
      await #expect(throws: Mishap(id: 1)) {
        try await engine.write { connection in
          try Self.addOwners(1...20_000, on: connection)
          throw Mishap(id: 1)
        }
      }
      let failure = await #expect(throws: DatabaseFailure.self) {
        try await engine.write { connection in
          try Self.addOwners(1...20_000, on: connection)
          try Self.addOwners(7...7, on: connection)
        }
      }
      guard case .constraint = failure else {
        Issue.record("not a constraint: \(String(describing: failure))")
        return
      }
      try await engine.write { try Self.addOwners(1...2, on: $0) }
      let kept = try await engine.read { connection in
        try connection.row("SELECT count(*) FROM owners") { $0.int(0) }
      }
      #expect(kept == 2)
    }
  }

  private static func addOwners(
    _ ids: ClosedRange<Int64>, on connection: any Connection
  ) throws {
    let owners = try connection.gathering.prepare(
      "INSERT INTO owners VALUES (?)")
    for id in ids { try owners.run([.int(id)]) }
  }

  @Test(
    "of which one breaks a constraint are all refused, by table and reason",
    arguments: [
      ([SQLValue.int(7), .int(1), .text("秘密")], "key"),
      ([.int(90_000), .int(4), .text("秘密")], "not there"),
      ([.null, .int(1), .text("秘密")], "no value"),
    ])
  func constraint(row: [SQLValue], words: String) async throws {
    try await withTables { engine in
      let failure = await #expect(throws: DatabaseFailure.self) {
        try await engine.write { connection in
          let gathering = connection.gathering
          try gathering.execute("INSERT INTO owners VALUES (?)", [.int(1)])
          let notes = try gathering.prepare(Self.insertNote)
          for id in Int64(1)...60_000 {
            if id == 42_000 { try notes.run(row + [.null]) }
            try notes.run([
              .int(id), .int(1), .text("a note of some length"), .null,
            ])
          }
        }
      }
      guard case .constraint(let reason) = failure else {
        Issue.record("not a constraint: \(String(describing: failure))")
        return
      }
      if TestServer.isChosen {
        #expect(reason.hasPrefix("notes: ") && reason.contains(words))
      }
      #expect(!reason.contains("秘密") && !reason.contains("90000"))
      let kept = try await engine.read { connection in
        try connection.row(
          "SELECT (SELECT count(*) FROM notes) + (SELECT count(*) FROM owners)"
        ) { $0.int(0) }
      }
      #expect(kept == 0)
    }
  }

  @Test("are not, where the text says what to do with a row that is there")
  func upsert() async throws {
    try await withTables { engine in
      try await engine.write { connection in
        for _ in 1...2 {
          try connection.gathering.execute(
            "INSERT INTO owners (id) VALUES (?) ON CONFLICT (id) DO NOTHING",
            [.int(1)])
        }
      }
      let count = try await engine.read { connection in
        try connection.row("SELECT count(*) FROM owners") { $0.int(0) }
      }
      #expect(count == 1)
    }
  }
}
