/// Every difference between the engines, by name. SQL is written once in the
/// subset they share; schema files name a difference as `{{name}}`.
package struct Dialect: Sendable {
  /// Bytes.
  package var blob: String
  /// After a table whose rows lie in the order of its primary key.
  package var clustered: String

  /// Counts the tables of the name `schema_migrations`.
  package var findsMigrations: String

  package static let sqlite = Dialect(
    blob: "BLOB", clustered: "WITHOUT ROWID",
    findsMigrations: """
      SELECT count(*) FROM sqlite_master WHERE name = 'schema_migrations'
      """)

  /// A schema text with the differences filled in.
  package func fill(_ text: String) -> String {
    text.replacing("{{blob}}", with: blob)
      .replacing("{{clustered}}", with: clustered)
  }
}
