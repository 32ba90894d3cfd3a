import Database
import Testing

@Suite("Writes that wait at the same time")
struct WritingTests {
  @Test("are all there, one throwing in their middle leaves nothing")
  func together() async throws {
    let file = try DatabaseFile()
    let engine = try await file.openWithNotes()
    let thrown = await withTaskGroup(of: Mishap?.self) { group in
      for id in 1...200 {
        group.addTask {
          do {
            try await engine.write { connection in
              try connection.execute(
                "INSERT INTO notes (id) VALUES (?)", [.int(Int64(id))])
              if id % 10 == 0 { throw Mishap(id: id) }
            }
            return nil
          } catch {
            return error as? Mishap
          }
        }
      }
      return await group.reduce(into: Set<Int>()) { found, mishap in
        if let mishap { found.insert(mishap.id) }
      }
    }
    #expect(thrown == Set(stride(from: 10, through: 200, by: 10)))
    #expect(
      try await engine.ids()
        == (1...200).filter { $0 % 10 != 0 }.map(Int64.init))
  }

  @Test("see what the ones before them wrote, and answer what they found")
  func inTurn() async throws {
    let file = try DatabaseFile()
    let engine = try await file.openWithNotes()
    let counts = try await withThrowingTaskGroup(of: Int64.self) { group in
      for _ in 1...100 {
        group.addTask {
          try await engine.write { connection in
            let last = try connection.row(
              "SELECT coalesce(max(id), 0) FROM notes"
            ) { $0.int(0) }
            let next = (last ?? 0) + 1
            try connection.execute(
              "INSERT INTO notes (id) VALUES (?)", [.int(next)])
            return next
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts.sorted() == Array(1...100))
  }

  @Test("of which one is refused by the schema do not suffer from it")
  func refusedRow() async throws {
    let file = try DatabaseFile()
    let engine = try await file.openWithNotes()
    try await engine.add(1)
    async let before: Void = engine.add(2)
    let failure = await #expect(throws: DatabaseFailure.self) {
      try await engine.write { connection in
        try connection.execute("INSERT INTO notes (id) VALUES (7)")
        try connection.execute("INSERT INTO notes (id) VALUES (1)")
      }
    }
    async let after: Void = engine.add(3)
    _ = try await (before, after)
    guard case .constraint(let message) = failure else {
      Issue.record("not a constraint: \(String(describing: failure))")
      return
    }
    #expect(message.contains("notes.id"))
    #expect(try await engine.ids() == [1, 2, 3])
  }

  @Test("that find the disk full say so, and leave what was there")
  func diskFull() async throws {
    let file = try DatabaseFile()
    let engine = try await file.openWithNotes()
    try await engine.add(1)
    let long = String(repeating: "长", count: 100_000)
    let failure = await #expect(throws: DatabaseFailure.self) {
      try await engine.write { connection in
        let pages = try connection.row("PRAGMA page_count") { $0.int(0) }
        try connection.query("PRAGMA max_page_count = \(pages ?? 1)") { _ in }
        try connection.execute(
          "INSERT INTO notes (id, text) VALUES (2, ?)", [.text(long)])
      }
    }
    #expect(failure == .diskFull)
    #expect(
      failure?.description
        == "the disk is full; free some space and try again, nothing that "
        + "was acknowledged is lost")
    #expect(try await engine.ids() == [1])
    // Space was freed.
    try await engine.write { connection in
      try connection.query("PRAGMA max_page_count = 100000") { _ in }
    }
    try await engine.add(2, long)
    #expect(try await engine.ids() == [1, 2])
  }

  @Test("of which one finds the disk full still answer, each for itself")
  func diskFullAmongOthers() async throws {
    let file = try DatabaseFile()
    let engine = try await file.openWithNotes()
    let long = String(repeating: "长", count: 100_000)
    try await engine.write { connection in
      let pages = try connection.row("PRAGMA page_count") { $0.int(0) }
      try connection.query(
        "PRAGMA max_page_count = \((pages ?? 1) + 4)"
      ) { _ in }
    }
    let kept = await withTaskGroup(of: Int64?.self) { group in
      for id in 1...40 {
        group.addTask {
          do {
            try await engine.add(id, id % 8 == 0 ? long : "")
            return Int64(id)
          } catch {
            return nil
          }
        }
      }
      return await group.reduce(into: Set<Int64>()) { kept, id in
        if let id { kept.insert(id) }
      }
    }
    // What was acknowledged is there, and nothing else.
    #expect(try await engine.ids() == kept.sorted())
    #expect(kept.isDisjoint(with: [8, 16, 24, 32, 40]))
  }
}
