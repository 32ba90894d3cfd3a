import Database
import Foundation
import Testing

@Suite("Opening a database")
struct OpeningTests {
  @Test("that is missing is refused in words, unless it is to be made")
  func missing() async throws {
    let file = try DatabaseFile()
    #expect(throws: DatabaseFailure.noDatabase(path: file.path)) {
      try file.open(create: false)
    }
    #expect(!FileManager.default.fileExists(atPath: file.path))
    #expect(
      DatabaseFailure.noDatabase(path: "x.sqlite").description
        == "there is no database at x.sqlite; make one with "
        + "`fangshi import` or `fangshi demo`")
    try await file.open().close()
    try await file.open(create: false).close()
  }

  @Test("that is some other file is refused, and the file left alone")
  func notADatabase() throws {
    let file = try DatabaseFile()
    let text = Data(String(repeating: "户编号,村代码\n", count: 400).utf8)
    try text.write(to: URL(filePath: file.path))
    let failure = #expect(throws: DatabaseFailure.self) {
      try file.open()
    }
    #expect(failure == .notADatabase(path: file.path))
    #expect(
      failure?.description
        == "\(file.path) is not a database of this program; "
        + "name another file")
    #expect(try Data(contentsOf: URL(filePath: file.path)) == text)
  }

  @Test("in a folder that does not exist is refused with its path")
  func noFolder() throws {
    let file = try DatabaseFile()
    let path = file.folder.appending(path: "none/test.sqlite").path
    let failure = #expect(throws: DatabaseFailure.self) {
      try SQLiteEngine(path: path, create: true)
    }
    #expect(failure?.description.contains(path) == true)
    #expect(failure?.description.contains("check the path") == true)
  }

  @Test("that may not be written says what to check")
  func readOnly() async throws {
    let file = try DatabaseFile()
    let engine = try await file.openWithNotes()
    try await engine.write { connection in
      try connection.execute(script: "PRAGMA query_only = ON")
    }
    let failure = await #expect(throws: DatabaseFailure.self) {
      try await engine.add(1)
    }
    #expect(failure == .readOnly)
    #expect(
      failure?.description
        == "the database cannot be written; check the permissions of the "
        + "file and its folder")
    #expect(try await engine.ids().isEmpty)
  }

  @Test("in a folder without write permission is refused in words")
  func readOnlyFolder() async throws {
    let file = try DatabaseFile()
    try await file.openWithNotes().close()
    let manager = FileManager.default
    func allow(_ mode: Int, _ path: String) throws {
      try manager.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }
    try allow(0o400, file.path)
    try allow(0o500, file.folder.path)
    defer {
      try? allow(0o700, file.folder.path)
      try? allow(0o600, file.path)
    }
    // Whoever may do everything is not stopped by permissions.
    if manager.isWritableFile(atPath: file.folder.path) { return }
    let failure = await #expect(throws: DatabaseFailure.self) {
      try await file.open().add(1)
    }
    #expect(failure?.description.contains("permissions") == true)
  }

  @Test("finds what was written when it was open before")
  func again() async throws {
    let file = try DatabaseFile()
    let engine = try await file.openWithNotes()
    try await engine.add(1)
    try await engine.close()
    #expect(try await file.open(create: false).ids() == [1])
  }
}
