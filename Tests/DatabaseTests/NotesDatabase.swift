import Database
import Foundation
import TestSupport

/// A server's database of its own with a table of numbered texts.
enum NotesDatabase {
  /// - Parameters:
  ///   - lockWait: long, for a machine that runs all other tests beside.
  ///   - test: gets the engine and the address of the database.
  static func with(
    connections: Int = 4, lockWait: Duration = .seconds(60),
    _ test: (PostgreSQLEngine, String) async throws -> Void
  ) async throws {
    let id = UUID().uuidString.lowercased().replacing("-", with: "")
    let name = "engine_" + id
    try TestServer.make(name, from: nil)
    let url = try TestServer.url(of: name)
    let engine = try PostgreSQLEngine(
      url: url, connections: connections, lockWait: lockWait)
    try await engine.write { connection in
      try connection.execute(
        script: """
          CREATE TABLE notes (id BIGINT PRIMARY KEY, text TEXT, raw BYTEA)
          """)
    }
    try await test(engine, url)
    try await engine.close()
    TestServer.drop(name)
  }

  static func add(
    _ id: Int64, _ text: String = "", on connection: any Connection
  ) throws {
    try connection.execute(
      "INSERT INTO notes (id, text) VALUES (?, ?)", [.int(id), .text(text)])
  }

  static func ids(_ connection: any Connection) throws -> [Int64] {
    try connection.rows("SELECT id FROM notes ORDER BY id") { $0.int(0) }
  }
}
