package import Database
import Records

/// Ends all sessions of an account.
package struct EndAccountSessions: Operation {
  package static let permission = Permission.manageAccounts
  package static let reach = WriteReach.aside
  package static let action = AuditAction.endSessions

  package var login: String

  package init(login: String) { self.login = login }

  /// - Throws: `Refusal.notFound`; `Refusal.invalid` for one's own account.
  package func perform(in context: OperationContext) throws {
    let account = try context.others(account: login)
    try SessionStore(context.connection).removeAll(of: account.id)
    try context.audit(account)
  }
}

/// Takes the second factor from an account whose owner has lost it, and ends
/// its sessions; a role that needs one enrols anew.
package struct ResetSecondFactor: Operation {
  package static let permission = Permission.manageAccounts
  package static let reach = WriteReach.aside
  package static let action = AuditAction.resetSecondFactor

  package var login: String

  package init(login: String) { self.login = login }

  /// - Throws: `Refusal.notFound`; `Refusal.invalid` for one's own account.
  package func perform(in context: OperationContext) throws {
    let account = try context.others(account: login)
    try SecondFactorStore(context.connection).remove(account.id)
    try SessionStore(context.connection).removeAll(of: account.id)
    try context.audit(account)
  }
}
