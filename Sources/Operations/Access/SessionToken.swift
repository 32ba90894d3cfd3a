import Crypto
import Foundation

/// What proves a session: 32 random bytes, held by the browser alone. The
/// records keep their SHA-256.
package struct SessionToken: Sendable, Hashable {
  /// 64 hexadecimal digits, for the cookie.
  package let text: String
  private let bytes: [UInt8]

  /// Nil for anything that is no token.
  package init?(_ text: String) {
    let digits = text.utf8.compactMap {
      Character(Unicode.Scalar($0)).hexDigitValue
    }
    guard text.utf8.count == 64, digits.count == 64 else { return nil }
    self.init(
      stride(from: 0, to: 64, by: 2).map {
        UInt8(digits[$0] << 4 | digits[$0 + 1])
      })
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    text = bytes.map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }

  static func make() -> SessionToken {
    var generator = SystemRandomNumberGenerator()
    return SessionToken(
      (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) })
  }

  /// As it is stored.
  var digest: [UInt8] { Array(SHA256.hash(data: Data(bytes))) }
}
