import Casework
import Database
import Records

/// Who a session token stands for; nil where it has ended or never was. A
/// session ends eight hours after its last use, and seven days after its
/// beginning.
package struct OpenSession: StagedOperation {
  package static let permission = Permission.nothing
  package static let action = AuditAction.signIn

  package var token: SessionToken

  package init(_ token: SessionToken) { self.token = token }

  package func perform(
    in office: Office, as actor: Actor
  ) async throws -> SignedIn? {
    let digest = token.digest
    let now = office.clock.instant
    let row = try await office.engine.read {
      try SessionStore($0).find(digest)
    }
    guard let row,
      let account = SignedIn.open(row, at: now, on: office.clock.today)
    else { return nil }
    // Noted now and then, so that reading a page is no write.
    if row.seen.adding(SessionLife.noted) <= now {
      try await office.engine.write(.aside) {
        try SessionStore($0).touch(digest, at: now)
      }
    }
    return account
  }
}
