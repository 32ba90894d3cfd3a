package import Database

/// Settings of a database.
package struct Settings {
  package enum Name: String, Sendable {
    /// The day a demonstration stands still on.
    case today
    /// Which key the encrypted columns and the seals are under.
    case keyID = "key_id"
  }

  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  package func value(of name: Name) throws -> String? {
    try connection.row(
      "SELECT value FROM settings WHERE name = ?", [.text(name.rawValue)]
    ) { $0.text(0) }
  }

  package func set(_ name: Name, to value: String) throws {
    try connection.execute(
      """
      INSERT INTO settings (name, value) VALUES (?, ?)
      ON CONFLICT (name) DO UPDATE SET value = excluded.value
      """, [.text(name.rawValue), .text(value)])
  }
}
