package import Casework
package import Database
import Records

/// One's own account.
package struct ReadOwnAccount: Query {
  package static let permission = Permission.useOwnAccount
  package static let action = AuditAction.readOwnAccount

  package init() {}

  package func perform(in context: OperationContext) throws -> OwnAccountView {
    let (signedIn, account) = try context.ownAccount()
    let now = context.office.clock.instant
    let lines = try SessionStore(context.connection).lines(of: account.id)
    return OwnAccountView(
      login: account.login, name: signedIn.name, worker: account.worker,
      role: signedIn.role,
      areaNames: try NameReader(context.connection).path(account.area),
      hasSecondFactor: signedIn.hasSecondFactor,
      isProved: signedIn.isProved(at: now),
      sessions: lines.filter {
        now < $0.expires && now < $0.seen.adding(SessionLife.idle)
      }.map { line in
        let name = SessionHandle.text(line.token)
        return OwnAccountView.Session(
          name: name, begun: line.begun, seen: line.seen,
          device: line.device, isCurrent: name == signedIn.session)
      }, now: now)
  }
}

/// What one sees of one's own account.
package struct OwnAccountView: Sendable, Hashable {
  package struct Session: Sendable, Hashable {
    /// Among those of the account.
    package let name: String
    package let begun: Moment
    package let seen: Moment
    package let device: String
    package let isCurrent: Bool
  }

  package let login: String
  package let name: String
  package let worker: String
  package let role: AccountRole
  package let areaNames: [String]
  package let hasSecondFactor: Bool
  /// A code was given lately.
  package let isProved: Bool
  package let sessions: [Session]
  package let now: Moment
}

/// Ends one of one's own sessions.
package struct EndOwnSession: Operation {
  package static let permission = Permission.useOwnAccount
  package static let reach = WriteReach.aside
  package static let action = AuditAction.endOwnSession

  /// As `OwnAccountView` names it.
  package var name: String

  package init(_ name: String) { self.name = name }

  /// - Throws: `Refusal.notFound` where the account has no such session.
  package func perform(in context: OperationContext) throws {
    let (_, account) = try context.ownAccount()
    let sessions = SessionStore(context.connection)
    let line = try sessions.lines(of: account.id).first {
      SessionHandle.text($0.token) == name
    }
    guard let line else { throw Refusal.notFound }
    try sessions.remove(line.token)
    try context.audit(account)
  }
}

/// Ends all of one's own sessions but the one that asks.
package struct EndOtherSessions: Operation {
  package static let permission = Permission.useOwnAccount
  package static let reach = WriteReach.aside
  package static let action = AuditAction.endOwnSession

  package init() {}

  package func perform(in context: OperationContext) throws {
    let (signedIn, account) = try context.ownAccount()
    try context.endOthers(signedIn, of: account)
    try context.audit(account, detail: "others")
  }
}

extension OperationContext {
  func endOthers(_ signedIn: SignedIn, of account: AccountRow) throws {
    let sessions = SessionStore(connection)
    let own = try sessions.lines(of: account.id).first {
      SessionHandle.text($0.token) == signedIn.session
    }
    // It may have been ended meanwhile, as by a reset.
    guard let own else { throw Refusal.notSignedIn }
    try sessions.removeAll(of: account.id, except: own.token)
  }
}
