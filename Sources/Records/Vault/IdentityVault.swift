import Crypto
import Foundation

/// Seals identity columns with AES-GCM and makes the keyed hashes by which
/// they are found. The key lies outside the database.
package struct IdentityVault: Sendable {
  /// Names the key beside every sealed value.
  package let keyID: String
  private let sealing: SymmetricKey
  private let matching: SymmetricKey
  /// For the audit's chain.
  let chaining: SymmetricKey

  package init(key: [UInt8]) {
    let secret = SymmetricKey(data: key)
    func derive(_ purpose: String) -> SymmetricKey {
      HKDF<SHA256>.deriveKey(
        inputKeyMaterial: secret, info: Data(purpose.utf8),
        outputByteCount: 32)
    }
    sealing = derive("fangshi identity sealing")
    matching = derive("fangshi identity matching")
    chaining = derive("fangshi audit chain")
    keyID = SHA256.hash(data: Data(key)).prefix(4)
      .map { String($0, radix: 16) }.joined()
  }

  package func seal(_ text: String) throws -> [UInt8] {
    let box = try AES.GCM.seal(Data(text.utf8), using: sealing)
    return box.combined.map(Array.init) ?? []
  }

  /// - Throws: `VaultFailure.wrongKey` where the key is another one.
  package func open(_ sealed: [UInt8]) throws -> String {
    do {
      let box = try AES.GCM.SealedBox(combined: Data(sealed))
      return String(
        decoding: try AES.GCM.open(box, using: sealing), as: UTF8.self)
    } catch {
      throw VaultFailure.wrongKey
    }
  }

  /// Sixteen bytes that are equal for equal texts under one key.
  package func fingerprint(_ text: some StringProtocol) -> [UInt8] {
    let code = HMAC<SHA256>.authenticationCode(
      for: Data(text.utf8), using: matching)
    return Array(code.prefix(16))
  }
}

package enum VaultFailure: Error, Sendable, CustomStringConvertible {
  case missingKey(path: String)
  case malformedKey(path: String)
  case wrongKey

  package var description: String {
    switch self {
    case .missingKey(let path):
      "the key of the encrypted columns is missing: \(path); put the key "
        + "file back or name it with FANGSHI_KEY_FILE"
    case .malformedKey(let path):
      "\(path) is no key file: it must hold 64 hexadecimal digits"
    case .wrongKey:
      "the key does not open the encrypted columns; it belongs to another "
        + "database"
    }
  }
}
