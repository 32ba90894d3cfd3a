package import Casework
package import Database

/// A household as lists show it.
package struct HomeLine: Sendable, Hashable {
  package var key: HouseholdKey
  package var number: String
  package var village: AreaCode
  package var head: String
  package var address: String
  package var grid: String
  package var onFile: Span
}

/// A worker for whom another acts.
package struct Principal: Sendable, Hashable {
  package var id: Int64
  package var number: String
  package var name: String
}

/// A post in force.
package struct PostLine: Sendable, Hashable {
  package var worker: Int64
  package var number: String
  package var name: String
  package var role: Role
  package var area: AreaCode
}

/// What a worker is tied to on a day: by post, link or deputyship.
package struct ScopeReader {
  private let connection: any Connection
  private let day: Int64

  package init(_ connection: any Connection, on day: Day) {
    self.connection = connection
    self.day = Int64(day.number)
  }

  /// In force on the day; takes it as two arguments.
  private static func inForce(_ table: String) -> String {
    """
    (\(table).valid_from IS NULL OR \(table).valid_from <= ?)
      AND (\(table).valid_to IS NULL OR \(table).valid_to >= ?)
    """
  }

  private var twice: [SQLValue] { [.int(day), .int(day)] }

  private static let homeColumns = """
    h.county, h.household_id, h.household_no, h.village, h.head, h.address,
      h.grid, h.valid_from, h.valid_to
    """

  private func line(_ row: any Statement) throws -> HomeLine {
    HomeLine(
      key: HouseholdKey(county: row.int(0), id: row.int(1)),
      number: row.text(2), village: try row.area(3), head: row.text(4),
      address: row.text(5), grid: row.text(6), onFile: row.span(7))
  }

  package func household(_ number: String) throws -> HomeLine? {
    try connection.row(
      """
      SELECT \(Self.homeColumns) FROM households h
      WHERE h.household_no = ? AND h.standing = 1
      """, [.text(number)], line)
  }

  package func household(_ key: HouseholdKey) throws -> HomeLine? {
    try connection.row(
      """
      SELECT \(Self.homeColumns) FROM households h
      WHERE h.county = ? AND h.household_id = ? AND h.standing = 1
      """, [.int(key.county), .int(key.id)], line)
  }

  /// Households on file on the day in a township or village.
  package func households(in area: AreaCode) throws -> [HomeLine] {
    let villages = area.villages
    return try connection.rows(
      """
      SELECT \(Self.homeColumns) FROM households h
      WHERE h.county = ? AND h.village BETWEEN ? AND ? AND h.standing = 1
        AND \(Self.inForce("h"))
      """,
      [
        .int(area.countyKey), .int(villages.lowerBound),
        .int(villages.upperBound),
      ] + twice, line)
  }

  /// Those who live in a township or village on the day.
  package func members(in area: AreaCode) throws -> [PersonKey] {
    let villages = area.villages
    return try connection.rows(
      """
      SELECT s.home_county, s.home_person_id
      FROM households h JOIN stays s ON s.county = h.county
        AND s.household_id = h.household_id AND s.standing = 1
      WHERE h.county = ? AND h.village BETWEEN ? AND ? AND h.standing = 1
        AND \(Self.inForce("s"))
      """,
      [
        .int(area.countyKey), .int(villages.lowerBound),
        .int(villages.upperBound),
      ] + twice
    ) { PersonKey(county: $0.int(0), id: $0.int(1)) }
  }

  /// The living members of each household in an area on the day.
  package func memberLines(
    in area: AreaCode
  ) throws -> [HouseholdKey: [MemberLine]] {
    let villages = area.villages
    var found: [HouseholdKey: [MemberLine]] = [:]
    try connection.query(
      """
      SELECT h.county, h.household_id, p.county, p.person_id, p.person_no,
        p.name, p.relation, p.birth
      FROM households h JOIN stays s ON s.county = h.county
        AND s.household_id = h.household_id AND s.standing = 1
      JOIN persons p ON p.county = s.home_county
        AND p.person_id = s.home_person_id AND p.standing = 1
      WHERE h.county = ? AND h.village BETWEEN ? AND ? AND h.standing = 1
        AND \(Self.inForce("s")) AND (p.death IS NULL OR p.death >= ?)
      ORDER BY p.person_no
      """,
      [
        .int(area.countyKey), .int(villages.lowerBound),
        .int(villages.upperBound),
      ] + twice + [.int(day)]
    ) { row in
      found[HouseholdKey(county: row.int(0), id: row.int(1)), default: []]
        .append(
          MemberLine(
            key: PersonKey(county: row.int(2), id: row.int(3)),
            number: row.text(4), name: row.text(5), relation: row.text(6),
            birth: row.day(7)))
    }
    return found
  }

  /// Those who live in a household on the day.
  package func members(of home: HouseholdKey) throws -> [PersonKey] {
    try connection.rows(
      """
      SELECT s.home_county, s.home_person_id FROM stays s
      WHERE s.county = ? AND s.household_id = ? AND s.standing = 1
        AND \(Self.inForce("s"))
      """, [.int(home.county), .int(home.id)] + twice
    ) { PersonKey(county: $0.int(0), id: $0.int(1)) }
  }

  /// All who have ever lived in a household, once for each stay.
  package func everybody(of home: HouseholdKey) throws -> [PersonKey] {
    try connection.rows(
      """
      SELECT home_county, home_person_id FROM stays
      WHERE county = ? AND household_id = ? AND standing = 1
      """, [.int(home.county), .int(home.id)]
    ) { PersonKey(county: $0.int(0), id: $0.int(1)) }
  }

  /// All households where a person has ever lived.
  package func homes(of person: PersonKey) throws -> [HouseholdKey] {
    try connection.rows(
      """
      SELECT DISTINCT county, household_id FROM stays
      WHERE home_county = ? AND home_person_id = ? AND standing = 1
      """, [.int(person.county), .int(person.id)]
    ) { HouseholdKey(county: $0.int(0), id: $0.int(1)) }
  }

  /// Households that are or have been on file in an area.
  package func everyHousehold(in area: AreaCode) throws -> [HouseholdKey] {
    let villages = area.villages
    let range: [SQLValue] = [
      .int(villages.lowerBound), .int(villages.upperBound),
    ]
    return try connection.rows(
      """
      SELECT county, household_id FROM households
      WHERE county = ? AND village BETWEEN ? AND ? AND standing = 1
      UNION
      SELECT county, household_id FROM households
      WHERE standing = 1 AND village / 1000000 <> county
        AND village BETWEEN ? AND ?
      """, [.int(area.countyKey)] + range + range
    ) { HouseholdKey(county: $0.int(0), id: $0.int(1)) }
  }

  /// Where a person lives on the day.
  package func home(of person: PersonKey) throws -> HouseholdKey? {
    try connection.row(
      """
      SELECT s.county, s.household_id FROM stays s
      WHERE s.home_county = ? AND s.home_person_id = ? AND s.standing = 1
        AND \(Self.inForce("s"))
      """, [.int(person.county), .int(person.id)] + twice
    ) { HouseholdKey(county: $0.int(0), id: $0.int(1)) }
  }

  /// Households a worker is linked to (联系户).
  package func linkedHouseholds(of worker: Int64) throws -> [HouseholdKey] {
    try connection.rows(
      """
      SELECT DISTINCT l.county, l.household_id FROM links l
      WHERE l.worker_id = ? AND l.household_id > 0 AND l.standing = 1
        AND \(Self.inForce("l"))
      """, [.int(worker)] + twice
    ) { HouseholdKey(county: $0.int(0), id: $0.int(1)) }
  }

  /// Persons a worker is linked to by a kind.
  package func linkedPersons(
    of worker: Int64, _ kind: LinkKind
  ) throws -> [PersonKey] {
    try connection.rows(
      """
      SELECT DISTINCT l.county, l.person_id FROM links l
      WHERE l.worker_id = ? AND l.kind = ? AND l.person_id > 0
        AND l.standing = 1 AND \(Self.inForce("l"))
      """, [.int(worker), SQLValue(word: kind)] + twice
    ) { PersonKey(county: $0.int(0), id: $0.int(1)) }
  }

  /// Persons a worker is or was linked to by a kind.
  package func everyPerson(
    of worker: Int64, _ kind: LinkKind
  ) throws -> [PersonKey] {
    try connection.rows(
      """
      SELECT DISTINCT county, person_id FROM links
      WHERE worker_id = ? AND kind = ? AND person_id > 0 AND standing = 1
      """, [.int(worker), SQLValue(word: kind)]
    ) { PersonKey(county: $0.int(0), id: $0.int(1)) }
  }

  /// Those a worker acts for (代理).
  package func principals(of worker: Int64) throws -> [Principal] {
    try connection.rows(
      """
      SELECT DISTINCT w.worker_id, w.worker_no, w.name FROM worker_links l
      JOIN workers w ON w.worker_id = l.principal_id
      WHERE l.worker_id = ? AND l.kind = ? AND l.standing = 1
        AND \(Self.inForce("l"))
      ORDER BY w.worker_no
      """, [.int(worker), SQLValue(word: LinkKind.deputy)] + twice
    ) { Principal(id: $0.int(0), number: $0.text(1), name: $0.text(2)) }
  }

  package func posts(of worker: Int64) throws -> [PostLine] {
    try connection.rows(
      Self.postsOfWorker, [.int(worker), .int(day), .int(day)], post)
  }

  private static let postsOfWorker = """
    SELECT p.worker_id, w.worker_no, w.name, p.role, p.area
    FROM posts p JOIN workers w ON w.worker_id = p.worker_id
    WHERE p.worker_id = ? AND p.standing = 1 AND \(inForce("p"))
    """

  package func posts(of number: String) throws -> [PostLine]? {
    let id = try connection.row(
      "SELECT worker_id FROM workers WHERE worker_no = ?", [.text(number)]
    ) { $0.int(0) }
    return try id.map { try posts(of: $0) }
  }

  /// Posts at an area itself.
  package func posts(at area: AreaCode) throws -> [PostLine] {
    try connection.rows(
      """
      SELECT p.worker_id, w.worker_no, w.name, p.role, p.area
      FROM posts p JOIN workers w ON w.worker_id = p.worker_id
      WHERE p.area = ? AND p.standing = 1 AND \(Self.inForce("p"))
      ORDER BY w.worker_no
      """, [SQLValue(area)] + twice, post)
  }

  private func post(_ row: any Statement) throws -> PostLine {
    PostLine(
      worker: row.int(0), number: row.text(1), name: row.text(2),
      role: try row.word(3), area: try row.area(4))
  }
}

extension AreaCode {
  /// The village codes that lie in it.
  var villages: ClosedRange<Int64> {
    let first = number * level.unit
    return first...(first + level.unit - 1)
  }
}
