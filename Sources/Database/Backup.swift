import Foundation
import GRDB

extension DatabaseAddress {
  /// Copies the database as it is at one moment into a file that is not there
  /// yet, while others go on working: a SQLite file, or an archive of
  /// `pg_dump`. The file is whole or absent.
  ///
  /// - Throws: `DatabaseFailure`, `ToolFailure`.
  package func backUp(to file: String) throws {
    let part = file + ".part"
    try? FileManager.default.removeItem(atPath: part)
    defer { try? FileManager.default.removeItem(atPath: part) }
    switch self {
    case .file(let path):
      guard FileManager.default.fileExists(atPath: path) else {
        throw DatabaseFailure.noDatabase(path: path)
      }
      try DatabaseAddress.copy(path, to: part)
    case .server(let url):
      try PostgreSQLTool("pg_dump", at: url).run([
        "--format=custom", "--no-owner", "--no-privileges", "--file=\(part)",
      ])
    }
    try DatabaseAddress.move(part, to: file)
  }

  /// Puts a backup in place of nothing: the file must not be there, the
  /// server's database must hold no tables of this program.
  ///
  /// - Throws: `DatabaseFailure`, `ToolFailure`.
  package func restore(from backup: String) throws {
    guard FileManager.default.fileExists(atPath: backup) else {
      throw DatabaseFailure.noDatabase(path: backup)
    }
    switch self {
    case .file(let path):
      let part = path + ".part"
      try? FileManager.default.removeItem(atPath: part)
      defer { try? FileManager.default.removeItem(atPath: part) }
      try DatabaseAddress.copy(backup, to: part)
      try DatabaseAddress.move(part, to: path)
    case .server(let url):
      try PostgreSQLTool("pg_restore", at: url).run([
        "--exit-on-error", "--single-transaction", "--no-owner",
        "--no-privileges", backup,
      ])
    }
  }

  /// SQLite's online backup: one moment, whatever is written meanwhile.
  private static func copy(_ path: String, to target: String) throws {
    do {
      var reading = Configuration()
      reading.readonly = true
      let source = try DatabaseQueue(path: path, configuration: reading)
      let copy = try DatabaseQueue(path: target)
      try source.backup(to: copy)
      try copy.close()
      try source.close()
    } catch {
      throw DatabaseFailure(error, path: path)
    }
  }

  private static func move(_ part: String, to file: String) throws {
    // Never over a file that is there.
    guard link(part, file) == 0 else {
      throw DatabaseFailure.cannotOpen(
        path: file, reason: String(cString: strerror(errno)))
    }
  }
}

/// A program of PostgreSQL that failed, or is not there.
package struct ToolFailure: Error, CustomStringConvertible, Sendable {
  package let tool: String
  package let words: String

  package var description: String { "\(tool): \(words)" }
}

/// A program that comes with PostgreSQL.
struct PostgreSQLTool {
  private let name: String
  private let url: String
  private let password: String?

  /// The password is handed on in the environment, where other users of the
  /// machine do not see it.
  init(_ name: String, at url: String) {
    self.name = name
    self.url = DatabaseAddress(url).shown
    let start = url.firstRange(of: "//")?.upperBound ?? url.startIndex
    let login = url[start...].prefix { $0 != "@" }
    let inLogin =
      login.endIndex < url.endIndex
      ? login.firstIndex(of: ":").map { login[login.index(after: $0)...] } : nil
    password = (DatabaseAddress(url).option("password") ?? inLogin)
      .map { String($0).removingPercentEncoding ?? "" }
  }

  func run(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      [name, "--dbname=\(url)", "--no-password"] + arguments
    var environment = ProcessInfo.processInfo.environment
    environment["PGCONNECT_TIMEOUT"] = environment["PGCONNECT_TIMEOUT"] ?? "5"
    if let password { environment["PGPASSWORD"] = password }
    process.environment = environment
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let words = String(
      decoding: try errors.fileHandleForReading.readToEnd() ?? Data(),
      as: UTF8.self)
    process.waitUntilExit()
    switch process.terminationStatus {
    case 0: return
    case 127:
      throw ToolFailure(
        tool: name,
        words: "not found; install PostgreSQL's client programs")
    default:
      throw ToolFailure(
        tool: name,
        words: words.trimmingCharacters(in: .whitespacesAndNewlines))
    }
  }
}
