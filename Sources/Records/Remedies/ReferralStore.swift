package import Casework
package import Database

/// A referral as it was sent; nothing of it changes.
package struct ReferralRow: Sendable, Hashable {
  package var county: Int64
  package var id: String
  package var matter: String
  /// Id of its kind in a pack; empty for another.
  package var kind: String
  /// 医疗救助.
  package var title: String
  package var office: OfficeAddress
  /// Name of an institution, where it is none of the offices.
  package var body: String
  package var dueOn: Day
  package var digest: [UInt8]

  package init(
    county: Int64, id: String, matter: String, kind: String, title: String,
    office: OfficeAddress, body: String, dueOn: Day, digest: [UInt8]
  ) {
    self.county = county
    self.id = id
    self.matter = matter
    self.kind = kind
    self.title = title
    self.office = office
    self.body = body
    self.dueOn = dueOn
    self.digest = digest
  }
}

/// A referral with all that was done about it and how it stands by that.
package struct StoredReferral: Sendable, Hashable {
  package var row: ReferralRow
  package var steps: [ReferralStep]
  package var standing: ReferralStanding
}

/// A referral as a list shows it.
package struct ReferralLine: Sendable, Hashable {
  package var row: ReferralRow
  package var state: ReferralState
  package var isRestricted: Bool
  package var household: String
  package var head: String
  package var village: AreaCode
}

/// Keeps referrals and what is done about them.
package struct ReferralStore {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  package func insert(_ row: ReferralRow, _ first: ReferralStep) throws {
    try connection.execute(
      """
      INSERT INTO referrals (county, referral_id, matter_id, kind, title,
        office_area, institution, body, due_on, digest, state, steps)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 1)
      """,
      [
        .int(row.county), .text(row.id), .text(row.matter),
        .text(row.kind), .text(row.title), SQLValue(row.office.area),
        SQLValue(word: row.office.institution), .text(row.body),
        SQLValue(row.dueOn), .blob(row.digest),
      ])
    try insert(first, of: row)
  }

  /// Adds a step that may follow.
  package func append(
    _ step: ReferralStep, to referral: StoredReferral
  ) throws -> ReferralStanding {
    var standing = referral.standing
    standing.take(step)
    try insert(step, of: referral.row)
    try connection.execute(
      """
      UPDATE referrals SET state = ?, steps = ?
      WHERE county = ? AND referral_id = ?
      """,
      [
        SQLValue(word: standing.state), .int(Int64(standing.steps)),
        .int(referral.row.county), .text(referral.row.id),
      ])
    return standing
  }

  package func find(_ id: String) throws -> StoredReferral? {
    try stored("r.referral_id = ?", [.text(id)]).first
  }

  /// Of a matter, the earliest first.
  package func referrals(
    of matter: String, in county: Int64
  ) throws -> [StoredReferral] {
    try stored(
      "r.county = ? AND r.matter_id = ?", [.int(county), .text(matter)])
  }

  /// Those not delivered in an area, what is due first before the others;
  /// of restricted matters only where whoever asks may see them.
  package func undelivered(
    in area: AreaCode, seesRestricted: Bool, limit: Int
  ) throws -> [ReferralLine] {
    let (place, arguments) = AreaCondition.of(
      "r.county", "s.village", in: area)
    return try connection.rows(
      """
      SELECT \(Self.columns), r.state, s.is_restricted, h.household_no,
        h.head, s.village
      FROM referrals r JOIN matter_standings s ON s.county = r.county
        AND s.matter_id = r.matter_id
      JOIN households h ON h.county = s.county
        AND h.household_id = s.household_id AND h.standing = 1
      WHERE r.state < 2 AND \(place)
        AND \(seesRestricted ? "1 = 1" : "s.is_restricted = 0")
      ORDER BY r.due_on, r.referral_id LIMIT ?
      """, arguments + [.int(Int64(limit))]
    ) { row in
      ReferralLine(
        row: try Self.row(row), state: try row.word(10),
        isRestricted: row.flag(11), household: row.text(12),
        head: row.text(13), village: try row.area(14))
    }
  }

  private func stored(
    _ condition: String, _ arguments: [SQLValue]
  ) throws -> [StoredReferral] {
    let rows = try connection.rows(
      """
      SELECT \(Self.columns) FROM referrals r WHERE \(condition)
      ORDER BY r.referral_id
      """, arguments, Self.row)
    return try rows.map { row in
      let steps = try steps(of: row)
      guard let standing = ReferralStanding(steps) else {
        throw DatabaseFailure.unreadable("the steps of a referral")
      }
      return StoredReferral(row: row, steps: steps, standing: standing)
    }
  }

  private func steps(of row: ReferralRow) throws -> [ReferralStep] {
    try connection.rows(
      """
      SELECT \(ReferralStep.columns) FROM referral_steps t
      WHERE t.county = ? AND t.referral_id = ? ORDER BY t.number
      """, [.int(row.county), .text(row.id)]
    ) { try ReferralStep($0, from: 0) }
  }

  private func insert(_ step: ReferralStep, of row: ReferralRow) throws {
    try connection.execute(
      """
      INSERT INTO referral_steps (county, referral_id, number, step_id, kind,
        at, recorded_by, words, whom, day)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .int(row.county), .text(row.id), .int(Int64(step.number)),
        .text(step.id), SQLValue(word: step.kind), .int(step.at.seconds),
        .text(step.by), .text(step.words), .text(step.whom),
        SQLValue(step.day),
      ])
  }

  private static let columns = """
    r.county, r.referral_id, r.matter_id, r.kind, r.title, r.office_area,
      r.institution, r.body, r.due_on, r.digest
    """

  private static func row(_ row: any Statement) throws -> ReferralRow {
    guard let due = row.day(8) else {
      throw DatabaseFailure.unreadable("the day of a referral")
    }
    return ReferralRow(
      county: row.int(0), id: row.text(1), matter: row.text(2),
      kind: row.text(3), title: row.text(4),
      office: OfficeAddress(try row.area(5), try row.word(6)),
      body: row.text(7), dueOn: due, digest: row.blob(9))
  }
}

extension ReferralStep {
  static let columns = """
    t.number, t.step_id, t.kind, t.at, t.recorded_by, t.words, t.whom, t.day
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
  }
}
