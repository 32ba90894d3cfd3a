import Casework
import Database

extension FactsLoad {
  mutating func addPersons(
    _ county: Int64, _ selection: Selection, isJudged: Bool
  ) throws {
    var carers: [(person: Int32, numbers: String)] = []
    var numbers: [String: Int32] = [:]
    try Self.persons.each(connection, county, of: selection) { row in
      let index = try addPerson(row, isJudged: isJudged)
      persons.set(index, county: county, id: row.int(0))
      personKeys.append(PersonKey(county: county, id: row.int(0)))
      if !row.utf8(12).isEmpty { carers.append((index, row.text(12))) }
      numbers[row.text(1)] = index
    }
    for (person, list) in carers {
      for number in list.split(separator: ";") {
        if let carer = numbers[String(number)] {
          builder.addUndatedCarer(of: person, carer: carer)
        }
      }
    }
    try Self.ofPersons.each(connection, county, of: selection) { row in
      let person = persons.index(county: county, id: row.int(1))
      if person < 0 { return }
      switch row.int(0) {
      case 1:
        builder.addCare(
          of: person, carer: numbers[row.text(5)] ?? -1, span: row.span(6))
      case 2: try addCertificate(row, of: person)
      case 3: builder.addStatus(of: person, try row.word(2), span: row.span(6))
      case 4: addAssessment(row, of: person)
      case 5: builder.addAbsence(person: person, span: row.span(6))
      default: if isJudged { try addLink(row, of: person) }
      }
    }
  }

  /// Tells a remote engine what will be asked of persons.
  static func announcePersons(
    _ connection: any Connection, _ county: Int64, _ selection: Selection
  ) throws {
    try persons.announce(connection, county, of: selection)
    try ofPersons.announce(connection, county, of: selection)
  }

  private static let persons = UnitQuery(
    """
    SELECT person_id, person_no, birth, death, category, level, components,
      issued, state, is_suspected, needs_care, guardian <> '', carers
    FROM persons
    WHERE county = ? AND home_county = county AND home_person_id = person_id
      AND standing = 1
    """, of: "person_id")

  /// Rows that may hang on a household or a person have the household 0,
  /// which the primary key begins with.
  private static let ofPersons = UnitQuery(
    """
    SELECT 1, person_id, 0, 0, 0, carer, valid_from, valid_to FROM care
    WHERE county = ? AND standing = 1
    """,
    """
    SELECT 2, person_id, category, level, state, components, valid_from,
      valid_to
    FROM certificates WHERE county = ? AND standing = 1
    """,
    """
    SELECT 3, person_id, status, 0, 0, '', valid_from, valid_to FROM statuses
    WHERE county = ? AND standing = 1
    """,
    """
    SELECT 4, person_id, day, 0, 0, indicators, NULL, NULL FROM assessments
    WHERE county = ? AND standing = 1
    """,
    """
    SELECT 5, person_id, 0, 0, 0, '', valid_from, valid_to FROM absences
    WHERE county = ? AND household_id = 0 AND standing = 1
    """,
    """
    SELECT 6, person_id, kind, worker_id, 0, '', valid_from, valid_to
    FROM links WHERE county = ? AND household_id = 0 AND standing = 1
    """, of: "person_id")

  private mutating func addPerson(
    _ row: any Statement, isJudged: Bool
  ) throws -> Int32 {
    let components = row.text(6)
    let certificate = CertificateRow(
      span: Span(from: row.day(7), to: nil),
      category: try row.optionalWord(4),
      level: UInt8(row.optionalInt(5) ?? 0),
      components: components.isEmpty
        ? .init()
        : ([DisabilityComponent](list: components) ?? []).categories,
      state: try row.optionalWord(8))
    return builder.addPerson(
      utf8: row.utf8(1), birth: row.day(2), death: row.day(3),
      certificate: certificate, isSuspected: row.flag(9),
      needsCare: row.flag(10), hasGuardian: row.flag(11),
      hasCarer: !row.utf8(12).isEmpty, isJudged: isJudged)
  }

  private mutating func addCertificate(
    _ row: any Statement, of person: Int32
  ) throws {
    let components = row.text(5)
    builder.addCertificate(
      of: person,
      CertificateRow(
        span: row.span(6), category: try row.word(2),
        level: UInt8(row.int(3)),
        components: components.isEmpty
          ? .init()
          : ([DisabilityComponent](list: components) ?? []).categories,
        state: try row.word(4)))
  }

  private mutating func addAssessment(
    _ row: any Statement, of person: Int32
  ) {
    let letters = row.utf8(5)
    builder.addAssessment(
      of: person,
      on: Day(number: Int32(truncatingIfNeeded: row.int(2))),
      failed: letters.count { $0 == UInt8(ascii: "N") },
      blank: letters.count { $0 == UInt8(ascii: "-") })
  }

  private mutating func addLink(
    _ row: any Statement, of person: Int32
  ) throws {
    let worker = worker(row.int(3))
    let kind: LinkKind = try row.word(2)
    if kind == .pair {
      builder.addLink(
        .pair, worker: worker, object: person, span: row.span(6))
    } else {
      builder.addResponsibility(
        worker: worker, person: person, span: row.span(6))
    }
  }
}
