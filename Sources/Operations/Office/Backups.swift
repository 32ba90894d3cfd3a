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
    if try await isThere(path) {
      throw DatabaseFailure.cannotOpen(
        path: address.shown, reason: "it is there already")
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

  /// Whether a file is there, or a server's database has been made.
  package static func isThere(_ path: String) async throws -> Bool {
    let address = DatabaseAddress(path)
    if case .file(let file) = address {
      return FileManager.default.fileExists(atPath: file)
    }
    let engine = try address.open(create: false)
    let isMade = try await engine.read { try Migrations.isMade($0) }
    try await engine.close()
    return isMade
  }

  /// Where the key of a database is looked for.
  package static func keyPath(of path: String) -> String {
    KeyFile(database: DatabaseAddress(path)).path
  }
}
