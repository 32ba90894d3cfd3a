import Database
import Foundation
import Records

extension Office {
  /// Copies a database into a file that is not there yet.
  package static func backUp(_ path: String, to file: String) throws {
    try DatabaseAddress(path).backUp(to: file)
  }

  /// Makes a database from a backup, and brings it to the schema of this
  /// program.
  ///
  /// - Returns: the schema.
  /// - Throws: `DatabaseFailure`: where something is there already, the
  ///   backup is none, or of a newer program. Nothing is left then.
  package static func restore(
    _ path: String, from backup: String
  ) async throws -> Int {
    let address = DatabaseAddress(path)
    switch address {
    case .file(let file):
      if FileManager.default.fileExists(atPath: file) {
        throw DatabaseFailure.cannotOpen(path: file, reason: "it exists")
      }
    case .server:
      let engine = try address.open(create: false)
      let tables = try await engine.read { connection in
        try connection.row(connection.dialect.findsMigrations) { $0.int(0) }
      }
      try await engine.close()
      if tables != 0 {
        throw DatabaseFailure.cannotOpen(
          path: address.shown, reason: "it holds a database already")
      }
    }
    try address.restore(from: backup)
    do {
      return try await migrate(path).now
    } catch {
      if case .file(let file) = address {
        for suffix in ["", "-wal", "-shm"] {
          try? FileManager.default.removeItem(atPath: file + suffix)
        }
      }
      throw error
    }
  }

  /// Where the key of a database is looked for.
  package static func keyPath(of path: String) -> String {
    KeyFile(database: DatabaseAddress(path)).path
  }
}
