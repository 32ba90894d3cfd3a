import ArgumentParser
import Foundation

/// The command line. Exit status: 0 success, 1 refused or failed with a
/// message on standard error, 2 wrong usage.
@main
struct Fangshi: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fangshi",
    abstract: "Duties, home visits and assistance, from rules to proof.",
    subcommands: [
      DemoCommand.self, ImportCommand.self, ExportCommand.self,
      LedgerCommand.self, PolicyCommand.self, ServeCommand.self,
      AccountCommand.self, VerifyCommand.self, MigrateCommand.self,
      BackupCommand.self, RestoreCommand.self, CopyCommand.self,
    ])

  static func main() async {
    do {
      try await run(try parseAsRoot())
    } catch {
      finish(error)
    }
  }

  private static func run(_ command: any ParsableCommand) async throws {
    var command = command
    do {
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let help as CleanExit {
      // Help that nobody asked for: the name of a subcommand is missing.
      Standard.error(fullMessage(for: help))
      Foundation.exit(2)
    }
  }

  private static func finish(_ error: any Error) -> Never {
    if error is CleanExit || exitCode(for: error) == .success {
      exit(withError: error)
    }
    if exitCode(for: error) == .validationFailure {
      Standard.error(fullMessage(for: error))
      Foundation.exit(2)
    }
    if !(error is ExitCode) {
      Standard.error("fangshi: \(Explained.words(for: error))")
    }
    Foundation.exit(1)
  }
}
