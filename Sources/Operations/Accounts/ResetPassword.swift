import Casework
import Database
import Records

/// Gives an account a one-time password in the place of a forgotten one, and
/// ends its sessions.
package struct ResetPassword: StagedOperation {
  package static let permission = Permission.manageAccounts
  package static let action = AuditAction.resetPassword

  package var login: String

  package init(login: String) { self.login = login }

  /// - Throws: `Refusal.notFound`; `Refusal.invalid` for one's own account.
  package func perform(
    in office: Office, as actor: Actor
  ) async throws -> OneTimePassword {
    let login = Login.normal(login)
    let password = OneTimePassword.make(for: login)
    let hash = try await PasswordHash.make(password.text)
    try await office.perform(
      SaveReset(login: login, password: hash.text), as: actor)
    return password
  }
}

private struct SaveReset: Operation {
  static let permission = Permission.manageAccounts
  static let reach = WriteReach.aside
  static let action = AuditAction.resetPassword

  var login: String
  var password: String

  func perform(in context: OperationContext) throws {
    let account = try context.others(account: login)
    try AccountStore(context.connection).setPassword(
      password, givenAt: context.office.clock.instant, of: account.id)
    try SessionStore(context.connection).removeAll(of: account.id)
    try context.audit(account)
  }
}
