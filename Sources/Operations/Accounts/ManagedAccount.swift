import Casework
import Records

extension Actor {
  /// Whether accounts of the area are his to look after: those of his own
  /// area and of all that lies in it.
  func looksAfter(_ area: AreaCode) -> Bool {
    switch self {
    case .system: true
    case .account(let account): account.area.contains(area)
    case .stranger: false
    }
  }

  /// Nobody locks or resets himself.
  func isOwner(of account: AccountRow) -> Bool {
    guard case .account(let own) = self else { return false }
    return own.accountID == account.id
  }
}

extension OperationContext {
  /// An account to be looked after.
  ///
  /// - Throws: `Refusal.notFound`, for an unknown account and for one of
  ///   another area alike.
  func managed(account login: String) throws -> AccountRow {
    let account = try AccountStore(connection).find(login: Login.normal(login))
    guard let account, actor.looksAfter(account.area) else {
      throw Refusal.notFound
    }
    return account
  }

  /// The same, of somebody else.
  ///
  /// - Throws: `Refusal.notFound`; `Refusal.invalid` for one's own.
  func others(account login: String) throws -> AccountRow {
    let account = try managed(account: login)
    if actor.isOwner(of: account) {
      throw Refusal.invalid([
        FieldProblem("login", "这是您自己的账号：请在“我的账号”里操作，或请另一位系统管理员操作。")
      ])
    }
    return account
  }

  /// Notes in the log what was done to an account.
  func audit(_ account: AccountRow, detail: String = "") throws {
    try audit(
      county: account.area.countyKey, subject: account.login, detail: detail)
  }
}
