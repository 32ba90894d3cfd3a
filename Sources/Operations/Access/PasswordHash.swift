import Crypto
import CryptoExtras
import Foundation

/// A password as it is stored: `scrypt$15$8$1$SALT$HASH`.
struct PasswordHash: Sendable, Equatable {
  private let salt: [UInt8]
  private let hash: [UInt8]

  var text: String {
    "scrypt$15$8$1$\(Data(salt).base64EncodedString())$"
      + Data(hash).base64EncodedString()
  }

  /// Nil for a text that is none.
  init?(_ text: String) {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count == 6, parts[..<4] == ["scrypt", "15", "8", "1"],
      let salt = Data(base64Encoded: String(parts[4])),
      let hash = Data(base64Encoded: String(parts[5])), hash.count == 32
    else { return nil }
    self.salt = Array(salt)
    self.hash = Array(hash)
  }

  private init(salt: [UInt8], hash: [UInt8]) {
    self.salt = salt
    self.hash = hash
  }

  static func make(_ password: String) async throws -> PasswordHash {
    var generator = SystemRandomNumberGenerator()
    let salt = (0..<16).map { _ in
      UInt8.random(in: 0...255, using: &generator)
    }
    return PasswordHash(salt: salt, hash: try await scrypt(password, salt))
  }

  /// Belongs to no password: takes as long to compare with as any other.
  static let nobodys = PasswordHash(
    salt: Array(repeating: 0, count: 16), hash: Array(repeating: 0, count: 32))

  func matches(_ password: String) async throws -> Bool {
    let given = try await Self.scrypt(password, salt)
    // Every byte is looked at, whatever the first ones say.
    return zip(given, hash).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// One at a time: each takes 32 MB and a tenth of a second.
  private static func scrypt(
    _ password: String, _ salt: [UInt8]
  ) async throws -> [UInt8] {
    try await HashingQueue.shared.run {
      let key = try KDF.Scrypt.deriveKey(
        from: Data(password.precomposedStringWithCanonicalMapping.utf8),
        salt: salt, outputByteCount: 32, rounds: 1 << 15, blockSize: 8,
        parallelism: 1)
      return key.withUnsafeBytes { Array($0) }
    }
  }
}
