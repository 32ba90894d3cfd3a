package import Casework
import Records

/// An account whose session has been checked; obtained from the records by
/// a session token, and in no other way.
package struct SignedIn: Sendable, Hashable {
  package let accountID: Int64
  package let login: String
  /// 工号 of the worker whose account it is; empty for none.
  package let worker: String
  /// His number in the records; 0 where there is none.
  package let workerID: Int64
  package let name: String
  package let role: AccountRole
  package let area: AreaCode

  private init(_ row: SessionRow, _ role: AccountRole) {
    accountID = row.account
    login = row.login
    worker = row.worker
    workerID = row.workerID
    name = row.name
    self.role = role
    area = row.area
  }

  /// Whom a session is of, while it lasts.
  static func open(_ row: SessionRow, at now: Moment) -> SignedIn? {
    guard now < row.expires, now < row.seen.adding(SessionLife.idle),
      let role = AccountRole(rawValue: row.role)
    else { return nil }
    return SignedIn(row, role)
  }
}

/// How long a session lasts, in seconds.
enum SessionLife {
  /// Without being used.
  static let idle: Int64 = 8 * 3_600
  /// Altogether.
  static let whole: Int64 = 7 * 86_400
  /// Its use is noted no oftener than this.
  static let noted: Int64 = 5 * 60
}

extension Moment {
  func adding(_ seconds: Int64) -> Moment {
    Moment(seconds: self.seconds + seconds)
  }
}
