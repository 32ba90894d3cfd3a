import Database
import Records

/// What is known of a login before the password is looked at.
struct ReadSignInLock: Query {
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
struct NoteFailedSignIn: Operation {
  static let permission = Permission.nothing
  static let reach = WriteReach.aside
  static let action = AuditAction.signIn

  var login: String
  var what = "wrong password"

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
      detail: lock.isLocked(at: now) ? "locked" : what)
    return lock
  }
}

extension SignInLock {
  init(_ account: AccountRow) {
    self.init(
      failures: account.failures, lockedUntil: account.lockedUntil)
  }
}
