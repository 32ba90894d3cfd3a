package import Database

/// How the rows of a county are spread, for an engine whose planner must be
/// told: without it SQLite takes the county, first in every key, for a
/// choice as good as a person, and reads all of it.
///
/// The figures are those of a demonstration of 50,000 certificate holders, and
/// guesses for what it has little of: always the same, so that a statement has
/// one plan in every database.
package enum PlannerStatistics {
  /// Has an engine that counts by itself count now, where so many rows have
  /// been added to tables that it cannot know of most of them: what follows
  /// in the same transaction would read far too much.
  package static func refresh(
    _ tables: [String], added rows: Int, _ connection: any Connection
  ) throws {
    guard rows >= fewest, let asked = connection.dialect.believedRows else {
      return
    }
    for table in tables {
      let believed = try connection.row(asked, [.text(table)]) { $0.int(0) }
      if Int(believed ?? 0) * 2 < rows {
        try connection.execute(script: "ANALYZE \(table)")
      }
    }
  }

  /// Has an engine that counts by itself count the tables of which it knows
  /// nothing, or knew them when they were small, at the end of what has filled
  /// them. It would come to that within a minute or two; until then a page may
  /// take a hundred times as long.
  package static func countUncounted(_ connection: any Connection) throws {
    guard let asked = connection.dialect.uncountedTables else { return }
    let uncounted = try connection.rows(asked) { $0.text(0) }
    for table in uncounted where Tables.names.contains(table) {
      // What somebody else holds is left to the engine: no work is lost for it.
      try connection.execute(script: "ANALYZE (SKIP_LOCKED) \(table)")
    }
  }

  /// Rows below which any plan will do.
  private static let fewest = 5_000

  static func fill(_ connection: any Connection) throws {
    guard connection.dialect.takesStatistics else { return }
    // Of one small table: that makes the table of the figures.
    try connection.execute(script: "ANALYZE schema_migrations")
    try connection.execute("DELETE FROM sqlite_stat1")
    var told: Set<String> = []
    func tell(_ table: String, _ index: String, _ figures: String) throws {
      guard told.insert(index).inserted else { return }
      try connection.execute(
        "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)",
        [.text(table), .text(index), .text(figures)])
    }
    for (index, figures) in spread {
      let names = index.split(separator: ".").map(String.init)
      try tell(names[0], names[names.count - 1], figures)
    }
    for index in try indexes(connection) {
      try tell(index.table, index.name, index.guess)
    }
    try connection.execute(script: "ANALYZE sqlite_schema")
  }

  /// An index, or the key of a table under the table's name.
  private struct Index {
    var table: String
    var name: String
    var columns: Int
    /// Whether the county stands first.
    var isOfCounty: Bool

    /// Of what was never measured: a county holds many rows, and each column
    /// after it leaves fewer.
    var guess: String {
      let shared = isOfCounty ? [400, 20, 4, 2] : [20, 4, 2]
      return
        (["40000"]
        + (0..<columns).map { $0 < shared.count ? "\(shared[$0])" : "1" })
        .joined(separator: " ")
    }
  }

  private static func indexes(
    _ connection: any Connection
  ) throws -> [Index] {
    try connection.rows(
      """
      SELECT t.name, CASE i.origin WHEN 'pk' THEN t.name ELSE i.name END,
        (SELECT count(*) FROM pragma_index_info(i.name)),
        (SELECT name = 'county' FROM pragma_index_info(i.name)
          WHERE seqno = 0)
      FROM sqlite_schema t JOIN pragma_index_list(t.name) i
      WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'
      ORDER BY t.name, i.name
      """
    ) { row in
      Index(
        table: row.text(0), name: row.text(1), columns: Int(row.int(2)),
        isOfCounty: row.flag(3))
    }
  }

  /// What was measured, by table and index, or by the table alone for its
  /// key: the rows, and how many of them share the first column, the first
  /// two, and so on.
  private static let spread: [(String, String)] = [
    ("absences", "2200 400 400 1 1 1"),
    ("absences.absences_by_person", "2200 400 400"),
    ("assessments", "4100 400 4 1 1"),
    ("care", "620 400 2 1 1"),
    ("certificates", "2500 400 3 1 1"),
    ("circumstances", "7400 400 1 1 1"),
    ("households", "45000 400 1 1"),
    ("households.households_by_village", "45000 400 50 1"),
    ("households.households_on_file", "45000 400 50 20 2 2"),
    ("identities", "200000 400 3 1 1"),
    ("identities.identities_by_whole", "200000 400 2"),
    ("identities.identities_by_last_six", "200000 400 15"),
    ("identities.identities_by_last_four", "200000 400 24"),
    ("ledger_counts", "130000 400 400 130 26 2 2 1"),
    ("ledger_counts.ledger_counts_unsummed", "400 400 2"),
    ("ledger_sums", "8000 4000 500 500 60 4 4 1"),
    ("ledger_windows", "800000 400 400 12 12 8 1"),
    ("links", "1300 400 400 1 1 1 1 1"),
    ("links.links_by_person", "1300 400 2"),
    ("links.links_by_worker", "1300 2 2"),
    ("person_names", "110000 400 400 1"),
    ("persons", "110000 400 1 1"),
    ("persons.persons_by_death", "450 400 2 1"),
    ("persons.persons_by_expiry", "27000 400 3 1"),
    ("persons.persons_suspected", "500 400 1"),
    ("posts", "1600 1 1 1"),
    ("posts.posts_by_area", "1600 4 1"),
    ("statuses", "25000 400 1 1 1"),
    ("statuses.statuses_by_status", "25000 400 400 1"),
    ("stays", "115000 400 3 1 1 1"),
    ("stays.stays_by_end", "370 370 3 3 1"),
    ("stays.stays_by_person", "115000 400 1 1 1"),
    ("visit_persons", "800000 400 14 2 2 1"),
    ("visit_persons.visit_persons_by_person", "800000 400 6 6 6"),
    ("visit_workers", "640000 400 11 1 1 1"),
    ("visit_workers.visit_workers_by_worker", "640000 400 200 1"),
    ("visits", "490000 400 11 1 1"),
    ("visits.visits_by_corrected", "4000 400 1 1"),
  ]
}
