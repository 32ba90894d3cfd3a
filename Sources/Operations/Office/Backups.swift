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
    let before = try await serverTables(address)
    try address.restore(from: backup)
    do {
      let isOffice = try await ask(address) { try Migrations.isMade($0) }
      guard isOffice else { throw DatabaseFailure.notADatabase(path: backup) }
      let schema = try await migrate(path).now
      await count(address)
      return schema
    } catch {
      // Why it was refused is what matters.
      try? await remove(address, but: before)
      throw error
    }
  }

  /// A backup holds no word of how rows are spread. A server that cannot
  /// count them now does so by itself later.
  private static func count(_ address: DatabaseAddress) async {
    guard let engine = try? address.open(create: false) else { return }
    try? await engine.write { try PlannerStatistics.countUncounted($0) }
    try? await engine.close()
  }

  /// Takes away what a restore has put there.
  private static func remove(
    _ address: DatabaseAddress, but before: Set<String>
  ) async throws {
    if case .file(let file) = address {
      for suffix in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: file + suffix)
      }
      return
    }
    let restored = try await serverTables(address).subtracting(before)
    let engine = try address.open(create: false)
    try await engine.write { connection in
      for table in restored.sorted() {
        let name = table.replacing("\"", with: "\"\"")
        try connection.execute(
          script: "DROP TABLE IF EXISTS \"\(name)\" CASCADE")
      }
    }
    try await engine.close()
  }

  /// Those of a server's database; none of a file, which is not there yet.
  private static func serverTables(
    _ address: DatabaseAddress
  ) async throws -> Set<String> {
    guard case .server = address else { return [] }
    return try await ask(address) { connection in
      Set(try connection.rows(connection.dialect.listsTables) { $0.text(0) })
    }
  }

  private static func ask<Value: Sendable>(
    _ address: DatabaseAddress,
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    let engine = try address.open(create: false)
    let value = try await engine.read(body)
    try await engine.close()
    return value
  }

  /// Whether a file is there, or a server's database has been made.
  package static func isThere(_ path: String) async throws -> Bool {
    let address = DatabaseAddress(path)
    if case .file(let file) = address {
      return FileManager.default.fileExists(atPath: file)
    }
    return try await ask(address) { try Migrations.isMade($0) }
  }

  /// Where the key of a database is looked for.
  package static func keyPath(of path: String) -> String {
    KeyFile(database: DatabaseAddress(path)).path
  }
}
