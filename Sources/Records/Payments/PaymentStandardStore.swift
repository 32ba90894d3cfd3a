package import Casework
package import Database

/// A standard as it stands in the records.
package struct StoredStandard: Sendable, Hashable {
  package var standard: PaymentStandard
  package var revision: Int64
  package var isStanding: Bool
  /// Why it was corrected; empty for the first revision.
  package var reason: String
  package var at: Moment
  package var by: String
}

/// Keeps what a county has set its support at. A correction is another
/// revision of the same first day.
package struct PaymentStandardStore {
  private let connection: any Connection
  private let county: Int64

  package init(_ connection: any Connection, of county: Int64) {
    self.connection = connection
    self.county = county
  }

  package func standards() throws -> [PaymentStandard] {
    try history().filter(\.isStanding).map(\.standard)
  }

  /// All revisions; the latest day and revision first.
  package func history() throws -> [StoredStandard] {
    try connection.rows(
      """
      SELECT first_day, scattered, institution, care_self, care_half,
        care_full, due_day, basis, revision, standing, reason, recorded_at,
        recorded_by
      FROM payment_standards WHERE county = ?
      ORDER BY first_day DESC, revision DESC
      """, [.int(county)]
    ) { row in
      StoredStandard(
        standard: PaymentStandard(
          from: row.day(0) ?? .distantPast, scattered: Fen(row.int(1)),
          institution: Fen(row.int(2)), selfCaring: Fen(row.int(3)),
          half: Fen(row.int(4)), full: Fen(row.int(5)),
          setDueDay: row.isNull(6) ? nil : Int(row.int(6)),
          basis: row.text(7)),
        revision: row.int(8), isStanding: row.flag(9), reason: row.text(10),
        at: Moment(seconds: row.int(11)), by: row.text(12))
    }
  }

  package func isKnown(form: String) throws -> Bool {
    try connection.row(
      "SELECT 1 FROM payment_standards WHERE form_id = ?", [.text(form)]
    ) { $0.int(0) } != nil
  }

  /// Adds it, as a revision where one of that day stands.
  package func put(
    _ standard: PaymentStandard, reason: String, form: String,
    _ recording: Recording
  ) throws {
    let key: [SQLValue] = [.int(county), SQLValue(standard.from)]
    let last =
      try connection.row(
        """
        SELECT coalesce(max(revision), 0) FROM payment_standards
        WHERE county = ? AND first_day = ?
        """, key
      ) { $0.int(0) } ?? 0
    try connection.execute(
      """
      UPDATE payment_standards SET standing = 0
      WHERE county = ? AND first_day = ? AND standing = 1
      """, key)
    try connection.execute(
      """
      INSERT INTO payment_standards (county, first_day, revision, standing,
        form_id, scattered, institution, care_self, care_half, care_full,
        due_day, basis, reason, recorded_at, recorded_by)
      VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      key + [
        .int(last + 1), .text(form), .int(standard.scattered.count),
        .int(standard.institution.count), .int(standard.selfCaring.count),
        .int(standard.half.count), .int(standard.full.count),
        SQLValue(standard.setDueDay.map { Int64($0) }),
        .text(standard.basis), .text(reason), .int(recording.at.seconds),
        .text(recording.by),
      ])
  }
}
