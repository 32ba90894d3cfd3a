import Casework
import Records

/// A password given to somebody, good for signing in once: it is changed
/// before anything else is open.
package struct OneTimePassword: Sendable, Hashable {
  /// Three groups of four, easy to read aloud: `k7mp-x3qd-9wfh`.
  package let text: String

  /// - Parameter login: does not occur in it.
  static func make(for login: String) -> OneTimePassword {
    var generator = SystemRandomNumberGenerator()
    while true {
      let groups = (0..<3).map { _ in
        String(
          (0..<4).map { _ in
            letters.randomElement(using: &generator) ?? "x"
          })
      }
      let text = groups.joined(separator: "-")
      if !text.contains(login) { return OneTimePassword(text: text) }
    }
  }

  private init(text: String) { self.text = text }

  /// How long it is good for.
  package static let days = 7

  /// Whether it is too late to sign in with the one of an account.
  static func hasEnded(_ account: AccountRow, at now: Moment) -> Bool {
    guard account.mustChange, let given = account.given else { return false }
    return given.adding(Int64(days) * 86_400) <= now
  }

  /// None that is mistaken for another.
  private static let letters = Array("23456789abcdefghjkmnpqrstuvwxyz")
}
