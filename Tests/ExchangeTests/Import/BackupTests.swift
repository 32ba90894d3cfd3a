import Casework
import Database
import Exchange
import Foundation
import Operations
import Records
import TestSupport
import Testing

@Suite("A backup")
struct BackupTests {
  private func open(_ place: TestPlace, key: String) async throws -> Office {
    try await Office.open(
      place.text, key: key, policies: Register.packs,
      today: Day("2026-06-20"))
  }

  private func ledger(_ office: Office) async throws -> [LedgerRow] {
    try await office.perform(
      ListLedger(
        period: Span(Day(number: 20_089), office.clock.today),
        asOf: office.clock.today), as: Register.actor)
  }

  @Test("made while the database is in use gives all of it back")
  func round() async throws {
    let register = try await Register()
    try await register.take(SampleFiles())
    let folder = try TestFolder()
    let file = folder.path + "/backup"
    try Office.backUp(register.place.text, to: file)
    try await register.take(
      SampleFiles().adding(
        .visits, "B1,2026-06-01 09:00,入户,完成,H1,V1,P1,,,,,,"))
    let elsewhere = try TestPlace()
    _ = try await Office.restore(elsewhere.text, from: file)
    let office = try await open(elsewhere, key: register.place.keyPath)
    #expect(
      try await office.perform(VerifyDatabase(), as: Register.actor) == [])
    let original = try await Register()
    try await original.take(SampleFiles())
    #expect(try await ledger(office) == (try await original.ledger()))
    #expect(try await ledger(office) != (try await register.ledger()))
  }

  @Test("is never put over something that is there")
  func occupied() async throws {
    let register = try await Register()
    try await register.take(SampleFiles())
    let before = try await register.export()
    let file = try TestFolder().path + "-backup"
    defer { try? FileManager.default.removeItem(atPath: file) }
    try Office.backUp(register.place.text, to: file)
    await #expect(throws: DatabaseFailure.self) {
      try await Office.restore(register.place.text, from: file)
    }
    #expect(throws: DatabaseFailure.self) {
      try Office.backUp(register.place.text, to: file)
    }
    #expect(try await register.export() == before)
  }

  @Test(
    "of a newer program, or of something else, leaves the place free",
    arguments: [
      "INSERT INTO schema_migrations (number, name) VALUES (9999, 'later')",
      "DROP TABLE schema_migrations",
    ])
  func strange(change: String) async throws {
    let register = try await Register()
    try await register.take(SampleFiles())
    let folder = try TestFolder()
    let right = folder.path + "/right"
    let strange = folder.path + "/strange"
    try Office.backUp(register.place.text, to: right)
    let engine = try register.place.open()
    try await engine.write { try $0.execute(script: change) }
    try await engine.close()
    try Office.backUp(register.place.text, to: strange)
    let elsewhere = try TestPlace()
    await #expect(throws: DatabaseFailure.self) {
      try await Office.restore(elsewhere.text, from: strange)
    }
    // What is right is taken in the same place afterwards.
    _ = try await Office.restore(elsewhere.text, from: right)
    let office = try await open(elsewhere, key: register.place.keyPath)
    #expect(
      try await office.perform(VerifyDatabase(), as: Register.actor) == [])
  }

  @Test("that is none is refused, and leaves nothing")
  func damaged() async throws {
    let folder = try TestFolder()
    let file = folder.path + "/backup"
    try String(repeating: "no database\n", count: 500).write(
      toFile: file, atomically: true, encoding: .utf8)
    let place = try TestPlace()
    await #expect(throws: (any Error).self) {
      try await Office.restore(place.text, from: file)
    }
    if case .file(let path) = place.address {
      #expect(!FileManager.default.fileExists(atPath: path))
    }
    await #expect(throws: DatabaseFailure.self) {
      try await Office.restore(place.text, from: folder.path + "/none")
    }
  }
}

@Suite("A copy to another engine")
struct CopyTests {
  @Test("and back again loses nothing")
  func round() async throws {
    let register = try await Register()
    try await register.take(SampleFiles())
    try await register.office.close()
    let other = try TestPlace.ofOtherEngine()
    let back = try TestPlace()
    let there = try await Office.copy(
      from: register.place.text, to: other.text)
    let again = try await Office.copy(from: other.text, to: back.text)
    #expect(there.map(\.rows) == again.map(\.rows))
    #expect(there.contains { $0.table == "visits" && $0.rows == 3 })
    #expect(there.contains { $0.table == "identities" && $0.rows > 0 })
    for place in [other, back] {
      let office = try await Office.open(
        place.text, key: register.place.keyPath, policies: Register.packs,
        today: Day("2026-06-20"))
      let found = try await office.perform(
        VerifyDatabase(), as: Register.actor)
      #expect(found == [])
      try await office.close()
    }
  }

  @Test("is told how its rows are spread, and so is one from a backup")
  func counted() async throws {
    let register = try await Register()
    try await register.office.engine.write { connection in
      let insertion = try connection.gathering.prepare(
        "INSERT INTO workers (worker_id, worker_no, name) VALUES (?, ?, ?)")
      for id in 10_000..<16_000 {
        try insertion.run([.int(Int64(id)), .text("W\(id)"), .text("某人")])
      }
    }
    let file = try TestFolder().path + "-backup"
    defer { try? FileManager.default.removeItem(atPath: file) }
    try Office.backUp(register.place.text, to: file)
    let restored = try TestPlace()
    _ = try await Office.restore(restored.text, from: file)
    try await register.office.close()
    let other = try TestPlace.ofOtherEngine()
    _ = try await Office.copy(from: register.place.text, to: other.text)
    for place in [restored, other] {
      let engine = try place.open()
      let believed = try await engine.read { connection in
        try connection.dialect.believedRows.flatMap { asked in
          try connection.row(asked, [.text("workers")]) { $0.int(0) }
        }
      }
      #expect(believed == nil || believed == 6_000)
      try await engine.close()
    }
  }

  @Test("is refused where something is there")
  func occupied() async throws {
    let register = try await Register()
    try await register.take(SampleFiles())
    let full = try await Register()
    await #expect(throws: CopyFailure.self) {
      _ = try await Office.copy(
        from: register.place.text, to: full.place.text)
    }
  }

  @Test("leaves nothing where it failed in the middle")
  func failing() async throws {
    // A text that SQLite holds and PostgreSQL does not.
    guard !TestServer.isChosen else { return }
    let register = try await Register()
    try await register.take(SampleFiles())
    try await register.office.engine.write { connection in
      try connection.execute(
        "UPDATE visits SET remark = ?", [.text("秘密\0秘密")])
    }
    try await register.office.close()
    let other = try TestPlace.ofOtherEngine()
    let failure = await #expect(throws: DatabaseFailure.self) {
      _ = try await Office.copy(from: register.place.text, to: other.text)
    }
    #expect(failure?.description.contains("秘密") == false)
    #expect(try await !Office.isThere(other.text))
  }

  @Test("takes every table of the schema along")
  func allTables() async throws {
    let register = try await Register()
    let tables = try await register.office.engine.read { connection in
      try connection.rows(connection.dialect.listsTables) { $0.text(0) }
    }
    #expect(
      Set(tables) == Set(Tables.names).union(["schema_migrations"]))
  }
}
