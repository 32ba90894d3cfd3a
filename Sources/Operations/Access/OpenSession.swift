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
    let today = office.clock.today
    let found = try await office.engine.read { connection in
      try SessionStore(connection).find(digest).map { row in
        let account = SignedIn.open(row, at: now, on: today)
        let waiting = try account.map {
          try Self.waiting(for: $0, connection, today)
        }
        return (row: row, account: account, waiting: waiting ?? 0)
      }
    }
    guard let found, var account = found.account else { return nil }
    account.waitingNotices = found.waiting
    // Noted now and then, so that reading a page is no write.
    if found.row.seen.adding(SessionLife.noted) <= now {
      try await office.engine.write(.aside) {
        try SessionStore($0).touch(digest, at: now)
      }
    }
    return account
  }

  /// How many notices wait; a look at two indexes.
  private static func waiting(
    for account: SignedIn, _ connection: any Connection, _ today: Day
  ) throws -> Int {
    if account.workerID == 0 { return 0 }
    let desk = try OfficeRoster(connection, on: today).desk(of: account)
    return try NoticeInbox(connection).count(.waiting(desk))
  }
}
