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

  package init(login: String, password: String) {
    self.login = login
    self.password = password
  }

  /// - Throws: `Refusal.wrongPassword`, for an unknown login too;
  ///   `Refusal.locked` after five failures; `Refusal.busy`.
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
    return try await office.perform(StartSession(login: login), as: actor)
  }
}

/// What is known of a login before the password is looked at.
private struct ReadSignInLock: Query {
  static let permission = Permission.nothing
  static let action = AuditAction.signIn

  var login: String

  struct Known: Sendable {
    var password: PasswordHash?
    var lock: SignInLock
  }

  func perform(in context: OperationContext) throws -> Known {
    guard let account = try AccountStore(context.connection).find(login: login)
    else {
      return Known(lock: context.office.unknownLogins.lock(of: login))
    }
    return Known(
      password: PasswordHash(account.password), lock: SignInLock(account))
  }
}

/// Counts a failure; the log does not hold what was typed for a login that
/// nobody has, as it may be a password.
private struct NoteFailedSignIn: Operation {
  static let permission = Permission.nothing
  static let reach = WriteReach.aside
  static let action = AuditAction.signIn

  var login: String

  func perform(in context: OperationContext) throws -> SignInLock {
    let now = context.office.clock.instant
    let accounts = AccountStore(context.connection)
    guard let account = try accounts.find(login: login) else {
      try context.audit(county: 0, subject: "-", detail: "unknown login")
      return context.office.unknownLogins.fail(login, at: now)
    }
    var lock = SignInLock(account)
    // Failures that were under way when the lock fell do not lengthen it.
    if !lock.isLocked(at: now) {
      lock.fail(at: now)
      try accounts.note(
        failures: lock.failures, lockedUntil: lock.lockedUntil,
        of: account.id)
    }
    try context.audit(
      county: account.area.countyKey, subject: account.login,
      detail: lock.isLocked(at: now) ? "locked" : "wrong password")
    return lock
  }
}

private struct StartSession: Operation {
  static let permission = Permission.nothing
  static let reach = WriteReach.aside
  static let action = AuditAction.signIn

  var login: String

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
    if account.failures > 0 {
      try accounts.note(
        failures: 0, lockedUntil: Moment(seconds: 0), of: account.id)
    }
    let sessions = SessionStore(context.connection)
    try sessions.removeEnded(
      by: now, idleSince: now.adding(-SessionLife.idle))
    let token = SessionToken.make()
    try sessions.add(
      token.digest, of: account.id, at: now,
      until: now.adding(SessionLife.whole))
    try context.audit(
      county: account.area.countyKey, subject: account.login)
    return token
  }
}

extension SignInLock {
  fileprivate init(_ account: AccountRow) {
    self.init(
      failures: account.failures, lockedUntil: account.lockedUntil)
  }
}
