package import Casework
package import Database

/// The households and persons whose duties visits of some workers may count
/// for.
package struct VisitedUnits: Sendable {
  package private(set) var households: Set<HouseholdKey> = []
  /// All who have lived in those households, and all who were met.
  package private(set) var persons: Set<PersonKey> = []

  /// Visits of the workers within some days.
  package init(
    of workers: [Int64], on days: Span, _ connection: any Connection
  ) throws {
    let ids = Selection.some(workers.sorted())
    let counties = try connection.rows(
      "SELECT DISTINCT county FROM households"
    ) { $0.int(0) }
    let during: [SQLValue] = [
      .int(Moment(days.first).seconds),
      .int(Moment(days.last).seconds + 86_399),
    ]
    for county in counties {
      var visited: [Int64] = []
      try connection.query(
        """
        SELECT DISTINCT v.household_id
        FROM visit_workers w JOIN visits v ON v.county = w.county
          AND v.household_id = w.household_id AND v.visit_id = w.visit_id
          AND v.revision = w.revision AND v.standing = 1
        WHERE w.county = ? AND w.at BETWEEN ? AND ?\(ids.term("w.worker_id"))
        """, [.int(county)] + during + ids.arguments
      ) { visited.append($0.int(0)) }
      guard !visited.isEmpty else { continue }
      households.formUnion(
        visited.map { HouseholdKey(county: county, id: $0) })
      let homes = Selection.some(visited.sorted())
      for table in ["stays", "visit_persons"] {
        try connection.query(
          """
          SELECT DISTINCT home_county, home_person_id FROM \(table)
          WHERE county = ?\(homes.term("household_id"))
          """, [.int(county)] + homes.arguments
        ) { row in
          persons.insert(PersonKey(county: row.int(0), id: row.int(1)))
        }
      }
    }
  }
}
