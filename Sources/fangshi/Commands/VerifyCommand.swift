import ArgumentParser
import Operations

struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Prove a database: audit chain, references, encrypted columns, "
      + "ledger.",
    discussion: """
      Ends with a line `differences N`; the exit status is 0 only where N is 0.
      """)

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    let office = try await database.open()
    let found = try await office.perform(VerifyDatabase(), as: .commandLine)
    try await office.close()
    for line in found { Standard.output(line) }
    Standard.output("differences \(found.count)")
    if !found.isEmpty { throw ExitCode(1) }
  }
}

struct MigrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate",
    abstract: "Bring a database to the schema of this program.")

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    let (before, now) = try await Office.migrate(database.database)
    Standard.output(
      before == now
        ? "schema \(now): nothing to do" : "schema \(before) to \(now)")
  }
}
