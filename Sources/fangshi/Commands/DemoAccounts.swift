import Casework
import Demonstration
import Operations

/// Accounts to look at a demonstration with; they are printed.
struct DemoAccounts {
  let office: Office
  let cast: DemonstrationCast

  /// The same for all: nobody in a demonstration exists.
  static let password = "fangshi-demo-2026"

  func add() async throws {
    let accounts: [(String, AccountRole, DemonstrationCast.Player, AreaCode)] =
      [
        ("village", .village, cast.villageWorker, cast.village),
        ("township", .township, cast.townshipWorker, cast.township),
        ("county", .county, cast.countyLeader, cast.county),
        ("cadre", .cadre, cast.countyWorker, cast.county),
        ("visitor", .visitor, cast.responsibleVisitor, cast.township),
      ]
    for (login, role, player, area) in accounts {
      try await office.perform(
        AddAccount(
          login: login, password: Self.password, workerNumber: player.worker,
          role: role, area: area), as: .commandLine)
      Standard.output("登录 \(role.rawValue) \(login) \(Self.password)")
    }
  }
}
