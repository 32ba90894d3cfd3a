import Database
import Foundation

/// A database file for one test, in a folder that is removed after it.
final class DatabaseFile: Sendable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "database-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var path: String { folder.appending(path: "test.sqlite").path }

  func open(create: Bool = true) throws -> SQLiteEngine {
    try SQLiteEngine(path: path, create: create)
  }

  /// With a table of numbered texts.
  func openWithNotes() async throws -> SQLiteEngine {
    let engine = try open()
    try await engine.write { connection in
      try connection.execute(
        script: "CREATE TABLE notes (id BIGINT PRIMARY KEY, text TEXT)")
    }
    return engine
  }
}

extension SQLiteEngine {
  func add(_ id: Int, _ text: String = "") async throws {
    try await write { connection in
      try connection.execute(
        "INSERT INTO notes (id, text) VALUES (?, ?)",
        [.int(Int64(id)), .text(text)])
    }
  }

  func ids() async throws -> [Int64] {
    try await read {
      try $0.rows("SELECT id FROM notes ORDER BY id") {
        $0.int(0)
      }
    }
  }
}

/// What an operation of a test throws by itself.
struct Mishap: Error, Equatable {
  var id: Int
}
