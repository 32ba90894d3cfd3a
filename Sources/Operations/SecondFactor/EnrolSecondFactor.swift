import Casework
package import Database
import Records

/// A new secret for one's own account, to be shown and then confirmed by a
/// code. Nothing is kept of it yet.
package struct PrepareEnrolment: Query {
  package static let permission = Permission.finishSignIn
  package static let action = AuditAction.enrolSecondFactor

  package init() {}

  /// - Throws: `Refusal.codeNeeded` where another secret is in force and no
  ///   code of it was given lately.
  package func perform(in context: OperationContext) throws -> CodeSecret {
    try context.requireMayEnrol()
    return CodeSecret.make()
  }
}

/// Puts a secret in force for one's own account, once a code shows that the
/// phone holds it.
package struct EnrolSecondFactor: Operation {
  package static let permission = Permission.finishSignIn
  package static let reach = WriteReach.aside
  package static let action = AuditAction.enrolSecondFactor

  package var secret: CodeSecret
  package var code: String

  package init(_ secret: CodeSecret, code: String) {
    self.secret = secret
    self.code = code
  }

  /// - Throws: `Refusal.invalid` for a code that is not of the secret;
  ///   `Refusal.codeNeeded`.
  package func perform(in context: OperationContext) throws {
    try context.requireMayEnrol()
    let (signedIn, account) = try context.ownAccount()
    let now = context.office.clock.instant
    let code = Digits.plain(code)
    guard let step = secret.step(of: code, at: now, after: 0) else {
      throw Refusal.invalid([
        FieldProblem("code", "动态口令不对。请核对手机上的密钥和时间，再输一次。")
      ])
    }
    try SecondFactorStore(context.connection).set(
      secret.text, usedThrough: step, of: account.id, at: now,
      vault: try context.vault())
    try context.prove(signedIn, at: now)
    try context.audit(account)
  }
}

/// Puts a secret in force for another's account, without a code: for the
/// command line alone, which holds the key anyway.
package struct SetSecondFactor: Operation {
  package static let permission = Permission.manageAccounts
  package static let reach = WriteReach.aside
  package static let action = AuditAction.enrolSecondFactor

  package var login: String
  package var secret: CodeSecret

  package init(login: String, secret: CodeSecret) {
    self.login = login
    self.secret = secret
  }

  /// - Throws: `Refusal.notPermitted` for anyone but the command line;
  ///   `Refusal.notFound`.
  package func perform(in context: OperationContext) throws {
    guard case .system = context.actor else { throw Refusal.notPermitted }
    let account = try context.managed(account: login)
    try SecondFactorStore(context.connection).set(
      secret.text, usedThrough: 0, of: account.id,
      at: context.office.clock.instant, vault: try context.vault())
    try context.audit(account)
  }
}

/// Does without a second factor again, where the role may.
package struct RemoveSecondFactor: Operation {
  package static let permission = Permission.useOwnAccount
  package static let reach = WriteReach.aside
  package static let action = AuditAction.removeSecondFactor

  package init() {}

  /// - Throws: `Refusal.codeNeeded`; `Refusal.invalid` where the role cannot
  ///   do without.
  package func perform(in context: OperationContext) throws {
    let (signedIn, account) = try context.ownAccount()
    if signedIn.role.needsSecondFactor {
      throw Refusal.invalid([
        FieldProblem("code", "\(signedIn.role.rawValue)必须使用动态口令，不能停用。")
      ])
    }
    try context.requireProof()
    try SecondFactorStore(context.connection).remove(account.id)
    try context.audit(account)
  }
}
