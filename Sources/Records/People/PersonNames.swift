import Casework
package import Database

/// Keeps `person_names` as `persons` says: whoever puts a person on record,
/// or a row for him in another county, tells it here in the same transaction.
package struct PersonNames {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// Makes somebody known at home who was not on record before. A row that
  /// is only added can be gathered with others of an import.
  func add(_ name: String, of person: PersonKey) throws {
    try connection.execute(
      """
      INSERT INTO person_names
        (county, home_county, home_person_id, name, spelling)
      VALUES (?, ?, ?, ?, ?)
      """, row(name, person, person.county))
  }

  private func row(
    _ name: String, _ person: PersonKey, _ county: Int64
  ) -> [SQLValue] {
    [
      .int(county), .int(person.county), .int(person.id), .text(name),
      .text(NameSpelling(name).text),
    ]
  }

  /// Makes a person known by a name in a county.
  package func put(
    _ name: String, of person: PersonKey, in county: Int64
  ) throws {
    try connection.execute(
      """
      INSERT INTO person_names
        (county, home_county, home_person_id, name, spelling)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (county, home_county, home_person_id) DO UPDATE SET
        name = excluded.name, spelling = excluded.spelling
      """, row(name, person, county))
  }

  /// Makes a person known in one more county by the name he has at home.
  func copy(_ person: PersonKey, to county: Int64) throws {
    try connection.execute(
      """
      INSERT INTO person_names
        (county, home_county, home_person_id, name, spelling)
      SELECT CAST(? AS BIGINT), home_county, home_person_id, name, spelling
      FROM person_names
      WHERE county = ? AND home_county = ? AND home_person_id = ?
      """,
      [
        .int(county), .int(person.county), .int(person.county),
        .int(person.id),
      ])
  }

  /// Writes the table for all who are on record: what a database of an
  /// earlier schema lacks.
  static func fill(_ connection: any Connection) throws {
    let names = PersonNames(connection)
    let rows = try connection.rows(
      """
      SELECT DISTINCT p.county, h.county, h.person_id, h.name
      FROM persons p JOIN persons h ON h.county = p.home_county
        AND h.person_id = p.home_person_id AND h.standing = 1
      WHERE p.standing = 1
      """
    ) { row in
      (
        row.int(0), PersonKey(county: row.int(1), id: row.int(2)),
        row.text(3)
      )
    }
    for (county, person, name) in rows {
      try names.put(name, of: person, in: county)
    }
  }
}
