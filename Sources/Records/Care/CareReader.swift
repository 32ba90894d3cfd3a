package import Casework
package import Database

/// Reads what is on record of the care of persons.
package struct CareReader {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  package func file(of person: PersonKey) throws -> CareFile {
    try files(in: person.county, of: [person.id])[person] ?? CareFile()
  }

  /// Of those of a county; of others, too, where they are many.
  package func files(
    in county: Int64, of persons: Set<Int64>
  ) throws -> [PersonKey: CareFile] {
    if persons.isEmpty { return [:] }
    // A long list of numbers costs more than all rows of the county.
    let list = persons.sorted().map(String.init).joined(separator: ", ")
    return try files(
      in: county,
      persons.count > 200 ? "" : " AND t.person_id IN (\(list))")
  }

  /// Those of a county who live in an institution.
  package func placed(in county: Int64) throws -> Set<Int64> {
    Set(
      try connection.rows(
        """
        SELECT t.person_id FROM care_placements t
        WHERE t.county = ? AND NOT EXISTS (SELECT 1 FROM care_returns r
          WHERE r.county = t.county AND r.person_id = t.person_id
            AND r.placement_id = t.placement_id)
        """, [.int(county)]
      ) { $0.int(0) })
  }

  /// Whose agreement it is.
  package func person(ofAgreement id: String) throws -> PersonKey? {
    try connection.row(
      """
      SELECT county, person_id FROM care_agreements WHERE agreement_id = ?
      """, [.text(id)], key)
  }

  /// How many entries have been put on record of a person.
  package func count(of person: PersonKey) throws -> Int {
    let count = try connection.row(
      """
      SELECT count(*) FROM care_submissions
      WHERE county = ? AND person_id = ?
      """, [.int(person.county), .int(person.id)]
    ) { $0.int(0) }
    return Int(count ?? 0)
  }

  /// Those who live in a household on a day and have one of some statuses,
  /// or of whom there is something on record.
  package func persons(
    of home: HouseholdKey, having statuses: WordSet<AssistanceStatus>,
    on day: Day
  ) throws -> [PersonKey] {
    let list = statuses.words.map { String($0.rawValue) } + ["-1"]
    let now = SQLValue(day)
    return try connection.rows(
      """
      SELECT DISTINCT s.home_county, s.home_person_id FROM stays s
      WHERE s.county = ? AND s.household_id = ? AND s.standing = 1
        AND (s.valid_from IS NULL OR s.valid_from <= ?)
        AND (s.valid_to IS NULL OR s.valid_to >= ?)
        AND (EXISTS (SELECT 1 FROM statuses t
            WHERE t.county = s.home_county AND t.person_id = s.home_person_id
              AND t.standing = 1
              AND t.status IN (\(list.joined(separator: ", ")))
              AND (t.valid_from IS NULL OR t.valid_from <= ?)
              AND (t.valid_to IS NULL OR t.valid_to >= ?))
          OR EXISTS (SELECT 1 FROM care_submissions c
            WHERE c.county = s.home_county
              AND c.person_id = s.home_person_id))
      ORDER BY s.home_county, s.home_person_id
      """,
      [.int(home.county), .int(home.id), now, now, now, now], key)
  }

  /// What was sent with a form, and by whom.
  package func submission(
    _ form: String
  ) throws -> (person: PersonKey, digest: [UInt8], by: String)? {
    try connection.row(
      """
      SELECT county, person_id, digest, recorded_by FROM care_submissions
      WHERE form_id = ?
      """, [.text(form)]
    ) { (try key($0), $0.blob(2), $0.text(3)) }
  }

  /// Days on which persons at home in a county had one of some statuses.
  package func statuses(
    _ statuses: WordSet<AssistanceStatus>, in county: Int64
  ) throws -> [PersonKey: [Span]] {
    let list = statuses.words.map { String($0.rawValue) }
    var days: [PersonKey: [Span]] = [:]
    if list.isEmpty { return days }
    try connection.query(
      """
      SELECT county, person_id, valid_from, valid_to FROM statuses
      WHERE county = ? AND standing = 1
        AND status IN (\(list.joined(separator: ", ")))
      """, [.int(county)]
    ) { row in
      let span = row.span(2)
      if !span.isEmpty { days[try key(row), default: []].append(span) }
    }
    return days
  }

  private func key(_ row: any Statement) throws -> PersonKey {
    PersonKey(county: row.int(0), id: row.int(1))
  }

  /// - Parameter person: a condition on the rows `t`; empty for all.
  private func files(
    in county: Int64, _ person: String
  ) throws -> [PersonKey: CareFile] {
    var files: [PersonKey: CareFile] = [:]
    let steps = try steps(county, person)
    try read(
      "care_agreements",
      """
      agreement_id, carer, carer_no, relation, carer_place, township,
        valid_from, valid_to, duties, payment
      """, "valid_from, agreement_id", county, person
    ) { key, row in
      let id = row.text(2)
      files[key, default: CareFile()].agreements.append(
        CareAgreement(
          id: id,
          carer: .init(
            name: row.text(3), number: row.text(4), relation: row.text(5),
            place: row.text(6)),
          township: try row.area(7), span: row.span(8), duties: row.text(10),
          payment: Int(row.int(11)), steps: steps[id] ?? []))
    }
    try readPledges(into: &files, county, person)
    try readEvaluations(into: &files, county, person)
    try readChecks(into: &files, county, person)
    try readPlacements(into: &files, county, person)
    return files
  }

  private func steps(
    _ county: Int64, _ person: String
  ) throws -> [String: [CareAgreement.Step]] {
    var steps: [String: [CareAgreement.Step]] = [:]
    try read(
      "care_agreement_steps", "agreement_id, kind, day, reason, words",
      "agreement_id, kind", county, person
    ) { _, row in
      steps[row.text(2), default: []].append(
        CareAgreement.Step(
          kind: try row.word(3), day: row.day(4) ?? .distantPast,
          end: try row.optionalWord(5), words: row.text(6)))
    }
    return steps
  }

  private func readPledges(
    into files: inout [PersonKey: CareFile], _ county: Int64,
    _ person: String
  ) throws {
    var published: [String: CarePledge.Publication] = [:]
    try read(
      "care_publications", "pledge_id, day, place", "pledge_id", county, person
    ) { _, row in
      published[row.text(2)] = CarePledge.Publication(
        day: row.day(3) ?? .distantPast, place: row.text(4))
    }
    try read(
      "care_pledges", "pledge_id, agreement_id, signed", "signed, pledge_id",
      county, person
    ) { key, row in
      files[key, default: CareFile()].pledges.append(
        CarePledge(
          id: row.text(2), agreement: row.text(3),
          signed: row.day(4) ?? .distantPast,
          published: published[row.text(2)]))
    }
  }

  private func readEvaluations(
    into files: inout [PersonKey: CareFile], _ county: Int64,
    _ person: String
  ) throws {
    var opinions: [String: [CareEvaluation.Opinion]] = [:]
    try read(
      "care_opinions", "evaluation_id, name, grade, words",
      "evaluation_id, place", county, person
    ) { _, row in
      opinions[row.text(2), default: []].append(
        CareEvaluation.Opinion(
          name: row.text(3), grade: try row.word(4), words: row.text(5)))
    }
    try read(
      "care_evaluations",
      """
      evaluation_id, agreement_id, day, score, person_words, is_passed, words
      """, "day, evaluation_id", county, person
    ) { key, row in
      let said = opinions[row.text(2)] ?? []
      guard let visitor = said.first else {
        throw DatabaseFailure.unreadable("an evaluation without opinions")
      }
      files[key, default: CareFile()].evaluations.append(
        CareEvaluation(
          id: row.text(2), agreement: row.text(3),
          day: row.day(4) ?? .distantPast, score: Int(row.int(5)),
          personWords: row.text(6), neighbours: Array(said.dropFirst()),
          visitor: visitor, isPassed: row.flag(7), words: row.text(8)))
    }
  }

  private func readChecks(
    into files: inout [PersonKey: CareFile], _ county: Int64,
    _ person: String
  ) throws {
    try read(
      "custody_checks",
      """
      check_id, day, holder, agent, relation, has_consent, is_handed_over,
        words
      """, "day, check_id", county, person
    ) { key, row in
      files[key, default: CareFile()].custody.append(
        CustodyCheck(
          id: row.text(2), day: row.day(3) ?? .distantPast,
          holder: try row.word(4), agent: row.text(5), relation: row.text(6),
          hasConsent: row.flag(7), isHandedOver: row.flag(8),
          words: row.text(9)))
    }
    try read(
      "care_notes", "note_id, kind, agreement_id, day, grade, body, words",
      "day, note_id", county, person
    ) { key, row in
      files[key, default: CareFile()].notes.append(
        CareNote(
          id: row.text(2), kind: try row.word(3), agreement: row.text(4),
          day: row.day(5) ?? .distantPast, grade: try row.optionalWord(6),
          body: row.text(7), words: row.text(8)))
    }
  }

  private func readPlacements(
    into files: inout [PersonKey: CareFile], _ county: Int64,
    _ person: String
  ) throws {
    var returns: [String: CarePlacement.Return] = [:]
    try read(
      "care_returns", "placement_id, last_day, words", "placement_id", county,
      person
    ) { _, row in
      returns[row.text(2)] = CarePlacement.Return(
        last: row.day(3) ?? .distantPast, words: row.text(4))
    }
    try connection.query(
      """
      SELECT t.county, t.person_id, t.placement_id, t.institution_id, i.name,
        i.kind, t.day, t.reason
      FROM care_placements t JOIN institutions i
        ON i.county = t.institution_county
        AND i.institution_id = t.institution_id AND i.standing = 1
      WHERE t.county = ?\(person)
      ORDER BY t.person_id, t.day, t.placement_id
      """, [.int(county)]
    ) { row in
      files[try key(row), default: CareFile()].placements.append(
        CarePlacement(
          id: row.text(2), institution: row.int(3), name: row.text(4),
          kind: try row.word(5), from: row.day(6) ?? .distantPast,
          reason: row.text(7), back: returns[row.text(2)]))
    }
  }

  /// County and person stand in the first two columns.
  private func read(
    _ table: String, _ columns: String, _ order: String, _ county: Int64,
    _ person: String, _ each: (PersonKey, any Statement) throws -> Void
  ) throws {
    try connection.query(
      """
      SELECT county, person_id, \(columns) FROM \(table) t
      WHERE t.county = ?\(person) ORDER BY person_id, \(order)
      """, [.int(county)]
    ) { row in try each(try key(row), row) }
  }
}
