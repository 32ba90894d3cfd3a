import ArgumentParser
import Casework
import Operations

/// An account that is there already.
struct AccountOptions: ParsableArguments {
  @OptionGroup var database: DatabaseOptions

  @Option(help: "What is typed to sign in.")
  var login: String
}

extension AccountCommand {
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List accounts: login, worker, role, area, state, codes.",
      discussion: "Fields are separated by tabs.")

    @OptionGroup var database: DatabaseOptions

    @Option(help: "Only of this role.")
    var role: AccountRole?

    @Option(help: "Only those whose area lies in this one.")
    var area: AreaCode?

    func run() async throws {
      let office = try await database.open()
      var query = ListAccounts()
      query.role = role
      query.area = area
      query.limit = 200
      while true {
        let page = try await office.perform(query, as: .commandLine)
        for account in page.accounts {
          Standard.output(
            [
              account.login, account.worker, account.role,
              account.area.description, account.state.rawValue,
              account.hasSecondFactor ? "动态口令" : "",
            ].joined(separator: "\t"))
        }
        guard page.hasMore, let last = page.accounts.last else { break }
        query.after = last.login
      }
    }
  }

  struct Reset: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Give a one-time password; it is printed once.")

    @OptionGroup var account: AccountOptions

    func run() async throws {
      let office = try await account.database.open()
      let password = try await office.perform(
        ResetPassword(login: account.login), as: .commandLine)
      Standard.output(password.text)
    }
  }

  struct Lock: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Keep an account from signing in; its sessions end.")

    @OptionGroup var account: AccountOptions

    func run() async throws {
      let office = try await account.database.open()
      try await office.perform(
        LockAccount(login: account.login), as: .commandLine)
    }
  }

  struct Unlock: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Let an account sign in again, whatever had locked it.")

    @OptionGroup var account: AccountOptions

    func run() async throws {
      let office = try await account.database.open()
      try await office.perform(
        UnlockAccount(login: account.login), as: .commandLine)
    }
  }

  struct ResetCode: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take the second factor from an account; its sessions end.",
      discussion: "A 系统管理员 enrols anew when he signs in.")

    @OptionGroup var account: AccountOptions

    func run() async throws {
      let office = try await account.database.open()
      try await office.perform(
        ResetSecondFactor(login: account.login), as: .commandLine)
    }
  }

  struct Code: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the code of a secret, for whoever has no phone.",
      discussion: "It needs no database: the secret is all there is to it.")

    @Argument(help: "The secret as the page shows it, blanks or not.")
    var secret: [String]

    func run() throws {
      guard let secret = CodeSecret(secret.joined()) else {
        throw CommandFailure(
          "that is no secret: it has 32 letters A to Z and digits 2 to 7")
      }
      Standard.output(secret.code(at: Clock().instant))
    }
  }
}
