package import Casework
package import Database

/// Keeps matters, what is done about them, and beside it how they stand.
package struct MatterStore {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// Puts a matter on record with its registration.
  package func insert(_ record: MatterRecord, _ first: MatterStep) throws {
    guard let standing = MatterStanding(opening: first) else {
      throw DatabaseFailure.unreadable("a matter that begins with no step")
    }
    try connection.execute(
      """
      INSERT INTO matters (county, matter_id, domain, is_restricted, what,
        wish, household_id, home_county, home_person_id, visit_no, item,
        digest, opened_at, opened_by)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .int(record.county), .text(record.id), .text(record.domain),
        SQLValue(record.isRestricted), .text(record.what),
        .text(record.wish), .int(record.household),
        .int(record.person?.county ?? 0), .int(record.person?.id ?? 0),
        .text(record.visit), .text(record.item), .blob(record.digest),
        .int(record.openedAt.seconds), .text(record.openedBy),
      ])
    try insert(first, of: record)
    try connection.execute(
      """
      INSERT INTO matter_standings (\(MatterStanding.columnNames), county,
        matter_id, home_county, home_person_id, is_restricted, domain)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
        ?)
      """,
      standing.columns + [
        .int(record.county), .text(record.id),
        .int(record.person?.county ?? 0), .int(record.person?.id ?? 0),
        SQLValue(record.isRestricted), .text(record.domain),
      ])
    try MatterCounts(connection).change(from: nil, to: standing)
  }

  /// Adds a step that may follow, and answers how the matter stands then.
  package func append(
    _ step: MatterStep, to matter: StoredMatter
  ) throws -> MatterStanding {
    var standing = matter.standing
    standing.take(step)
    try insert(step, of: matter.record)
    try connection.execute(
      """
      UPDATE matter_standings SET household_id = ?, village = ?, state = ?,
        urgency = ?, office = ?, worker_id = ?, opened_on = ?, act_by = ?,
        told_on = ?, owes_word = ?, solved_on = ?, is_confirmed = ?,
        check_on = ?, long_from = ?, awaits_place = ?, steps = ?
      WHERE county = ? AND matter_id = ?
      """,
      standing.columns + [
        .int(matter.record.county), .text(matter.record.id),
      ])
    try MatterCounts(connection).change(from: matter.standing, to: standing)
    return standing
  }

  package func find(_ id: String) throws -> StoredMatter? {
    try stored("m.matter_id = ?", [.text(id)]).first
  }

  /// Of a household as it is now, the latest first.
  package func matters(of home: HouseholdKey) throws -> [StoredMatter] {
    try stored(
      """
      m.county = ? AND m.matter_id IN (
        SELECT s.matter_id FROM matter_standings s
        WHERE s.county = ? AND s.household_id = ?)
      """, [.int(home.county), .int(home.county), .int(home.id)])
  }

  /// Those opened by visits of these numbers.
  package func matters(
    in county: Int64, foundOn visits: [String]
  ) throws -> [MatterRecord] {
    try visits.flatMap { visit in
      try connection.rows(
        """
        SELECT \(MatterRecord.columns) FROM matters m
        WHERE m.county = ? AND m.visit_no = ?
        """, [.int(county), .text(visit)], MatterRecord.init)
    }
  }

  private func stored(
    _ condition: String, _ arguments: [SQLValue]
  ) throws -> [StoredMatter] {
    let records = try connection.rows(
      """
      SELECT \(MatterRecord.columns) FROM matters m WHERE \(condition)
      ORDER BY m.matter_id DESC
      """, arguments, MatterRecord.init)
    if records.isEmpty { return [] }
    var steps: [String: [MatterStep]] = [:]
    try connection.query(
      """
      SELECT m.matter_id, \(MatterStep.columns)
      FROM matters m JOIN matter_steps t ON t.county = m.county
        AND t.matter_id = m.matter_id
      WHERE \(condition) ORDER BY t.county, t.matter_id, t.number
      """, arguments
    ) { row in
      steps[row.text(0), default: []].append(try MatterStep(row, from: 1))
    }
    return try records.map { record in
      let own = steps[record.id] ?? []
      guard let standing = MatterStanding(own) else {
        throw DatabaseFailure.unreadable("the steps of a matter")
      }
      return StoredMatter(record: record, steps: own, standing: standing)
    }
  }

  private func insert(
    _ step: MatterStep, of record: MatterRecord
  ) throws {
    try connection.execute(
      """
      INSERT INTO matter_steps (county, matter_id, number, step_id, kind, at,
        recorded_by, words, whom, day, worker_id, office, household_id,
        village, urgency, rating, is_good, plan_by, due_on)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .int(record.county), .text(record.id), .int(Int64(step.number)),
        .text(step.id), SQLValue(word: step.kind), .int(step.at.seconds),
        .text(step.by), .text(step.words), .text(step.whom),
        SQLValue(step.day), SQLValue(step.worker),
        SQLValue(step.office?.number), SQLValue(step.place?.household),
        SQLValue(step.place?.village.number), SQLValue(word: step.urgency),
        SQLValue(step.rating.map(Int64.init)),
        SQLValue(step.isGood.map { $0 ? 1 : 0 }),
        SQLValue(step.planBy?.seconds), SQLValue(step.dueOn),
      ])
  }
}

extension MatterStep {
  static let columns = """
    t.number, t.step_id, t.kind, t.at, t.recorded_by, t.words, t.whom, t.day,
      t.worker_id, t.office, t.household_id, t.village, t.urgency, t.rating,
      t.is_good, t.plan_by, t.due_on
    """

  /// - Parameter first: the column of its number.
  init(_ row: any Statement, from first: Int32) throws {
    self.init(
      number: Int(row.int(first)), id: row.text(first + 1),
      kind: try row.word(first + 2),
      at: Moment(seconds: row.int(first + 3)), by: row.text(first + 4))
    words = row.text(first + 5)
    whom = row.text(first + 6)
    day = row.day(first + 7)
    worker = row.optionalInt(first + 8)
    office = row.isNull(first + 9) ? nil : try row.area(first + 9)
    if let household = row.optionalInt(first + 10) {
      place = MatterPlace(
        household: household, village: try row.area(first + 11))
    }
    urgency = try row.optionalWord(first + 12)
    rating = row.optionalInt(first + 13).map { Int($0) }
    isGood = row.optionalInt(first + 14).map { $0 != 0 }
    planBy = row.optionalInt(first + 15).map { Moment(seconds: $0) }
    dueOn = row.day(first + 16)
  }
}

extension MatterStanding {
  /// From household_id to steps, as the table has them.
  static let columnNames = """
    household_id, village, state, urgency, office, worker_id, opened_on,
      act_by, told_on, owes_word, solved_on, is_confirmed, check_on,
      long_from, awaits_place, steps
    """
  static let columnCount: Int32 = 16

  var columns: [SQLValue] {
    [
      .int(place.household), SQLValue(place.village), SQLValue(word: state),
      SQLValue(word: urgency), SQLValue(office), SQLValue(worker),
      SQLValue(openedAt.day), SQLValue(actBy?.seconds), SQLValue(toldOn),
      SQLValue(owesWord), SQLValue(solvedOn), SQLValue(isConfirmed),
      SQLValue(checkOn), SQLValue(longFrom), SQLValue(awaitsPlace),
      .int(Int64(steps)),
    ]
  }
}
