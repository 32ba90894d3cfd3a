package import Casework
package import Database

/// Somebody of a household with everything its page shows.
package struct MemberRow: Sendable {
  package var key: PersonKey
  /// With identity numbers in the clear.
  package var person: PersonRecord
  package var stay: Span
  package var certificates: [CertificateRecord] = []
  package var care: [CareRecord] = []
  package var statuses: [StatusRecord] = []
  package var assessments: [AssessmentRecord] = []
  package var absences: [AbsenceRecord] = []
}

/// Reads the members of one household, a statement for each table.
package struct MemberReader {
  private let connection: any Connection
  private let vault: IdentityVault

  package init(_ connection: any Connection, vault: IdentityVault) {
    self.connection = connection
    self.vault = vault
  }

  /// All who live or have lived there, a row for each stay.
  package func members(of home: HouseholdKey) throws -> [MemberRow] {
    let key: [SQLValue] = [.int(home.county), .int(home.id)]
    var rows = try connection.rows(
      """
      SELECT p.person_no, p.name, p.relation, p.sex, p.birth, p.death,
        p.guardian, p.category, p.level, p.components, p.issued,
        p.valid_until, p.state, p.is_suspected, p.needs_care, p.carers,
        p.county, p.person_id, s.valid_from, s.valid_to
      FROM stays s JOIN persons p ON p.county = s.home_county
        AND p.person_id = s.home_person_id AND p.standing = 1
      WHERE s.county = ? AND s.household_id = ? AND s.standing = 1
      ORDER BY p.person_no, s.valid_from NULLS FIRST
      """, key
    ) { row in
      MemberRow(
        key: PersonKey(county: row.int(16), id: row.int(17)),
        person: try PersonRecord(row), stay: row.span(18))
    }
    try addIdentities(key, to: &rows)
    try addCertificates(key, to: &rows)
    try addRest(key, to: &rows)
    return rows
  }

  /// Rows of a table that hangs on persons, of those of the household.
  private func each(
    _ columns: String, of table: String, _ key: [SQLValue],
    order: String = "", _ body: (PersonKey, any Statement) throws -> Void
  ) throws {
    try connection.query(
      """
      SELECT t.county, t.person_id, \(columns) FROM \(table) t
      JOIN (SELECT DISTINCT home_county, home_person_id FROM stays
        WHERE county = ? AND household_id = ? AND standing = 1) s
        ON s.home_county = t.county AND s.home_person_id = t.person_id
      WHERE t.standing = 1\(order.isEmpty ? "" : " ORDER BY \(order)")
      """, key
    ) { row in
      try body(PersonKey(county: row.int(0), id: row.int(1)), row)
    }
  }

  private func addIdentities(
    _ key: [SQLValue], to rows: inout [MemberRow]
  ) throws {
    try each("t.kind, t.sealed", of: "identities", key) { person, row in
      let number = try vault.open(row.blob(3))
      for position in rows.indices where rows[position].key == person {
        switch IdentityKind(rawValue: row.int(2)) {
        case .citizenID: rows[position].person.citizenID = number
        case .certificate:
          rows[position].person.certificate.number = number
        case .phone: rows[position].person.phone = number
        case nil: break
        }
      }
    }
  }

  private func addCertificates(
    _ key: [SQLValue], to rows: inout [MemberRow]
  ) throws {
    try each(
      """
      t.number, t.category, t.level, t.components, t.state, t.valid_from,
        t.valid_to
      """, of: "certificates", key, order: "t.valid_from NULLS FIRST"
    ) { person, row in
      let number = row.isNull(2) ? "" : try vault.open(row.blob(2))
      for position in rows.indices where rows[position].key == person {
        rows[position].certificates.append(
          CertificateRecord(
            person: rows[position].person.number, number: number,
            category: try row.word(3), level: UInt8(row.int(4)),
            components: [DisabilityComponent](list: row.text(5)) ?? [],
            state: try row.word(6), span: row.span(7)))
      }
    }
  }

  private func addRest(
    _ key: [SQLValue], to rows: inout [MemberRow]
  ) throws {
    func add(
      _ person: PersonKey, _ change: (inout MemberRow) throws -> Void
    ) rethrows {
      for position in rows.indices where rows[position].key == person {
        try change(&rows[position])
      }
    }
    try each("t.carer, t.valid_from, t.valid_to", of: "care", key) {
      person, row in
      add(person) {
        $0.care.append(
          CareRecord(
            person: $0.person.number, carer: row.text(2), span: row.span(3)))
      }
    }
    try each("t.status, t.valid_from, t.valid_to", of: "statuses", key) {
      person, row in
      let status: AssistanceStatus = try row.word(2)
      add(person) {
        $0.statuses.append(
          StatusRecord(
            person: $0.person.number, status: status, span: row.span(3)))
      }
    }
    try each(
      "t.day, t.indicators", of: "assessments", key, order: "t.day"
    ) { person, row in
      add(person) {
        $0.assessments.append(
          AssessmentRecord(
            person: $0.person.number,
            day: Day(number: Int32(truncatingIfNeeded: row.int(2))),
            indicators: row.text(3).map { $0 == "-" ? nil : $0 == "Y" }))
      }
    }
    try each("t.reason, t.valid_from, t.valid_to", of: "absences", key) {
      person, row in
      let reason: AbsenceReason = try row.word(2)
      add(person) {
        $0.absences.append(
          AbsenceRecord(
            object: .person($0.person.number), reason: reason,
            span: row.span(3)))
      }
    }
  }
}
