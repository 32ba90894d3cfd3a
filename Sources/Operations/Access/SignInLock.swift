import Casework
import Synchronization

/// After five failures in a row a login is locked for a quarter of an hour.
struct SignInLock: Sendable, Equatable {
  static let most: Int64 = 5
  static let seconds: Int64 = 15 * 60

  var failures: Int64 = 0
  var lockedUntil = Moment(seconds: 0)

  func isLocked(at now: Moment) -> Bool { now < lockedUntil }

  mutating func fail(at now: Moment) {
    // A lock that has ended begins a new count.
    if failures >= Self.most { failures = 0 }
    failures += 1
    if failures >= Self.most { lockedUntil = now.adding(Self.seconds) }
  }
}

/// Locks of logins that no account has, so that they are answered like any
/// other. Kept in memory, the oldest forgotten first.
final class UnknownLogins: Sendable {
  private static let most = 10_000
  private let kept = Mutex<(locks: [String: SignInLock], order: [String])>(
    ([:], []))

  func lock(of login: String) -> SignInLock {
    kept.withLock { $0.locks[login] ?? SignInLock() }
  }

  func fail(_ login: String, at now: Moment) -> SignInLock {
    kept.withLock { kept in
      if kept.locks[login] == nil {
        if kept.order.count >= Self.most {
          kept.locks[kept.order.removeFirst()] = nil
        }
        kept.order.append(login)
      }
      kept.locks[login, default: SignInLock()].fail(at: now)
      return kept.locks[login] ?? SignInLock()
    }
  }
}
