package import Casework
import Database

extension RegisterReader {
  /// A stay and where it stands.
  package struct StoredStay: Sendable {
    package var record: StayRecord
    var household: HouseholdKey
    /// The person's row in the household's county.
    var localPerson: Int64
    var entry: Int64
    var revision: Int64
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
    for (kind, number) in try identities(of: key) {
      switch kind {
      case .citizenID: record.citizenID = number
      case .certificate: record.certificate.number = number
      case .phone: record.phone = number
      }
    }
    return (record, revision)
  }

  private func identities(
    of key: PersonKey
  ) throws -> [(IdentityKind, String)] {
    try connection.rows(
      """
      SELECT kind, sealed FROM identities
      WHERE county = ? AND person_id = ? AND standing = 1
      """, [.int(key.county), .int(key.id)]
    ) { row in
      guard let kind = IdentityKind(rawValue: row.int(0)) else {
        throw DatabaseFailure.unreadable("identity kind \(row.int(0))")
      }
      return (kind, try vault.open(row.blob(1)))
    }
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

  /// All persons with their stays, by number.
  package func persons(
    each: (PersonRecord, [StayRecord]) throws -> Void
  ) throws {
    let keys = try connection.rows(
      """
      SELECT county, person_id FROM persons
      WHERE standing = 1 AND county = home_county
        AND person_id = home_person_id
      ORDER BY person_no
      """
    ) { PersonKey(county: $0.int(0), id: $0.int(1)) }
    for key in keys {
      try each(try person(key).0, try stays(of: key).map(\.record))
    }
  }
}

extension PersonRecord {
  /// Without identity numbers.
  init(_ row: any Statement) throws {
    let carers = row.text(15)
    self.init(
      number: row.text(0), name: row.text(1), relation: row.text(2),
      sex: row.text(3), birth: row.day(4), death: row.day(5),
      guardian: row.text(6),
      certificate: CertificateColumns(
        category: try row.optionalWord(7),
        level: UInt8(row.optionalInt(8) ?? 0),
        components: [DisabilityComponent](list: row.text(9)) ?? [],
        issued: row.day(10), validUntil: row.day(11),
        state: try row.optionalWord(12)),
      isSuspected: row.flag(13), needsCare: row.flag(14),
      carers: carers.split(separator: ";").map(String.init))
  }
}
