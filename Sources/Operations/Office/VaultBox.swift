import Records
import Synchronization

/// Keeps the key once it has been read.
final class VaultBox: Sendable {
  private let kept = Mutex<IdentityVault?>(nil)

  func vault(read: () throws -> IdentityVault) throws -> IdentityVault {
    try kept.withLock { kept in
      if let kept { return kept }
      let vault = try read()
      kept = vault
      return vault
    }
  }
}
