package import Casework
package import Database

/// Finds open matters that are not where the household is, or whose person
/// does not live in it any more.
package struct StrayMatters {
  private let connection: any Connection
  private let day: Int64

  package init(_ connection: any Connection, on day: Day) {
    self.connection = connection
    self.day = Int64(day.number)
  }

  /// In every county.
  package func all() throws -> [String] {
    try find("1 = 1", [])
  }

  /// Of those that some households and persons have.
  package func all(
    households: Set<HouseholdKey>, persons: Set<PersonKey>
  ) throws -> [String] {
    var found: Set<String> = []
    for home in households {
      found.formUnion(
        try find(
          "s.county = ? AND s.household_id = ?",
          [.int(home.county), .int(home.id)]))
    }
    for person in persons {
      found.formUnion(
        try find(
          "s.home_county = ? AND s.home_person_id = ?",
          [.int(person.county), .int(person.id)]))
    }
    return found.sorted()
  }

  private func find(
    _ condition: String, _ arguments: [SQLValue]
  ) throws -> [String] {
    try connection.rows(
      """
      SELECT s.matter_id FROM matter_standings s
      WHERE \(condition) AND s.state < 5 AND (
        (s.home_person_id = 0 AND s.awaits_place = 0 AND NOT EXISTS (
          SELECT 1 FROM households h WHERE h.county = s.county
            AND h.household_id = s.household_id AND h.standing = 1
            AND h.village = s.village
            AND (h.valid_to IS NULL OR h.valid_to >= ?)))
        OR (s.home_person_id > 0 AND s.awaits_place = 0 AND NOT EXISTS (
          SELECT 1 FROM stays t JOIN households h ON h.county = t.county
            AND h.household_id = t.household_id AND h.standing = 1
          WHERE t.home_county = s.home_county
            AND t.home_person_id = s.home_person_id AND t.standing = 1
            AND t.county = s.county AND t.household_id = s.household_id
            AND h.village = s.village
            AND (t.valid_from IS NULL OR t.valid_from <= ?)
            AND (t.valid_to IS NULL OR t.valid_to >= ?)))
        OR (s.awaits_place = 1 AND EXISTS (
          SELECT 1 FROM stays t
          WHERE t.home_county = s.home_county
            AND t.home_person_id = s.home_person_id AND t.standing = 1
            AND t.county = s.county
            AND (t.valid_from IS NULL OR t.valid_from <= ?)
            AND (t.valid_to IS NULL OR t.valid_to >= ?))))
      ORDER BY s.matter_id
      """, arguments + Array(repeating: .int(day), count: 5)
    ) { $0.text(0) }
  }
}
