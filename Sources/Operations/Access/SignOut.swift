import Casework
package import Database
import Records

/// Ends a session.
package struct SignOut: Operation {
  package static let permission = Permission.nothing
  package static let reach = WriteReach.aside
  package static let action = AuditAction.signOut

  package var token: SessionToken

  package init(_ token: SessionToken) { self.token = token }

  /// - Throws: `Refusal.notSignedIn` where there is no such session.
  package func perform(in context: OperationContext) throws {
    let sessions = SessionStore(context.connection)
    guard let session = try sessions.find(token.digest) else {
      throw Refusal.notSignedIn
    }
    try sessions.remove(token.digest)
    try context.audit(
      county: session.area.countyKey, subject: session.login)
  }
}
