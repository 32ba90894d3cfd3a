package import Casework
import Database

extension RegisterReader {
  package func certificates(each: Each<CertificateRecord>) throws {
    try readOfPerson(
      "certificates",
      """
      t.number, t.category, t.level, t.components, t.state, t.valid_from,
        t.valid_to
      """, order: "t.valid_from NULLS FIRST", each: each
    ) { row in
      CertificateRecord(
        person: row.text(4),
        number: row.isNull(5) ? "" : try vault.open(row.blob(5)),
        category: try row.word(6), level: UInt8(row.int(7)),
        components: [DisabilityComponent](list: row.text(8)) ?? [],
        state: try row.word(9), span: row.span(10))
    }
  }

  package func care(each: Each<CareRecord>) throws {
    try readOfPerson(
      "care", "t.carer, t.valid_from, t.valid_to",
      order: "t.carer, t.valid_from NULLS FIRST, t.valid_to NULLS FIRST",
      each: each
    ) { row in
      CareRecord(person: row.text(4), carer: row.text(5), span: row.span(6))
    }
  }

  package func statuses(each: Each<StatusRecord>) throws {
    try readOfPerson(
      "statuses", "t.status, t.valid_from, t.valid_to",
      order: "t.status, t.valid_from NULLS FIRST, t.valid_to NULLS FIRST",
      each: each
    ) { row in
      StatusRecord(
        person: row.text(4), status: try row.word(5), span: row.span(6))
    }
  }

  package func assessments(each: Each<AssessmentRecord>) throws {
    try readOfPerson(
      "assessments", "t.day, t.indicators",
      order: "t.day, t.indicators", each: each
    ) { row in
      AssessmentRecord(
        person: row.text(4),
        day: Day(number: Int32(truncatingIfNeeded: row.int(5))),
        indicators: row.text(6).map { $0 == "-" ? nil : $0 == "Y" })
    }
  }

  package func circumstances(each: Each<CircumstanceRecord>) throws {
    try read(
      """
      SELECT t.county, t.household_id, t.entry, t.revision, h.household_no,
        t.kind, t.note, t.valid_from, t.valid_to
      FROM circumstances t JOIN households h ON h.county = t.county
        AND h.household_id = t.household_id AND h.standing = 1
      WHERE t.standing = 1\(owned("t"))
      ORDER BY h.household_no, t.kind, t.valid_from NULLS FIRST,
        t.valid_to NULLS FIRST, t.note
      """, owners: 2, arguments: owner?.arguments, each: each
    ) { row in
      CircumstanceRecord(
        household: row.text(4), kind: try row.word(5), note: row.text(6),
        span: row.span(7))
    }
  }

  package func absences(each: Each<AbsenceRecord>) throws {
    try read(
      """
      SELECT t.county, t.household_id, t.person_id, t.entry, t.revision,
        h.household_no, p.person_no, t.reason, t.valid_from, t.valid_to
      FROM absences t
      LEFT JOIN households h ON h.county = t.county
        AND h.household_id = t.household_id AND h.standing = 1
      LEFT JOIN persons p ON p.county = t.county
        AND p.person_id = t.person_id AND p.standing = 1
      WHERE t.standing = 1\(owned("t"))
      ORDER BY coalesce(h.household_no, ''), coalesce(p.person_no, ''),
        t.reason, t.valid_from NULLS FIRST, t.valid_to NULLS FIRST
      """, owners: 3, arguments: owner?.arguments, each: each
    ) { row in
      AbsenceRecord(
        object: row.isNull(5)
          ? .person(row.text(6)) : .household(row.text(5)),
        reason: try row.word(7), span: row.span(8))
    }
  }
}
