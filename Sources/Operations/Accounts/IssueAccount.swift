package import Casework

/// Makes an account with a one-time password, which is given out here and
/// never again.
package struct IssueAccount: StagedOperation {
  package static let permission = Permission.manageAccounts
  package static let action = AuditAction.addAccount

  package var login: String
  /// 工号; empty where the account is nobody's who visits.
  package var workerNumber: String
  package var role: AccountRole
  package var area: AreaCode

  package init(
    login: String, workerNumber: String, role: AccountRole, area: AreaCode
  ) {
    self.login = login
    self.workerNumber = workerNumber
    self.role = role
    self.area = area
  }

  /// - Throws: `Refusal.invalid`.
  package func perform(
    in office: Office, as actor: Actor
  ) async throws -> OneTimePassword {
    let password = OneTimePassword.make(for: Login.normal(login))
    var account = AddAccount(
      login: login, password: password.text, workerNumber: workerNumber,
      role: role, area: area)
    account.isOneTime = true
    try await office.perform(account, as: actor)
    return password
  }
}
