package import Casework
package import Database

/// Puts what is found and agreed about a person's care on record. Rows are
/// added, never changed.
package struct CareWriter {
  private let connection: any Connection
  private let person: PersonKey
  private let recording: Recording

  package init(
    _ connection: any Connection, of person: PersonKey,
    _ recording: Recording
  ) {
    self.connection = connection
    self.person = person
    self.recording = recording
  }

  package func insert(form: String, kind: String, digest: [UInt8]) throws {
    try put(
      "care_submissions",
      [
        .text(form), .text(kind), .blob(digest),
        .int(recording.at.seconds), .text(recording.by),
      ], "form_id, kind, digest, recorded_at, recorded_by")
  }

  package func insert(_ agreement: CareAgreement) throws {
    try put(
      "care_agreements",
      [
        .text(agreement.id), .text(agreement.carer.name),
        .text(agreement.carer.number), .text(agreement.carer.relation),
        .text(agreement.carer.place), SQLValue(agreement.township),
      ] + agreement.span.columns + [
        .text(agreement.duties), .int(Int64(agreement.payment)),
      ],
      """
      agreement_id, carer, carer_no, relation, carer_place, township,
        valid_from, valid_to, duties, payment
      """)
    for step in agreement.steps { try insert(step, of: agreement.id) }
  }

  package func insert(
    _ step: CareAgreement.Step, of agreement: String
  ) throws {
    try put(
      "care_agreement_steps",
      [
        .text(agreement), SQLValue(word: step.kind), SQLValue(step.day),
        SQLValue(word: step.end), .text(step.words),
      ], "agreement_id, kind, day, reason, words")
  }

  package func insert(_ pledge: CarePledge) throws {
    try put(
      "care_pledges",
      [.text(pledge.id), .text(pledge.agreement), SQLValue(pledge.signed)],
      "pledge_id, agreement_id, signed")
  }

  package func insert(
    _ publication: CarePledge.Publication, of pledge: String
  ) throws {
    try put(
      "care_publications",
      [.text(pledge), SQLValue(publication.day), .text(publication.place)],
      "pledge_id, day, place")
  }

  package func insert(_ evaluation: CareEvaluation) throws {
    try put(
      "care_evaluations",
      [
        .text(evaluation.id), .text(evaluation.agreement),
        SQLValue(evaluation.day), .int(Int64(evaluation.score)),
        .text(evaluation.personWords), SQLValue(evaluation.isPassed),
        .text(evaluation.words),
      ],
      """
      evaluation_id, agreement_id, day, score, person_words, is_passed, words
      """)
    let said = [evaluation.visitor] + evaluation.neighbours
    for (place, opinion) in said.enumerated() {
      try put(
        "care_opinions",
        [
          .text(evaluation.id), .int(Int64(place)), .text(opinion.name),
          SQLValue(word: opinion.grade), .text(opinion.words),
        ], "evaluation_id, place, name, grade, words")
    }
  }

  package func insert(_ check: CustodyCheck) throws {
    try put(
      "custody_checks",
      [
        .text(check.id), SQLValue(check.day), SQLValue(word: check.holder),
        .text(check.agent), .text(check.relation),
        SQLValue(check.hasConsent), SQLValue(check.isHandedOver),
        .text(check.words),
      ],
      """
      check_id, day, holder, agent, relation, has_consent, is_handed_over,
        words
      """)
  }

  package func insert(_ note: CareNote) throws {
    try put(
      "care_notes",
      [
        .text(note.id), SQLValue(word: note.kind), .text(note.agreement),
        SQLValue(note.day), SQLValue(word: note.grade), .text(note.body),
        .text(note.words),
      ], "note_id, kind, agreement_id, day, grade, body, words")
  }

  package func insert(
    _ placement: CarePlacement, in institution: InstitutionKey
  ) throws {
    try put(
      "care_placements",
      [
        .text(placement.id), .int(institution.county), .int(institution.id),
        SQLValue(placement.from), .text(placement.reason),
      ],
      """
      placement_id, institution_county, institution_id, day, reason
      """)
  }

  package func insert(
    _ back: CarePlacement.Return, from placement: String
  ) throws {
    try put(
      "care_returns",
      [.text(placement), SQLValue(back.last), .text(back.words)],
      "placement_id, last_day, words")
  }

  private func put(
    _ table: String, _ values: [SQLValue], _ columns: String
  ) throws {
    let marks = values.map { _ in ", ?" }.joined()
    try connection.execute(
      """
      INSERT INTO \(table) (county, person_id, \(columns))
      VALUES (?, ?\(marks))
      """, [.int(person.county), .int(person.id)] + values)
  }
}
