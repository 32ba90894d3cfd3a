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
        ("civil", .countyCivilAffairs, cast.civilAffairsWorker, cast.county),
        ("city", .city, cast.cityWorker, cast.cityWorker.area),
        ("province", .province, cast.provinceWorker, cast.provinceWorker.area),
      ]
    for (login, role, player, area) in accounts {
      try await office.perform(
        AddAccount(
          login: login, password: Self.password, workerNumber: player.worker,
          role: role, area: area), as: .commandLine)
      Standard.output("登录 \(role.rawValue) \(login) \(Self.password)")
    }
    try await addKeepers()
  }

  /// Those who visit nobody: the auditor, and the administrator with the
  /// secret of his codes.
  private func addKeepers() async throws {
    for (login, role) in [
      ("auditor", AccountRole.auditor), ("admin", .administrator),
    ] {
      try await office.perform(
        AddAccount(
          login: login, password: Self.password, workerNumber: "",
          role: role, area: cast.county), as: .commandLine)
      Standard.output("登录 \(role.rawValue) \(login) \(Self.password)")
    }
    guard let secret = CodeSecret(Self.secret) else { return }
    try await office.perform(
      SetSecondFactor(login: "admin", secret: secret), as: .commandLine)
    Standard.output("动态口令 admin fangshi account code \(secret.text)")
  }

  /// Of the administrator's codes; 32 letters.
  private static let secret = "FANGSHI2DEMO3FANGSHI2DEMO3FANGSH"
}
