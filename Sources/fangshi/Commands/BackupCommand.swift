import ArgumentParser
import Foundation
import Operations

struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy a database into a file, while it is in use.",
    discussion: """
      A SQLite file gives a SQLite file, a server's database an archive of
      pg_dump. The key is not in it: keep it apart, nothing opens without it.
      """)

  @Argument(help: "The file to write; it must not be there.")
  var file: String

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    guard !FileManager.default.fileExists(atPath: file) else {
      throw CommandFailure("\(file) exists; name another file")
    }
    try Office.backUp(database.database, to: file)
    let key = Office.keyPath(of: database.database)
    Standard.error("the key is not in it: keep \(key) too, elsewhere")
  }
}

struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Make a database from a backup.",
    discussion: """
      The database must not be there; on a server it must be empty. A backup of
      one engine is restored to the same engine. Put the key back in its place.
      """)

  @Argument(help: "The backup.")
  var file: String

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    let schema = try await Office.restore(database.database, from: file)
    Standard.output("restored, schema \(schema)")
    let key = Office.keyPath(of: database.database)
    if !FileManager.default.fileExists(atPath: key) {
      Standard.error("now put its key at \(key)")
    }
  }
}
