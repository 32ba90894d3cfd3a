package import Casework
package import Database

/// Looks up by number whom a visit names.
package struct VisitParties {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  package func worker(_ number: String) throws -> Int64? {
    try connection.row(
      "SELECT worker_id FROM workers WHERE worker_no = ?", [.text(number)]
    ) { $0.int(0) }
  }

  /// A person's row at home, and the day he died.
  package func person(
    _ number: String
  ) throws -> (key: PersonKey, death: Day?)? {
    try connection.row(
      """
      SELECT h.county, h.person_id, h.death FROM persons p
      JOIN persons h ON h.county = p.home_county
        AND h.person_id = p.home_person_id AND h.standing = 1
      WHERE p.person_no = ? AND p.standing = 1
      """, [.text(number)]
    ) { (PersonKey(county: $0.int(0), id: $0.int(1)), $0.day(2)) }
  }
}
