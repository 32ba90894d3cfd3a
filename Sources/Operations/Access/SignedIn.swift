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
  /// Names the session among those of the account; proves nothing.
  package let session: String
  /// What stands between the password and everything else; nil for nothing.
  package let owes: SignInStep?
  package let hasSecondFactor: Bool
  /// When a code was last given in the session.
  package let proved: Moment?
  /// Notices that waited for him or his office when the session was looked
  /// up.
  package internal(set) var waitingNotices = 0

  private init(_ row: SessionRow, _ role: AccountRole) {
    accountID = row.account
    login = row.login
    worker = row.worker
    workerID = row.workerID
    name = row.name
    self.role = role
    area = row.area
    session = SessionHandle.text(row.token)
    owes = SignInStep(row, role)
    hasSecondFactor = row.hasSecondFactor
    proved = row.proved
  }

  /// Whom a session is of, while it lasts.
  static func open(
    _ row: SessionRow, at now: Moment, on today: Day
  ) -> SignedIn? {
    guard !row.isBlocked, today <= row.lastDay ?? .distantFuture,
      now < row.expires,
      now < row.seen.adding(SessionLife.idle),
      let role = AccountRole(rawValue: row.role)
    else { return nil }
    return SignedIn(row, role)
  }
}

/// What somebody has still to do after the password, before anything else
/// is open to him; one step after the other.
package enum SignInStep: Sendable, Hashable {
  case code, newPassword, enrolment

  fileprivate init?(_ row: SessionRow, _ role: AccountRole) {
    if row.hasSecondFactor, row.proved == nil {
      self = .code
    } else if row.mustChange {
      self = .newPassword
    } else if role.needsSecondFactor, !row.hasSecondFactor {
      self = .enrolment
    } else {
      return nil
    }
  }
}

/// The name of a session among those of its account, made of the hash of its
/// token: whoever knows it holds nothing.
enum SessionHandle {
  static func text(_ digest: [UInt8]) -> String {
    digest.prefix(8).map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
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
  /// A code given in it holds so long for what asks for one anew.
  static let proved: Int64 = 10 * 60
}

extension Moment {
  func adding(_ seconds: Int64) -> Moment {
    Moment(seconds: self.seconds + seconds)
  }
}
