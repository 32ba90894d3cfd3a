package import Casework
package import Database

/// Somebody who lives in a household, as lists name him.
package struct LineMember: Sendable, Hashable {
  package var household: HouseholdKey
  package var person: PersonKey
  package var name: String
}

/// Reads what lists show of households of one county, a statement for each
/// kind of thing.
package struct HouseholdLines {
  private let connection: any Connection
  private let county: Int64
  private let ids: Selection

  package init(
    _ connection: any Connection, county: Int64, households: [Int64]
  ) {
    self.connection = connection
    self.county = county
    ids = .some(households.sorted())
  }

  package func homes() throws -> [HomeLine] {
    try connection.rows(
      """
      SELECT h.county, h.household_id, h.household_no, h.village, h.head,
        h.address, h.grid, h.valid_from, h.valid_to
      FROM households h
      WHERE h.county = ? AND h.standing = 1\(ids.term("h.household_id"))
      """, [.int(county)] + ids.arguments
    ) { row in
      HomeLine(
        key: HouseholdKey(county: row.int(0), id: row.int(1)),
        number: row.text(2), village: try row.area(3), head: row.text(4),
        address: row.text(5), grid: row.text(6), onFile: row.span(7))
    }
  }

  /// Those who live there on a day.
  package func persons(on day: Day) throws -> [PersonKey] {
    try connection.rows(
      """
      SELECT s.home_county, s.home_person_id FROM stays s
      WHERE s.county = ? AND s.standing = 1\(ids.term("s.household_id"))
        AND (s.valid_from IS NULL OR s.valid_from <= ?)
        AND (s.valid_to IS NULL OR s.valid_to >= ?)
      """,
      [.int(county)] + ids.arguments + [SQLValue(day), SQLValue(day)]
    ) { PersonKey(county: $0.int(0), id: $0.int(1)) }
  }

  /// Those who live there on a day, and who of some others has lived there.
  package func members(
    on day: Day, and found: Set<PersonKey>
  ) throws -> [LineMember] {
    var members: [LineMember] = []
    try connection.query(
      """
      SELECT s.household_id, p.county, p.person_id, p.name, s.valid_from,
        s.valid_to, p.death
      FROM stays s JOIN persons p ON p.county = s.home_county
        AND p.person_id = s.home_person_id AND p.standing = 1
      WHERE s.county = ? AND s.standing = 1\(ids.term("s.household_id"))
      ORDER BY s.household_id, p.person_no
      """, [.int(county)] + ids.arguments
    ) { row in
      let member = LineMember(
        household: HouseholdKey(county: county, id: row.int(0)),
        person: PersonKey(county: row.int(1), id: row.int(2)),
        name: row.text(3))
      let lives =
        row.span(4).contains(day) && day <= row.day(6) ?? .distantFuture
      if lives || found.contains(member.person), !members.contains(member) {
        members.append(member)
      }
    }
    return members
  }

  /// Citizen IDs in the clear, of some persons.
  package static func citizenIDs(
    of persons: Set<PersonKey>, _ connection: any Connection,
    vault: IdentityVault
  ) throws -> [PersonKey: String] {
    var numbers: [PersonKey: String] = [:]
    for (county, keys) in Dictionary(grouping: persons, by: \.county) {
      let ids = Selection.some(keys.map(\.id).sorted())
      try connection.query(
        """
        SELECT person_id, sealed FROM identities
        WHERE county = ? AND kind = ? AND standing = 1
          \(ids.term("person_id"))
        """,
        [.int(county), .int(IdentityKind.citizenID.rawValue)]
          + ids.arguments
      ) { row in
        numbers[PersonKey(county: county, id: row.int(0))] =
          try vault.open(row.blob(1))
      }
    }
    return numbers
  }
}

extension HouseholdLines {
  /// Households of any counties, in no order.
  package static func homes(
    _ keys: some Collection<HouseholdKey>, _ connection: any Connection
  ) throws -> [HomeLine] {
    try byCounty(keys, connection).flatMap { try $0.homes() }
  }

  /// Those who live in households of any counties on a day.
  package static func persons(
    of keys: some Collection<HouseholdKey>, on day: Day,
    _ connection: any Connection
  ) throws -> [PersonKey] {
    try byCounty(keys, connection).flatMap { try $0.persons(on: day) }
  }

  private static func byCounty(
    _ keys: some Collection<HouseholdKey>, _ connection: any Connection
  ) -> [HouseholdLines] {
    Dictionary(grouping: keys, by: \.county).map { county, keys in
      HouseholdLines(connection, county: county, households: keys.map(\.id))
    }
  }
}
