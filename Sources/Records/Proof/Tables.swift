package import Database

/// All tables of the schema as rows of plain values, to be carried from one
/// database to another of the same schema.
package enum Tables {
  /// In an order in which every row comes after those it names.
  package static let names = [
    "settings", "workers", "areas", "policies", "holiday_years",
    "holiday_spans", "suspensions", "posts",
    "worker_links", "households", "persons", "person_names", "identities",
    "stays",
    "certificates", "care", "circumstances", "statuses", "assessments",
    "absences", "links", "visits", "visit_workers", "visit_persons",
    "visit_answers", "visit_reasons", "visit_submissions", "ledger_duties",
    "ledger_windows", "ledger_counts", "ledger_sums", "ledger_states",
    "audit_entries",
    "audit_seals", "read_entries", "accounts", "second_factors", "sessions",
    "leases", "quality_items",
    "changes", "change_decisions",
    "care_submissions", "care_agreements", "care_agreement_steps",
    "care_pledges", "care_publications", "care_evaluations",
    "care_opinions", "custody_checks", "care_notes", "institutions",
    "care_placements", "care_returns", "season_calls",
    "notices", "notice_steps", "webhooks", "outbox", "incidents",
    "incident_steps", "safety_checks",
    "matters", "matter_steps", "matter_standings", "matter_counts",
    "escalations", "escalation_notices", "rectification_steps",
    "rectifications", "referrals", "referral_steps", "warnings",
    "warning_steps",
    "helping_bodies", "activities", "activity_persons",
    "payment_standards", "payment_forms", "payments",
    "child_reports", "capacities", "infringements",
  ]

  /// Calls the closure with some rows at a time.
  package static func read(
    _ table: String, _ connection: any Connection, batch: Int = 2_000,
    each: ([[SQLValue]]) throws -> Void
  ) throws {
    var rows: [[SQLValue]] = []
    try connection.streaming.query("SELECT * FROM \(table)") { row in
      rows.append((0..<row.columnCount).map { row.value($0) })
      if rows.count == batch {
        try each(rows)
        rows.removeAll(keepingCapacity: true)
      }
    }
    if !rows.isEmpty { try each(rows) }
  }

  package static func insert(
    _ rows: [[SQLValue]], into table: String, _ connection: any Connection
  ) throws {
    guard let width = rows.first?.count else { return }
    let marks = Array(repeating: "?", count: width).joined(separator: ", ")
    let statement = try connection.gathering.prepare(
      "INSERT INTO \(table) VALUES (\(marks))")
    for row in rows { try statement.run(row) }
  }

  package static func count(
    _ table: String, _ connection: any Connection
  ) throws -> Int {
    let rows = try connection.row("SELECT count(*) FROM \(table)") {
      $0.int(0)
    }
    return Int(rows ?? 0)
  }
}
