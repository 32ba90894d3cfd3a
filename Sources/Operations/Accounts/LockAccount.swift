package import Database
import Records

/// Keeps an account from signing in until it is unlocked, and ends its
/// sessions.
package struct LockAccount: Operation {
  package static let permission = Permission.manageAccounts
  package static let reach = WriteReach.aside
  package static let action = AuditAction.lockAccount

  package var login: String

  package init(login: String) { self.login = login }

  /// - Throws: `Refusal.notFound`; `Refusal.invalid` for one's own account.
  package func perform(in context: OperationContext) throws {
    let account = try context.others(account: login)
    try AccountStore(context.connection).setBlocked(true, of: account.id)
    try SessionStore(context.connection).removeAll(of: account.id)
    try context.audit(account)
  }
}

/// Lets an account sign in again, whether an administrator or too many
/// failures had locked it.
package struct UnlockAccount: Operation {
  package static let permission = Permission.manageAccounts
  package static let reach = WriteReach.aside
  package static let action = AuditAction.unlockAccount

  package var login: String

  package init(login: String) { self.login = login }

  /// - Throws: `Refusal.notFound`; `Refusal.invalid` for one's own account.
  package func perform(in context: OperationContext) throws {
    let account = try context.others(account: login)
    try AccountStore(context.connection).setBlocked(false, of: account.id)
    try context.audit(account)
  }
}
