package import Casework
package import Database

/// Somebody to be ticked in a form: no identity numbers.
package struct MemberLine: Sendable, Hashable {
  package var key: PersonKey
  package var number: String
  package var name: String
  package var relation: String
  package var birth: Day?
}

/// Reads what hangs on one household.
package struct HouseholdReader {
  private let connection: any Connection
  private let home: HouseholdKey

  package init(_ connection: any Connection, _ home: HouseholdKey) {
    self.connection = connection
    self.home = home
  }

  private var key: [SQLValue] { [.int(home.county), .int(home.id)] }

  package func record() throws -> HouseholdRecord? {
    try connection.row(
      """
      SELECT \(HouseholdRecord.columns) FROM households
      WHERE county = ? AND household_id = ? AND standing = 1
      """, key, { try HouseholdRecord($0) })
  }

  /// The revision that stands.
  package func revision() throws -> Int64 {
    try connection.row(
      """
      SELECT revision FROM households
      WHERE county = ? AND household_id = ? AND standing = 1
      """, key
    ) { $0.int(0) } ?? 0
  }

  /// Living members on a day.
  package func members(on day: Day) throws -> [MemberLine] {
    try connection.rows(
      """
      SELECT p.county, p.person_id, p.person_no, p.name, p.relation, p.birth
      FROM stays s JOIN persons p ON p.county = s.home_county
        AND p.person_id = s.home_person_id AND p.standing = 1
      WHERE s.county = ? AND s.household_id = ? AND s.standing = 1
        AND (s.valid_from IS NULL OR s.valid_from <= ?)
        AND (s.valid_to IS NULL OR s.valid_to >= ?)
        AND (p.death IS NULL OR p.death >= ?)
      ORDER BY p.person_no
      """, key + [SQLValue(day), SQLValue(day), SQLValue(day)]
    ) { row in
      MemberLine(
        key: PersonKey(county: row.int(0), id: row.int(1)),
        number: row.text(2), name: row.text(3), relation: row.text(4),
        birth: row.day(5))
    }
  }

  package func circumstances(
    of number: String
  ) throws -> [CircumstanceRecord] {
    try connection.rows(
      """
      SELECT kind, note, valid_from, valid_to FROM circumstances
      WHERE county = ? AND household_id = ? AND standing = 1
      ORDER BY coalesce(valid_from, -100000000) DESC, kind
      """, key
    ) { row in
      CircumstanceRecord(
        household: number, kind: try row.word(0), note: row.text(1),
        span: row.span(2))
    }
  }

  package func absences(of number: String) throws -> [AbsenceRecord] {
    try connection.rows(
      """
      SELECT reason, valid_from, valid_to FROM absences
      WHERE county = ? AND household_id = ? AND standing = 1
      ORDER BY coalesce(valid_from, -100000000) DESC
      """, key
    ) { row in
      AbsenceRecord(
        object: .household(number), reason: try row.word(0),
        span: row.span(1))
    }
  }

  /// The suspension of home visits in force at a village on a day.
  package func suspension(
    at village: AreaCode, on day: Day
  ) throws -> SuspensionRecord? {
    for level in AreaLevel.allCases {
      guard let area = village.ancestor(level) else { continue }
      let found = try connection.rows(
        """
        SELECT reason, valid_from, valid_to FROM suspensions
        WHERE area = ? AND standing = 1
        """, [SQLValue(area)]
      ) { row in
        SuspensionRecord(area: area, reason: row.text(0), span: row.span(1))
      }
      if let suspension = found.first(where: { $0.span.contains(day) }) {
        return suspension
      }
    }
    return nil
  }
}
