package import Database

/// Whether the encrypted columns open under the key, and are found by the
/// hashes that stand beside them.
package struct SealedColumns {
  private let connection: any Connection
  private let vault: IdentityVault

  package init(_ connection: any Connection, vault: IdentityVault) {
    self.connection = connection
    self.vault = vault
  }

  /// A line for each kind of fault, with the number of rows; no number of a
  /// person is in it.
  package func differences() throws -> [String] {
    var closed = 0
    var foreign = 0
    var misfiled = 0
    let connection = connection.streaming
    try connection.query(
      "SELECT key_id, sealed, whole, last_four, last_six FROM identities"
    ) { row in
      if row.text(0) != vault.keyID { foreign += 1 }
      guard let number = try? vault.open(row.blob(1)) else {
        closed += 1
        return
      }
      let isFiled =
        row.blob(2) == vault.fingerprint(number)
        && row.blob(3) == vault.fingerprint(number.suffix(4))
        && row.blob(4) == vault.fingerprint(number.suffix(6))
      if !isFiled { misfiled += 1 }
    }
    try connection.query(
      "SELECT number FROM certificates WHERE number IS NOT NULL"
    ) { row in
      if (try? vault.open(row.blob(0))) == nil { closed += 1 }
    }
    try connection.query("SELECT key_id, sealed FROM second_factors") { row in
      if row.text(0) != vault.keyID { foreign += 1 }
      if (try? vault.open(row.blob(1))) == nil { closed += 1 }
    }
    try connection.query("SELECT key_id, secret FROM webhooks") { row in
      if row.text(0) != vault.keyID { foreign += 1 }
      if (try? vault.open(row.blob(1))) == nil { closed += 1 }
    }
    try connection.query("SELECT content FROM changes") { row in
      if (try? vault.open(row.blob(0))) == nil { closed += 1 }
    }
    return [
      (closed, "values do not open under the key"),
      (foreign, "values name another key"),
      (misfiled, "numbers are filed under another hash"),
    ].filter { $0.0 > 0 }.map { "encrypted columns: \($0.0) \($0.1)" }
  }
}
