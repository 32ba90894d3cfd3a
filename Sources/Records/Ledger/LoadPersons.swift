import Casework
import Database

extension FactsLoad {
  /// Rows that hang on a person have the household 0, which the primary key
  /// begins with.
  mutating func addPersons(
    _ county: Int64, _ selection: Selection, isJudged: Bool
  ) throws {
    let ids = selection.term("person_id")
    let key: [SQLValue] = [.int(county)] + selection.arguments
    var carers: [(person: Int32, numbers: String)] = []
    var numbers: [String: Int32] = [:]
    try connection.query(
      """
      SELECT person_id, person_no, birth, death, category, level, components,
        issued, state, is_suspected, needs_care, guardian <> '', carers
      FROM persons
      WHERE county = ? AND home_county = county AND home_person_id = person_id
        AND standing = 1\(ids)
      """, key
    ) { row in
      let components = row.text(6)
      let certificate = CertificateRow(
        span: Span(from: row.day(7), to: nil),
        category: try row.optionalWord(4),
        level: UInt8(row.optionalInt(5) ?? 0),
        components: components.isEmpty
          ? .init()
          : ([DisabilityComponent](list: components) ?? []).categories,
        state: try row.optionalWord(8))
      let index = row.withUTF8(1) { number in
        builder.addPerson(
          utf8: number, birth: row.day(2), death: row.day(3),
          certificate: certificate, isSuspected: row.flag(9),
          needsCare: row.flag(10), hasGuardian: row.flag(11),
          hasCarer: row.withUTF8(12) { !$0.isEmpty }, isJudged: isJudged)
      }
      persons.set(index, county: county, id: row.int(0))
      personKeys.append(PersonKey(county: county, id: row.int(0)))
      if row.withUTF8(12, { !$0.isEmpty }) {
        carers.append((index, row.text(12)))
      }
      numbers[row.text(1)] = index
    }
    try addCare(county, ids, key, carers, numbers)
    try connection.query(
      """
      SELECT person_id, category, level, components, state, valid_from,
        valid_to
      FROM certificates WHERE county = ? AND standing = 1\(ids)
      """, key
    ) { row in
      let person = persons.index(county: county, id: row.int(0))
      if person < 0 { return }
      let components = [DisabilityComponent](list: row.text(3)) ?? []
      builder.addCertificate(
        of: person,
        CertificateRow(
          span: row.span(5), category: try row.word(1),
          level: UInt8(row.int(2)), components: components.categories,
          state: try row.word(4)))
    }
    try connection.query(
      """
      SELECT person_id, status, valid_from, valid_to FROM statuses
      WHERE county = ? AND standing = 1\(ids)
      """, key
    ) { row in
      let person = persons.index(county: county, id: row.int(0))
      if person < 0 { return }
      builder.addStatus(of: person, try row.word(1), span: row.span(2))
    }
    try connection.query(
      """
      SELECT person_id, day, indicators FROM assessments
      WHERE county = ? AND standing = 1\(ids)
      """, key
    ) { row in
      let person = persons.index(county: county, id: row.int(0))
      if person < 0 { return }
      let (failed, blank) = row.withUTF8(2) { letters in
        (
          letters.count { $0 == UInt8(ascii: "N") },
          letters.count { $0 == UInt8(ascii: "-") }
        )
      }
      builder.addAssessment(
        of: person,
        on: Day(number: Int32(truncatingIfNeeded: row.int(1))),
        failed: failed, blank: blank)
    }
    try connection.query(
      """
      SELECT person_id, valid_from, valid_to FROM absences
      WHERE county = ? AND household_id = 0 AND standing = 1\(ids)
      """, key
    ) { row in
      let person = persons.index(county: county, id: row.int(0))
      if person < 0 { return }
      builder.addAbsence(person: person, span: row.span(1))
    }
    try addLinks(county, ids, key, isJudged: isJudged)
  }

  private mutating func addLinks(
    _ county: Int64, _ ids: String, _ key: [SQLValue], isJudged: Bool
  ) throws {
    guard isJudged else { return }
    try connection.query(
      """
      SELECT person_id, kind, worker_id, valid_from, valid_to FROM links
      WHERE county = ? AND household_id = 0 AND standing = 1\(ids)
      """, key
    ) { row in
      let person = persons.index(county: county, id: row.int(0))
      if person < 0 { return }
      let worker = worker(row.int(2))
      let kind: LinkKind = try row.word(1)
      if kind == .pair {
        builder.addLink(
          .pair, worker: worker, object: person, span: row.span(3))
      } else {
        builder.addResponsibility(
          worker: worker, person: person, span: row.span(3))
      }
    }
  }

  private mutating func addCare(
    _ county: Int64, _ ids: String, _ key: [SQLValue],
    _ carers: [(person: Int32, numbers: String)], _ numbers: [String: Int32]
  ) throws {
    for (person, list) in carers {
      for number in list.split(separator: ";") {
        if let carer = numbers[String(number)] {
          builder.addUndatedCarer(of: person, carer: carer)
        }
      }
    }
    try connection.query(
      """
      SELECT person_id, carer, valid_from, valid_to FROM care
      WHERE county = ? AND standing = 1\(ids)
      """, key
    ) { row in
      let person = persons.index(county: county, id: row.int(0))
      if person < 0 { return }
      builder.addCare(
        of: person, carer: numbers[row.text(1)] ?? -1, span: row.span(2))
    }
  }
}

extension Selection {
  var isSome: Bool {
    if case .some = self { true } else { false }
  }
}
