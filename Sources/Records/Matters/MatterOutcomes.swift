import Casework
package import Database

/// Matters by the visit they were found on, with what the household said of
/// them in the end.
package struct MatterOutcomes {
  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  package struct Found: Sendable, Hashable {
    /// 访视编号.
    package var visit: String
    /// The last rating, 1 to 5.
    package var rating: Int?
  }

  package func matters(
    of households: Set<HouseholdKey>
  ) throws -> [Found] {
    var found: [Found] = []
    for (county, ids) in Selection.byCounty(households) {
      found += try connection.rows(
        """
        SELECT m.visit_no, (SELECT t.rating FROM matter_steps t
            WHERE t.county = m.county AND t.matter_id = m.matter_id
              AND t.rating IS NOT NULL ORDER BY t.number DESC LIMIT 1)
        FROM matter_standings s
        JOIN matters m ON m.county = s.county AND m.matter_id = s.matter_id
        WHERE s.county = ? AND m.visit_no <> ''
          \(ids.term("s.household_id"))
        ORDER BY m.matter_id
        """, [.int(county)] + ids.arguments
      ) { row in
        Found(
          visit: row.text(0), rating: row.isNull(1) ? nil : Int(row.int(1)))
      }
    }
    return found
  }
}
