package import Database
import Foundation

/// Brings a database to the schema this program knows, by numbered SQL files
/// that are never edited once released.
package enum Migrations {
  /// The highest number this program knows.
  package static var latest: Int { (try? files().last?.number) ?? 0 }

  /// Applies what is missing.
  ///
  /// - Parameter limit: the last number to apply; nil for all.
  /// - Throws: `DatabaseFailure.newerSchema` before anything is touched.
  package static func apply(
    to connection: any Connection, through limit: Int? = nil
  ) throws {
    try connection.execute(
      script: """
        CREATE TABLE IF NOT EXISTS schema_migrations (
          number BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL)
        """)
    let done = try current(of: connection)
    let known = try files()
    if let last = known.last, done > last.number {
      throw DatabaseFailure.newerSchema(found: done, known: last.number)
    }
    let missing = known.filter {
      $0.number > done && $0.number <= limit ?? .max
    }
    if !missing.isEmpty, let unhurried = connection.dialect.unhurried {
      // A table of a province may take longer than any page would wait.
      try connection.execute(script: unhurried)
    }
    for file in missing {
      let text = try String(contentsOf: file.url, encoding: .utf8)
      try connection.execute(script: connection.dialect.fill(text))
      try connection.execute(
        "INSERT INTO schema_migrations (number, name) VALUES (?, ?)",
        [.int(Int64(file.number)), .text(file.url.lastPathComponent)])
      try steps[file.number]?(connection)
    }
    if !missing.isEmpty { try PlannerStatistics.fill(connection) }
  }

  /// What a schema needs besides its SQL, by the number of its file: rows
  /// that SQL cannot make.
  private static let steps: [Int: @Sendable (any Connection) throws -> Void] =
    [5: PersonNames.fill]

  /// The schema a database has; 0 for none.
  package static func current(of connection: any Connection) throws -> Int {
    let number = try connection.row(
      "SELECT coalesce(max(number), 0) FROM schema_migrations"
    ) { $0.int(0) }
    return Int(number ?? 0)
  }

  private struct File {
    var number: Int
    var url: URL
  }

  private static func files() throws -> [File] {
    let folder = Bundle.module.bundleURL.appendingPathComponent("Schema")
    return try FileManager.default
      .contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .compactMap { url in
        Int(url.lastPathComponent.prefix(4)).map { File(number: $0, url: url) }
      }
      .sorted { $0.number < $1.number }
  }
}

extension Migrations {
  /// Whether the database has a schema of this program, of whatever number.
  package static func isMade(_ connection: any Connection) throws -> Bool {
    let tables = try connection.row(
      connection.dialect.findsMigrations
    ) { $0.int(0) }
    return (tables ?? 0) > 0
  }

  /// Whether `apply` has something to do.
  ///
  /// - Throws: `DatabaseFailure.newerSchema`.
  package static func isBehind(_ connection: any Connection) throws -> Bool {
    guard try isMade(connection) else { return true }
    let done = try current(of: connection)
    if done > latest {
      throw DatabaseFailure.newerSchema(found: done, known: latest)
    }
    return done < latest
  }
}
