package import Casework
package import Database

/// The secrets of which codes are made, sealed.
package struct SecondFactorStore {
  package struct Row: Sendable {
    package var sealed: [UInt8]
    package var since: Moment
    /// The half minute whose code was used last.
    package var lastStep: Int64
  }

  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  package func find(_ account: Int64) throws -> Row? {
    try connection.row(
      """
      SELECT sealed, since, last_step FROM second_factors
      WHERE account_id = ?
      """, [.int(account)]
    ) { row in
      Row(
        sealed: row.blob(0), since: Moment(seconds: row.int(1)),
        lastStep: row.int(2))
    }
  }

  /// Puts a secret in the place of the one there was.
  package func set(
    _ secret: String, usedThrough step: Int64, of account: Int64,
    at now: Moment, vault: IdentityVault
  ) throws {
    try remove(account)
    try connection.execute(
      """
      INSERT INTO second_factors (account_id, key_id, sealed, since,
        last_step) VALUES (?, ?, ?, ?, ?)
      """,
      [
        .int(account), .text(vault.keyID), .blob(try vault.seal(secret)),
        .int(now.seconds), .int(step),
      ])
  }

  package func note(usedThrough step: Int64, of account: Int64) throws {
    try connection.execute(
      "UPDATE second_factors SET last_step = ? WHERE account_id = ?",
      [.int(step), .int(account)])
  }

  package func remove(_ account: Int64) throws {
    try connection.execute(
      "DELETE FROM second_factors WHERE account_id = ?", [.int(account)])
  }
}
