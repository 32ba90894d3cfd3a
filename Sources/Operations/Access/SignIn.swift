import Casework
import Database
import Records

/// Opens a session with login and password. An unknown login is answered
/// like a known one with a wrong password, and takes as long.
package struct SignIn: StagedOperation {
  package static let permission = Permission.nothing
  package static let action = AuditAction.signIn

  package var login: String
  package var password: String
  /// What it is begun with, in words, for the list of one's sessions.
  package var device: String

  package init(login: String, password: String, device: String = "") {
    self.login = login
    self.password = password
    self.device = device
  }

  /// - Throws: `Refusal.wrongPassword`, for an unknown login too;
  ///   `Refusal.locked` after five failures; `Refusal.blocked` where the
  ///   password is right, `Refusal.postEnded` and
  ///   `Refusal.oneTimePasswordEnded` likewise; `Refusal.busy`.
  package func perform(
    in office: Office, as actor: Actor
  ) async throws -> SessionToken {
    let login = Login.normal(login)
    let known = try await office.perform(
      ReadSignInLock(login: login), as: actor)
    let now = office.clock.instant
    if known.lock.isLocked(at: now) {
      throw Refusal.locked(until: known.lock.lockedUntil)
    }
    // Texts far beyond any password are not worth the hashing.
    let given = String(password.prefix(Login.longestPassword + 1))
    let matches = try await (known.password ?? .nobodys).matches(given)
    guard matches, known.password != nil else {
      let lock = try await office.perform(
        NoteFailedSignIn(login: login), as: actor)
      if lock.isLocked(at: now) {
        throw Refusal.locked(until: lock.lockedUntil)
      }
      throw Refusal.wrongPassword
    }
    return try await office.perform(
      StartSession(login: login, device: device), as: actor)
  }
}

private struct StartSession: Operation {
  static let permission = Permission.nothing
  static let reach = WriteReach.aside
  static let action = AuditAction.signIn

  var login: String
  var device: String

  func perform(in context: OperationContext) throws -> SessionToken {
    let now = context.office.clock.instant
    let accounts = AccountStore(context.connection)
    guard let account = try accounts.find(login: login) else {
      throw Refusal.wrongPassword
    }
    // It may have been locked while the password was being hashed.
    let lock = SignInLock(account)
    if lock.isLocked(at: now) {
      throw Refusal.locked(until: lock.lockedUntil)
    }
    if account.isBlocked {
      throw Refusal.blocked
    }
    if let last = account.lastDay, context.today > last {
      throw Refusal.postEnded
    }
    if OneTimePassword.hasEnded(account, at: now) {
      throw Refusal.oneTimePasswordEnded
    }
    // With a second factor the count goes on until the code is right too.
    let hasSecondFactor =
      try SecondFactorStore(context.connection).find(account.id) != nil
    if account.failures > 0, !hasSecondFactor {
      try accounts.note(
        failures: 0, lockedUntil: Moment(seconds: 0), of: account.id)
    }
    let sessions = SessionStore(context.connection)
    try sessions.removeEnded(
      by: now, idleSince: now.adding(-SessionLife.idle))
    let token = SessionToken.make()
    try sessions.add(
      token.digest, of: account.id, device: device, at: now,
      until: now.adding(SessionLife.whole))
    try context.audit(
      county: account.area.countyKey, subject: account.login)
    return token
  }
}
