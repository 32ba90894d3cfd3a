import Casework
import Operations

/// Those who look after accounts and logs, each with an area, and the secret
/// of whoever needs codes.
struct Keeper {
  let actor: Actor
  let token: SessionToken
  let secret: CodeSecret

  static let password = "柳树下的石凳 7"

  /// Through the front door; with a code where the role needs one.
  static func make(
    _ login: String = "keeper", _ role: AccountRole = .administrator,
    at area: AreaCode = TestWorld.county, in world: TestWorld
  ) async throws -> Keeper {
    try await world.office.perform(
      AddAccount(
        login: login, password: password, workerNumber: "", role: role,
        area: area), as: .system("t"))
    let secret = CodeSecret.make()
    if role.needsSecondFactor {
      try await world.office.perform(
        SetSecondFactor(login: login, secret: secret), as: .system("t"))
    }
    let token = try await world.office.perform(
      SignIn(login: login, password: password), as: .stranger)
    if role.needsSecondFactor {
      try await world.office.perform(
        ProveCode(secret.code(at: world.clock.now)),
        as: .account(try await world.opened(token)))
    }
    return Keeper(
      actor: .account(try await world.opened(token)), token: token,
      secret: secret)
  }
}

extension TestWorld {
  /// Whom a session is of.
  func opened(_ token: SessionToken) async throws -> SignedIn {
    let account = try await office.perform(OpenSession(token), as: .stranger)
    guard let account else { throw Refusal.notSignedIn }
    return account
  }

  func isOpen(_ token: SessionToken) async throws -> Bool {
    try await office.perform(OpenSession(token), as: .stranger) != nil
  }
}
