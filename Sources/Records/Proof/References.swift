package import Database

/// What must hold between the tables and is not a constraint of the schema,
/// because a correction or a person's home may lie in another county.
package struct References {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// A line for each rule that is broken, with the number of rows.
  package func differences() throws -> [String] {
    try (Self.orphans.map(\.check) + Self.doubled + Self.unnamed)
      .compactMap { check in
        let rows = try connection.row(check.sql) { $0.int(0) } ?? 0
        return rows == 0 ? nil : "references: \(rows) \(check.words)"
      }
  }

  private struct Check {
    var words: String
    /// Counts the rows that break the rule.
    var sql: String
  }

  /// Rows of one table that name a row of another.
  private struct Orphan {
    var table: String
    var named: String
    /// Columns of the one, equal to columns of the other.
    var columns: [(String, String)]
    var condition = "1 = 1"

    var check: Check {
      let equal = columns.map { "o.\($0.1) = t.\($0.0)" }
        .joined(separator: " AND ")
      return Check(
        words: "rows of \(table) name no row of \(named)",
        sql: """
          SELECT count(*) FROM \(table) t WHERE \(condition) AND NOT EXISTS
            (SELECT 1 FROM \(named) o WHERE \(equal))
          """)
    }
  }

  private static let household = [
    ("county", "county"), ("household_id", "household_id"),
  ]
  private static let person = [
    ("county", "county"), ("person_id", "person_id"),
  ]
  private static let home = [
    ("home_county", "county"), ("home_person_id", "person_id"),
  ]
  private static let visit = household + [("visit_id", "visit_id")]

  private static let matter = [
    ("county", "county"), ("matter_id", "matter_id"),
  ]

  private static let activity = [
    ("county", "county"), ("activity_id", "activity_id"),
    ("revision", "revision"),
  ]

  private static let orphans = [
    Orphan(
      table: "activity_persons", named: "activities", columns: activity),
    Orphan(table: "activity_persons", named: "persons", columns: home),
    Orphan(
      table: "activities", named: "matters",
      columns: [("matter_id", "matter_id")],
      condition: "t.matter_id <> ''"),
    Orphan(
      table: "activities", named: "helping_bodies",
      columns: [("county", "county"), ("body_id", "body_id")],
      condition: "t.body_id > 0"),
    Orphan(table: "payments", named: "persons", columns: person),
    Orphan(table: "escalations", named: "matters", columns: matter),
    Orphan(
      table: "escalation_notices", named: "escalations",
      columns: [
        ("county", "county"), ("escalation_id", "escalation_id"),
      ]),
    Orphan(
      table: "escalation_notices", named: "notices",
      columns: [("county", "county"), ("notice_id", "notice_id")]),
    Orphan(table: "rectifications", named: "matters", columns: matter),
    Orphan(
      table: "rectification_steps", named: "rectifications",
      columns: matter),
    Orphan(table: "referrals", named: "matters", columns: matter),
    Orphan(
      table: "referral_steps", named: "referrals",
      columns: [("county", "county"), ("referral_id", "referral_id")]),
    Orphan(table: "warnings", named: "households", columns: household),
    Orphan(
      table: "warning_steps", named: "warnings",
      columns: [("county", "county"), ("warning_id", "warning_id")]),
    Orphan(table: "matters", named: "households", columns: household),
    Orphan(table: "matter_steps", named: "matters", columns: matter),
    Orphan(table: "matter_standings", named: "matters", columns: matter),
    Orphan(table: "matters", named: "matter_standings", columns: matter),
    Orphan(
      table: "matter_standings", named: "households", columns: household),
    Orphan(table: "visits", named: "households", columns: household),
    Orphan(
      table: "visits", named: "visits",
      columns: [
        ("corrects_county", "county"), ("corrects_household", "household_id"),
        ("corrects_visit", "visit_id"),
      ], condition: "t.corrects_visit IS NOT NULL"),
    Orphan(
      table: "visit_workers", named: "visits",
      columns: visit + [("revision", "revision"), ("at", "at")]),
    Orphan(
      table: "visit_workers", named: "workers",
      columns: [("worker_id", "worker_id")]),
    Orphan(
      table: "visit_persons", named: "visits",
      columns: visit + [("revision", "revision")]),
    Orphan(table: "visit_persons", named: "persons", columns: home),
    Orphan(table: "visit_answers", named: "visits", columns: visit),
    Orphan(table: "visit_reasons", named: "visits", columns: visit),
    Orphan(table: "visit_submissions", named: "visits", columns: visit),
    Orphan(table: "stays", named: "households", columns: household),
    Orphan(table: "stays", named: "persons", columns: home),
    Orphan(table: "identities", named: "persons", columns: person),
    Orphan(table: "certificates", named: "persons", columns: person),
    Orphan(table: "care", named: "persons", columns: person),
    Orphan(table: "child_reports", named: "persons", columns: person),
    Orphan(table: "capacities", named: "persons", columns: person),
    Orphan(table: "infringements", named: "matters", columns: matter),
    Orphan(table: "statuses", named: "persons", columns: person),
    Orphan(table: "assessments", named: "persons", columns: person),
    Orphan(table: "circumstances", named: "households", columns: household),
    Orphan(
      table: "change_decisions", named: "changes",
      columns: [("county", "county"), ("change_id", "change_id")]),
    Orphan(
      table: "care_agreement_steps", named: "care_agreements",
      columns: person + [("agreement_id", "agreement_id")]),
    Orphan(
      table: "care_pledges", named: "care_agreements",
      columns: person + [("agreement_id", "agreement_id")]),
    Orphan(
      table: "care_publications", named: "care_pledges",
      columns: person + [("pledge_id", "pledge_id")]),
    Orphan(
      table: "care_evaluations", named: "care_agreements",
      columns: person + [("agreement_id", "agreement_id")]),
    Orphan(
      table: "care_opinions", named: "care_evaluations",
      columns: person + [("evaluation_id", "evaluation_id")]),
    Orphan(
      table: "care_returns", named: "care_placements",
      columns: person + [("placement_id", "placement_id")]),
    Orphan(
      table: "care_placements", named: "institutions",
      columns: [
        ("institution_county", "county"), ("institution_id", "institution_id"),
      ]),
    Orphan(
      table: "care_submissions", named: "persons", columns: person),
    Orphan(
      table: "notice_steps", named: "notices",
      columns: [("county", "county"), ("notice_id", "notice_id")]),
    Orphan(
      table: "outbox", named: "notices",
      columns: [("county", "county"), ("notice_id", "notice_id")]),
    Orphan(
      table: "incidents", named: "households", columns: household),
    Orphan(
      table: "incident_steps", named: "incidents",
      columns: [("county", "county"), ("incident_id", "incident_id")]),
    Orphan(
      table: "safety_checks", named: "households", columns: household),
    Orphan(
      table: "links", named: "households", columns: household,
      condition: "t.household_id > 0"),
    Orphan(
      table: "links", named: "persons", columns: person,
      condition: "t.person_id > 0"),
    Orphan(
      table: "absences", named: "households", columns: household,
      condition: "t.household_id > 0"),
    Orphan(
      table: "absences", named: "persons", columns: person,
      condition: "t.person_id > 0"),
  ]

  /// Whoever is on record is found by his name, in each of his counties.
  private static let unnamed = [
    Check(
      words: "persons are not found by their name",
      sql: """
        SELECT count(*) FROM persons p JOIN persons h
          ON h.county = p.home_county AND h.person_id = p.home_person_id
          AND h.standing = 1
        WHERE p.standing = 1 AND NOT EXISTS (SELECT 1 FROM person_names n
          WHERE n.county = p.county AND n.home_county = p.home_county
            AND n.home_person_id = p.home_person_id AND n.name = h.name)
        """)
  ]

  /// Of the revisions of one entry at most one stands.
  private static let doubled = [
    ("households", "county, household_id"),
    ("persons", "county, person_id"),
    ("visits", "county, household_id, visit_id"),
    ("identities", "county, person_id, kind"),
    ("stays", "county, household_id, person_id, entry"),
    ("helping_bodies", "county, body_id"),
    ("activities", "county, activity_id"),
    ("payment_standards", "county, first_day"),
    ("holiday_years", "area, year"),
    ("payments", "county, month, person_id, entry"),
    ("child_reports", "county, person_id, report_id"),
    ("capacities", "county, person_id, entry"),
    ("infringements", "county, matter_id"),
  ].map { table, key in
    Check(
      words: "entries of \(table) stand twice",
      sql: """
        SELECT count(*) FROM (SELECT 1 FROM \(table) WHERE standing = 1
          GROUP BY \(key) HAVING count(*) > 1) twice
        """)
  }
}
