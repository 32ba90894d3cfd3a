import ArgumentParser
import Casework
import Foundation
import Operations

struct CopyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy",
    abstract: "Carry a database to another engine.",
    discussion: """
      Every row of every table, from one moment of the source; the target must
      be empty. Then counts and ledgers of both are compared. The key belongs to
      the copy too: put it where the copy's key is looked for.
      """)

  @Option(name: .customLong("from"), help: "The database to copy.")
  var source: String

  @Option(name: .customLong("to"), help: "The empty database to copy into.")
  var target: String

  @Option(help: "Another folder of policy packs.")
  var policies: String?

  func run() async throws {
    let progress = ProgressBar()
    let counts = try await Office.copy(from: source, to: target) {
      progress.show("\($0): \($1) rows")
    }
    progress.finish()
    for (table, rows) in counts where rows > 0 {
      Standard.output("\(table) \(rows)")
    }
    guard try await ledger(source) == ledger(target) else {
      throw CommandFailure(
        "the ledgers differ; make the target anew and copy again")
    }
    Standard.output("ledgers equal")
    Standard.error("now put the key at \(Office.keyPath(of: target))")
  }

  /// Everything owed since the ledger is kept, as of the database's day.
  private func ledger(_ database: String) async throws -> [Data] {
    let office = try await Office.open(database, policies: policies)
    let today = office.clock.today
    let digests = try await office.perform(
      DigestLedger(period: Span(today - 900, today), asOf: today),
      as: .commandLine)
    try await office.close()
    return digests
  }
}
