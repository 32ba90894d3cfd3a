import Crypto
import Foundation

/// Tells one form that was sent from another one: a hash of all of it.
struct FormDigest {
  private var hash = SHA256()

  static func of(
    _ about: [String], _ values: [String: [String]] = [:]
  ) -> [UInt8] {
    var digest = FormDigest()
    digest.add(about)
    for (name, texts) in values.sorted(by: { $0.key < $1.key }) {
      digest.add([name] + texts)
    }
    return digest.bytes
  }

  /// Length before text, so that no two forms read alike.
  mutating func add(_ parts: [String]) {
    hash.update(data: Data("\(parts.count);".utf8))
    for part in parts {
      hash.update(data: Data("\(part.utf8.count):\(part)".utf8))
    }
  }

  var bytes: [UInt8] { Array(hash.finalize()) }
}
