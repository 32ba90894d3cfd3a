package import Casework
import Database

extension RegisterReader {
  /// A stay and where it stands.
  package struct StoredStay: Sendable {
    package var record: StayRecord
    package var household: HouseholdKey
    /// The person's row in the household's county.
    var localPerson: Int64
    package var entry: Int64
    package var revision: Int64
  }

  private static let personColumns = """
    person_no, name, relation, sex, birth, death, guardian, category, level,
      components, issued, valid_until, state, is_suspected, needs_care,
      carers, revision
    """

  /// A person as he stands, and the revision.
  package func person(_ key: PersonKey) throws -> (PersonRecord, Int64) {
    let found = try connection.row(
      """
      SELECT \(Self.personColumns) FROM persons
      WHERE county = ? AND person_id = ? AND standing = 1
      """, [.int(key.county), .int(key.id)]
    ) { (try PersonRecord($0), $0.int(16)) }
    guard let (found, revision) = found else {
      throw DatabaseFailure.unreadable("person \(key)")
    }
    var record = found
    try connection.query(
      """
      SELECT kind, sealed FROM identities
      WHERE county = ? AND person_id = ? AND standing = 1
      """, [.int(key.county), .int(key.id)]
    ) { try record.set($0.int(0), try vault.open($0.blob(1))) }
    return (record, revision)
  }

  /// Persons of a county with a citizen ID, by a keyed hash of it.
  package func persons(
    withCitizenID number: String, in county: Int64
  ) throws -> [PersonKey] {
    try connection.rows(
      """
      SELECT person_id FROM identities
      WHERE county = ? AND whole = ? AND kind = ? AND standing = 1
      """,
      [
        .int(county), .blob(vault.fingerprint(number)),
        .int(IdentityKind.citizenID.rawValue),
      ]
    ) { PersonKey(county: county, id: $0.int(0)) }
  }

  package func stays(of key: PersonKey) throws -> [StoredStay] {
    try connection.rows(
      """
      SELECT s.county, s.household_id, s.person_id, s.entry, s.revision,
        p.person_no, h.household_no, s.valid_from, s.valid_to
      FROM stays s
      JOIN persons p ON p.county = s.county AND p.person_id = s.person_id
        AND p.standing = 1
      JOIN households h ON h.county = s.county
        AND h.household_id = s.household_id AND h.standing = 1
      WHERE s.home_county = ? AND s.home_person_id = ? AND s.standing = 1
      ORDER BY s.valid_from NULLS FIRST, h.household_no
      """, [.int(key.county), .int(key.id)]
    ) { row in
      StoredStay(
        record: StayRecord(
          person: row.text(5), household: row.text(6), span: row.span(7)),
        household: HouseholdKey(county: row.int(0), id: row.int(1)),
        localPerson: row.int(2), entry: row.int(3), revision: row.int(4))
    }
  }

  func lastStayEntry(of key: PersonKey) throws -> Int64 {
    try connection.row(
      """
      SELECT coalesce(max(entry), 0) FROM stays
      WHERE home_county = ? AND home_person_id = ?
      """, [.int(key.county), .int(key.id)]
    ) { $0.int(0) } ?? 0
  }

  /// All persons with their stays, by number: three statements read side by
  /// side.
  package func persons(
    each: (PersonRecord, [StayRecord]) throws -> Void
  ) throws {
    let connection = connection.streaming
    let order = "ORDER BY p.person_no, p.county, p.person_id"
    let home = """
      p.standing = 1 AND p.county = p.home_county
        AND p.person_id = p.home_person_id
      """
    let identities = try RowsBeside(
      """
      SELECT p.person_no, p.county, p.person_id, i.kind, i.sealed
      FROM identities i JOIN persons p ON p.county = i.county
        AND p.person_id = i.person_id AND \(home)
      WHERE i.standing = 1 \(order), i.kind
      """, numbers: 2, connection)
    let stays = try RowsBeside(
      """
      SELECT p.person_no, p.county, p.person_id, h.household_no,
        s.valid_from, s.valid_to
      FROM stays s JOIN persons p ON p.county = s.home_county
        AND p.person_id = s.home_person_id AND \(home)
      JOIN households h ON h.county = s.county
        AND h.household_id = s.household_id AND h.standing = 1
      WHERE s.standing = 1
      \(order), s.valid_from NULLS FIRST, h.household_no
      """, numbers: 2, connection)
    try connection.query(
      """
      SELECT p.person_no, p.county, p.person_id, \(Self.personColumns)
      FROM persons p WHERE \(home) \(order)
      """
    ) { row in
      let place = RowsBeside.Place(row, numbers: 2)
      var person = try PersonRecord(row, from: 3)
      try identities.each(at: place) {
        try person.set($0.int(3), try vault.open($0.blob(4)))
      }
      var lived: [StayRecord] = []
      try stays.each(at: place) {
        lived.append(
          StayRecord(
            person: person.number, household: $0.text(3), span: $0.span(4)))
      }
      try each(person, lived)
    }
  }
}

extension PersonRecord {
  /// Without identity numbers.
  ///
  /// - Parameter first: the column with which `personColumns` begin.
  init(_ row: any Statement, from first: Int32 = 0) throws {
    let carers = row.text(first + 15)
    self.init(
      number: row.text(first), name: row.text(first + 1),
      relation: row.text(first + 2), sex: row.text(first + 3),
      birth: row.day(first + 4), death: row.day(first + 5),
      guardian: row.text(first + 6),
      certificate: CertificateColumns(
        category: try row.optionalWord(first + 7),
        level: UInt8(row.optionalInt(first + 8) ?? 0),
        components: [DisabilityComponent](list: row.text(first + 9)) ?? [],
        issued: row.day(first + 10), validUntil: row.day(first + 11),
        state: try row.optionalWord(first + 12)),
      isSuspected: row.flag(first + 13), needsCare: row.flag(first + 14),
      carers: carers.split(separator: ";").map(String.init))
  }

  /// An identity number, by the number of its kind.
  fileprivate mutating func set(_ kind: Int64, _ number: String) throws {
    switch IdentityKind(rawValue: kind) {
    case .citizenID: citizenID = number
    case .certificate: certificate.number = number
    case .phone: phone = number
    case nil: throw DatabaseFailure.unreadable("identity kind \(kind)")
    }
  }
}
