import Database

/// How the rows of a county are spread, for an engine whose planner must be
/// told: without it SQLite takes the county, first in every key, for a
/// choice as good as a person, and reads all of it.
///
/// The figures are those of a demonstration of 50,000 certificate holders,
/// always the same, so that a statement has one plan in every database.
enum PlannerStatistics {
  static func fill(_ connection: any Connection) throws {
    guard connection.dialect.takesStatistics else { return }
    // Of one small table: that makes the table of the figures.
    try connection.execute(script: "ANALYZE schema_migrations")
    try connection.execute("DELETE FROM sqlite_stat1")
    for (index, figures) in spread {
      let table = index.split(separator: ".").map(String.init)
      try connection.execute(
        "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)",
        [.text(table[0]), .text(table[table.count - 1]), .text(figures)])
    }
    try connection.execute(script: "ANALYZE sqlite_schema")
  }

  /// By table and index, or table alone for its key: how many rows, and how
  /// many of them share the first column, the first two, and so on.
  private static let spread: [(String, String)] = [
    ("absences", "2200 400 400 1 1 1"),
    ("absences.absences_by_person", "2200 400 400"),
    ("assessments", "4100 400 4 1 1"),
    ("care", "620 400 2 1 1"),
    ("certificates", "2500 400 3 1 1"),
    ("circumstances", "7400 400 1 1 1"),
    ("households", "45000 400 1 1"),
    ("households.households_by_village", "45000 400 50 1"),
    ("households.households_on_file", "45000 400 50 20"),
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
    ("visit_workers.visit_workers_by_worker", "640000 400 200 1 1"),
    ("visits", "490000 400 11 1 1"),
    ("visits.visits_by_corrected", "4000 400 1 1"),
  ]
}
