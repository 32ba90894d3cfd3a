/// Every difference between the engines, by name. SQL is written once in the
/// subset they share; schema files name a difference as `{{name}}`.
package struct Dialect: Sendable {
  /// Bytes.
  package var blob: String
  /// A text, compared by its bytes.
  package var text: String
  /// After a table whose rows lie in the order of its primary key.
  package var clustered: String
  /// Whether rows of many ids are best asked for in one list. Where each list
  /// is made into a table first, and nothing travels, they are asked for run
  /// by run.
  package var listsIDs: Bool
  /// Whether the engine must be told how rows are spread, to choose among
  /// indexes; others find out by themselves.
  package var takesStatistics: Bool
  /// How many rows the engine believes a table to have, by its name, none
  /// where it knows nothing of them: it counts now and then by itself, and at
  /// once by ANALYZE. Nil where it does not count.
  package var believedRows: String?
  /// Names the tables of more than a few pages whose rows the engine has never
  /// counted, or not since they were a quarter of what they are, so that it
  /// can but guess; nil where it does not count.
  package var uncountedTables: String?

  /// Takes the bound on how long a statement may take from the transaction
  /// under way; nil where there is none.
  package var unhurried: String?

  /// Counts the tables of the name `schema_migrations`.
  package var findsMigrations: String
  /// Names the tables of the schema.
  package var listsTables: String

  package static let sqlite = Dialect(
    blob: "BLOB", text: "TEXT", clustered: "WITHOUT ROWID",
    listsIDs: false, takesStatistics: true, believedRows: nil,
    uncountedTables: nil,
    unhurried: nil,
    findsMigrations: """
      SELECT count(*) FROM sqlite_master WHERE name = 'schema_migrations'
      """,
    listsTables: """
      SELECT name FROM sqlite_master WHERE type = 'table'
        AND name NOT LIKE 'sqlite%'
      """)

  package static let postgreSQL = Dialect(
    blob: "BYTEA", text: "TEXT COLLATE \"C\"", clustered: "",
    listsIDs: true, takesStatistics: false,
    believedRows: """
      SELECT CAST(coalesce(max(c.reltuples), 0) AS BIGINT)
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relname = ? AND n.nspname = current_schema()
        AND EXISTS (SELECT 1 FROM pg_catalog.pg_stats s
          WHERE s.schemaname = n.nspname AND s.tablename = c.relname)
      """,
    uncountedTables: """
      SELECT CAST(c.relname AS TEXT) FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND n.nspname = current_schema()
        AND pg_catalog.pg_relation_size(c.oid) > 262144
        AND (pg_catalog.pg_relation_size(c.oid)
            > 4 * CAST(c.relpages AS BIGINT)
              * CAST(pg_catalog.current_setting('block_size') AS BIGINT)
          OR NOT EXISTS (SELECT 1 FROM pg_catalog.pg_stats s
            WHERE s.schemaname = n.nspname AND s.tablename = c.relname))
      ORDER BY 1
      """,
    unhurried: "SET LOCAL statement_timeout = 0",
    findsMigrations: """
      SELECT count(*) FROM pg_catalog.pg_tables
      WHERE tablename = 'schema_migrations'
        AND schemaname = current_schema()
      """,
    listsTables: """
      SELECT CAST(tablename AS TEXT) FROM pg_catalog.pg_tables
      WHERE schemaname = current_schema()
      """)

  /// A schema text with the differences filled in.
  package func fill(_ text: String) -> String {
    text.replacing("{{blob}}", with: blob)
      .replacing("{{text}}", with: self.text)
      .replacing("{{clustered}}", with: clustered)
  }
}
