import Database
import Testing

@Suite("Reading")
struct ReadingTests {
  @Test("sees one moment, however much is written meanwhile")
  func snapshot() async throws {
    let file = try DatabaseFile()
    let engine = try await file.openWithNotes()
    // Whoever writes keeps the two sums apart by nothing.
    try await engine.write { connection in
      for id in 1...2 {
        try connection.execute(
          "INSERT INTO notes (id, text) VALUES (?, '0')", [.int(Int64(id))])
      }
    }
    let differences = try await withThrowingTaskGroup(of: Int64.self) { group in
      for _ in 1...60 {
        group.addTask {
          try await engine.write { connection in
            for id in 1...2 {
              try connection.execute(
                "UPDATE notes SET text = text + 1 WHERE id = ?",
                [.int(Int64(id))])
            }
            return 0
          }
        }
        group.addTask {
          try await engine.read { connection in
            func sum(_ id: Int64) throws -> Int64 {
              try connection.row(
                "SELECT CAST(text AS INTEGER) FROM notes WHERE id = ?",
                [.int(id)]
              ) { $0.int(0) } ?? 0
            }
            let first = try sum(1)
            return try sum(2) - first
          }
        }
      }
      return try await group.reduce(into: Set<Int64>()) { $0.insert($1) }
    }
    #expect(differences == [0])
  }

  @Test("finds what was announced, once, and what has changed since")
  func announced() async throws {
    let engine = try await DatabaseFile().openWithNotes()
    for id in 1...3 { try await engine.add(id) }
    let texts = try await engine.write { connection in
      let asked = "SELECT text FROM notes WHERE id = ?"
      func announce(_ id: Int64) throws {
        let statement = try connection.prepare(asked)
        statement.bind(id, at: 1)
        try statement.announce()
      }
      func text(_ id: Int64) throws -> String? {
        try connection.row(asked, [.int(id)]) { $0.text(0) }
      }
      func set(_ id: Int64, _ text: String) throws {
        try connection.execute(
          "UPDATE notes SET text = ? WHERE id = ?", [.text(text), .int(id)])
      }
      for id in 1...3 { try set(Int64(id), "before \(id)") }
      // In any order, twice, and one that nobody comes for.
      for id in [1, 2, 2, 3] { try announce(Int64(id)) }
      var found = [try text(2), try text(1), try text(1)]
      try set(3, "after 3")
      found.append(try text(3))
      try announce(2)
      try connection.execute(script: "UPDATE notes SET text = 'script'")
      found.append(try text(2))
      try announce(4)
      let insertion = try connection.gathering.prepare(
        "INSERT INTO notes (id, text) VALUES (?, ?)")
      try insertion.run([.int(4), .text("gathered")])
      return found + [try text(4)]
    }
    #expect(
      texts == [
        "before 2", "before 1", "before 1", "after 3", "script", "gathered",
      ])
  }

  @Test("sees what a write that has answered left, and may change nothing")
  func afterWrite() async throws {
    let file = try DatabaseFile()
    let engine = try await file.openWithNotes()
    for id in 1...20 {
      try await engine.add(id)
      #expect(try await engine.ids().count == id)
    }
    let failure = await #expect(throws: DatabaseFailure.self) {
      try await engine.read { try $0.execute("DELETE FROM notes") }
    }
    #expect(failure == .readOnly)
    #expect(try await engine.ids().count == 20)
  }

  @Test("gives back the text that was written, whatever is in it")
  func texts() async throws {
    let file = try DatabaseFile()
    let engine = try await file.openWithNotes()
    let texts = [
      "", " ", "a\u{0}b", "\u{0}", "👵🏽行动不便🦽", "䶮㐂\u{20BB7}", "e\u{301}",
      "第一行\r\n第二行", "it's \"quoted\"; DROP TABLE notes", "%_\\",
      String(repeating: "户", count: 70_000),
    ]
    for (id, text) in texts.enumerated() { try await engine.add(id, text) }
    let back = try await engine.read { connection in
      try connection.rows("SELECT text FROM notes ORDER BY id") {
        $0.optionalText(0)
      }
    }
    #expect(
      back.map { $0.map { Array($0.utf8) } } == texts.map { Array($0.utf8) })
    // Found again by the same text.
    for (id, text) in texts.enumerated() {
      let found = try await engine.read { connection in
        try connection.row(
          "SELECT id FROM notes WHERE text = ?", [.text(text)]
        ) { $0.int(0) }
      }
      #expect(found == Int64(id))
    }
  }

  @Test("tells empty from nothing, in texts, numbers and bytes")
  func nothing() async throws {
    let file = try DatabaseFile()
    let engine = try await file.openWithNotes()
    try await engine.write { connection in
      try connection.execute(
        script: "CREATE TABLE things (i BIGINT, t TEXT, b BLOB)")
      for row: [SQLValue] in [
        [.null, .null, .null], [.int(0), .text(""), .blob([0, 255])],
        [.int(.min), .text("x"), .blob([])],
      ] {
        try connection.execute("INSERT INTO things VALUES (?, ?, ?)", row)
      }
    }
    try await engine.read { connection in
      let ints = try connection.rows("SELECT i FROM things ORDER BY rowid") {
        $0.optionalInt(0)
      }
      #expect(ints == [nil, 0, Int64.min])
      let texts = try connection.rows("SELECT t FROM things ORDER BY rowid") {
        $0.optionalText(0)
      }
      #expect(texts == [nil, "", "x"])
      let blobs = try connection.rows("SELECT b FROM things ORDER BY rowid") {
        $0.blob(0)
      }
      #expect(blobs == [[], [0, 255], []])
      #expect(try connection.row("SELECT 1 WHERE 1 = 0") { $0.int(0) } == nil)
    }
  }

  @Test("finds no row that names one which is not there")
  func foreignKeys() async throws {
    let file = try DatabaseFile()
    let engine = try await file.openWithNotes()
    try await engine.write { connection in
      try connection.execute(
        script: """
          CREATE TABLE answers (note BIGINT NOT NULL REFERENCES notes (id))
          """)
    }
    let failure = await #expect(throws: DatabaseFailure.self) {
      try await engine.write { connection in
        try connection.execute("INSERT INTO answers VALUES (1)")
      }
    }
    guard case .constraint = failure else {
      Issue.record("not a constraint: \(String(describing: failure))")
      return
    }
    try await engine.add(1)
    try await engine.write { connection in
      try connection.execute("INSERT INTO answers VALUES (1)")
    }
    await #expect(throws: DatabaseFailure.self) {
      try await engine.write { try $0.execute("DELETE FROM notes") }
    }
  }
}
