package import Casework
package import Database

/// Somebody where he lived on a day.
package struct PersonAtHome: Sendable, Hashable {
  package var key: PersonKey
  package var number: String
  package var name: String
  package var home: HouseholdKey
  package var household: String
  package var head: String
  package var village: AreaCode
}

/// Finds where persons lived on a day.
package struct PersonHomes {
  private let connection: any Connection
  private let day: Day

  package init(_ connection: any Connection, on day: Day) {
    self.connection = connection
    self.day = day
  }

  /// By 人员编号; who lived in no household is left out.
  package func persons(
    numbered numbers: Set<String>
  ) throws -> [PersonAtHome] {
    try persons(numbers.sorted(), "n.person_no") { .text($0) }
  }

  /// By their places in the records.
  package func persons(_ keys: Set<PersonKey>) throws -> [PersonAtHome] {
    try Dictionary(grouping: keys, by: \.county).flatMap { county, keys in
      try persons(
        keys.map(\.id).sorted(),
        "n.county = \(county) AND n.person_id"
      ) { .int($0) }
    }
  }

  /// The most that one statement names.
  private static let batch = 100

  private func persons<Name>(
    _ names: [Name], _ column: String, _ value: (Name) -> SQLValue
  ) throws -> [PersonAtHome] {
    var found: [PersonAtHome] = []
    for first in stride(from: 0, to: names.count, by: Self.batch) {
      let part = names[first..<min(first + Self.batch, names.count)]
      let marks = part.map { _ in "?" }.joined(separator: ", ")
      found += try connection.rows(
        """
        SELECT p.county, p.person_id, p.person_no, p.name, h.county,
          h.household_id, h.household_no, h.head, h.village
        FROM persons n JOIN persons p ON p.county = n.home_county
          AND p.person_id = n.home_person_id AND p.standing = 1
        JOIN stays s ON s.home_county = p.county
          AND s.home_person_id = p.person_id AND s.standing = 1
          AND (s.valid_from IS NULL OR s.valid_from <= ?)
          AND (s.valid_to IS NULL OR s.valid_to >= ?)
        JOIN households h ON h.county = s.county
          AND h.household_id = s.household_id AND h.standing = 1
        WHERE n.standing = 1 AND (p.death IS NULL OR p.death >= ?)
          AND \(column) IN (\(marks))
        ORDER BY h.village, h.household_id, p.person_no
        """,
        [SQLValue(day), SQLValue(day), SQLValue(day)] + part.map(value)
      ) { row in
        PersonAtHome(
          key: PersonKey(county: row.int(0), id: row.int(1)),
          number: row.text(2), name: row.text(3),
          home: HouseholdKey(county: row.int(4), id: row.int(5)),
          household: row.text(6), head: row.text(7),
          village: try row.area(8))
      }
    }
    return found
  }
}
