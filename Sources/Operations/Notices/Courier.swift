import Crypto
import Foundation

/// Carries a letter to where it is addressed; given in by whoever can reach
/// the network.
package protocol Courier: Sendable {
  /// - Returns: the status of the answer.
  /// - Throws: whatever kept it from arriving.
  func carry(_ letter: Letter) async throws -> Int
}

/// A notice on its way to a webhook: the same each time it is sent but for
/// the time of the signature.
package struct Letter: Sendable, Hashable {
  package var address: String
  package var body: String
  /// Name and value.
  package var headers: [Header]

  package struct Header: Sendable, Hashable {
    package var name: String
    package var value: String
  }

  /// - Parameters:
  ///   - notice: its id, by which a receiver knows what came twice.
  ///   - time: seconds since 1970 in UTC.
  init(
    to address: String, notice: String, body: String, secret: String,
    time: Int64
  ) {
    self.address = address
    self.body = body
    headers = [
      Header(name: "Content-Type", value: "application/json"),
      Header(name: "Fangshi-Notice", value: notice),
      Header(name: "Fangshi-Timestamp", value: String(time)),
      Header(
        name: "Fangshi-Signature",
        value: "sha256="
          + Self.signature(notice, body: body, secret: secret, time: time)),
    ]
  }

  /// HMAC-SHA256 over time, id and body with a full stop between them, in
  /// hexadecimal digits. A receiver makes it anew, compares it, and refuses
  /// what is old.
  static func signature(
    _ notice: String, body: String, secret: String, time: Int64
  ) -> String {
    let code = HMAC<SHA256>.authenticationCode(
      for: Data("\(time).\(notice).\(body)".utf8),
      using: SymmetricKey(data: Data(secret.utf8)))
    return code.map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }
}

/// When something is tried again: after half a minute, and twice as long each
/// time, up to an hour; never for all at once.
package struct Patience: Sendable {
  /// Attempts before it is given up.
  package var most: Int64
  /// Seconds after the first.
  package var first: Int64
  package var longest: Int64
  /// Between 0 and 1.
  package var chance: @Sendable () -> Double

  package init(
    most: Int64 = 12, first: Int64 = 30, longest: Int64 = 3_600,
    chance: @escaping @Sendable () -> Double = { Double.random(in: 0...1) }
  ) {
    self.most = most
    self.first = first
    self.longest = longest
    self.chance = chance
  }

  /// Seconds to wait after an attempt, counted from 1.
  func wait(after attempt: Int64) -> Int64 {
    let doubled = first << min(20, max(0, attempt - 1))
    let whole = min(longest, doubled)
    return whole / 2 + Int64(Double(whole) * chance())
  }
}
