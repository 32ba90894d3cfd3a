import Foundation

/// The key of the encrypted columns: `DB.key` beside a SQLite file, or the
/// file that FANGSHI_KEY_FILE names.
package struct KeyFile: Sendable {
  package let path: String

  package init(database: String) {
    path =
      ProcessInfo.processInfo.environment["FANGSHI_KEY_FILE"]
      ?? database + ".key"
  }

  /// Reads the key.
  ///
  /// - Throws: `VaultFailure` where it is missing or no key.
  package func read() throws -> IdentityVault {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8)
    else { throw VaultFailure.missingKey(path: path) }
    let digits = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard digits.utf8.count == 64, let key = bytes(digits) else {
      throw VaultFailure.malformedKey(path: path)
    }
    return IdentityVault(key: key)
  }

  /// Makes a key with mode 0600; an existing one is read.
  package func readOrMake() throws -> IdentityVault {
    if FileManager.default.fileExists(atPath: path) { return try read() }
    var generator = SystemRandomNumberGenerator()
    let key = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let digits = key.map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }
    let made = FileManager.default.createFile(
      atPath: path, contents: Data((digits.joined() + "\n").utf8),
      attributes: [.posixPermissions: 0o600])
    guard made else { throw VaultFailure.missingKey(path: path) }
    return IdentityVault(key: key)
  }

  private func bytes(_ digits: String) -> [UInt8]? {
    let values = digits.compactMap(\.hexDigitValue)
    guard values.count == 64 else { return nil }
    return stride(from: 0, to: 64, by: 2).map {
      UInt8(values[$0] << 4 | values[$0 + 1])
    }
  }
}
