import Casework
import Database
import Records

/// Changes one's own password and ends one's other sessions. The present one
/// is asked for, unless it is a one-time password just used.
package struct ChangePassword: StagedOperation {
  package static let permission = Permission.finishSignIn
  package static let action = AuditAction.changePassword

  package var present: String
  package var new: String

  package init(present: String, new: String) {
    self.present = present
    self.new = new
  }

  /// - Throws: `Refusal.invalid`; `Refusal.locked` after five wrong ones.
  package func perform(in office: Office, as actor: Actor) async throws {
    guard case .account(let account) = actor else {
      throw Refusal.notSignedIn
    }
    guard account.owes == nil || account.owes == .newPassword else {
      throw Refusal.notPermitted
    }
    let known = try await office.perform(
      ReadSignInLock(login: account.login), as: actor)
    guard let password = known.password else { throw Refusal.notSignedIn }
    if account.owes == nil {
      try await check(present, password, known.lock, account, office, actor)
    }
    let problems = Login.problems(login: account.login, password: new)
      .map { FieldProblem("new", $0.words) }
    if !problems.isEmpty { throw Refusal.invalid(problems) }
    if try await password.matches(new) {
      throw Refusal.invalid([FieldProblem("new", "新密码不能和原来的一样")])
    }
    let hash = try await PasswordHash.make(new)
    try await office.perform(SaveNewPassword(password: hash.text), as: actor)
  }

  private func check(
    _ present: String, _ password: PasswordHash, _ lock: SignInLock,
    _ account: SignedIn, _ office: Office, _ actor: Actor
  ) async throws {
    let now = office.clock.instant
    if lock.isLocked(at: now) {
      throw Refusal.locked(until: lock.lockedUntil)
    }
    let given = String(present.prefix(Login.longestPassword + 1))
    if try await password.matches(given) { return }
    let counted = try await office.perform(
      NoteFailedSignIn(login: account.login, what: "wrong present password"),
      as: actor)
    if counted.isLocked(at: now) {
      throw Refusal.locked(until: counted.lockedUntil)
    }
    throw Refusal.invalid([FieldProblem("present", "现在的密码不对")])
  }
}

private struct SaveNewPassword: Operation {
  static let permission = Permission.finishSignIn
  static let reach = WriteReach.aside
  static let action = AuditAction.changePassword

  var password: String

  func perform(in context: OperationContext) throws {
    let (signedIn, account) = try context.ownAccount()
    try AccountStore(context.connection).setPassword(
      password, givenAt: nil, of: account.id)
    try context.endOthers(signedIn, of: account)
    try context.audit(account)
  }
}
