import ArgumentParser
import Casework
import Operations

struct AccountCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account",
    abstract: "Who may sign in.",
    subcommands: [
      Add.self, List.self, Reset.self, Lock.self, Unlock.self,
      ResetCode.self, Code.self,
    ])

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make an account; the password is read from standard input.",
      discussion: "Roles: "
        + AccountRole.allCases.map(\.rawValue).joined(separator: " "))

    /// The fields of an account that are options here: not the password.
    static let options: Set = ["login", "worker", "role", "area"]

    @OptionGroup var database: DatabaseOptions

    @Option(help: "What is typed to sign in.")
    var login: String

    @Option(help: "The worker's 工号.")
    var worker = ""

    @Option(help: "The role.")
    var role: AccountRole

    @Option(help: "Code of the area it may see.")
    var area: AreaCode

    func run() async throws {
      Standard.error("password:")
      guard let password = readLine(), !password.isEmpty else {
        throw CommandFailure(
          "no password was given; type it, or send it on standard input")
      }
      let office = try await database.open()
      try await office.perform(
        AddAccount(
          login: login, password: password, workerNumber: worker, role: role,
          area: area), as: .commandLine)
    }
  }
}

extension AccountRole: ExpressibleByArgument {}
