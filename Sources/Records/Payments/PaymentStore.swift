package import Casework
package import Database

/// A payment as it stands in the records, in one of its revisions.
package struct StoredPayment: Sendable, Hashable {
  package var month: PayMonth
  package var payment: Payment
  package var revision: Int64
  package var isStanding: Bool
  /// Why it was corrected; empty for the first revision.
  package var reason: String
  package var at: Moment
  package var by: String
}

/// Keeps what was paid to persons. A correction is another revision of the
/// same entry; nothing is deleted.
package struct PaymentStore {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  private static let columns = """
    person_id, month, entry, basic, care, day, revision, standing, reason,
      recorded_at, recorded_by
    """

  private func stored(_ row: any Statement) throws -> StoredPayment {
    guard let month = PayMonth(number: row.int(1)) else {
      throw DatabaseFailure.unreadable("a month \(row.int(1))")
    }
    return StoredPayment(
      month: month,
      payment: Payment(
        entry: row.int(2), basic: Fen(row.int(3)), care: Fen(row.int(4)),
        day: row.day(5) ?? .distantPast),
      revision: row.int(6), isStanding: row.flag(7), reason: row.text(8),
      at: Moment(seconds: row.int(9)), by: row.text(10))
  }

  /// What stands of a month, of all persons at home in a county.
  package func payments(
    for month: PayMonth, in county: Int64
  ) throws -> [PersonKey: [Payment]] {
    var found: [PersonKey: [Payment]] = [:]
    try connection.query(
      """
      SELECT \(Self.columns) FROM payments
      WHERE county = ? AND month = ? AND standing = 1
      ORDER BY person_id, entry
      """, [.int(county), .int(month.number)]
    ) { row in
      let key = PersonKey(county: county, id: row.int(0))
      found[key, default: []].append(try stored(row).payment)
    }
    return found
  }

  /// All revisions of what was paid to somebody, the latest month first; the
  /// entries of a month in their order, the latest revision first.
  package func history(of person: PersonKey) throws -> [StoredPayment] {
    try connection.rows(
      """
      SELECT \(Self.columns) FROM payments
      WHERE county = ? AND person_id = ?
      ORDER BY month DESC, entry, revision DESC
      """, [.int(person.county), .int(person.id)], stored)
  }

  /// What was sent with a form, and by whom; nil for a form not sent.
  package func form(
    _ id: String, in county: Int64
  ) throws -> (digest: [UInt8], by: String)? {
    try connection.row(
      """
      SELECT digest, recorded_by FROM payment_forms
      WHERE county = ? AND form_id = ?
      """, [.int(county), .text(id)]
    ) { ($0.blob(0), $0.text(1)) }
  }

  package func put(
    form: String, digest: [UInt8], in county: Int64, _ recording: Recording
  ) throws {
    try connection.execute(
      """
      INSERT INTO payment_forms (county, form_id, digest, recorded_at,
        recorded_by)
      VALUES (?, ?, ?, ?, ?)
      """,
      [
        .int(county), .text(form), .blob(digest), .int(recording.at.seconds),
        .text(recording.by),
      ])
  }

  /// Adds a payment, as a revision where the entry stands already.
  package func put(
    _ payment: Payment, for month: PayMonth, to person: PersonKey,
    revision: Int64, reason: String, _ recording: Recording
  ) throws {
    let key: [SQLValue] = [
      .int(person.county), .int(month.number), .int(person.id),
      .int(payment.entry),
    ]
    try connection.execute(
      """
      UPDATE payments SET standing = 0
      WHERE county = ? AND month = ? AND person_id = ? AND entry = ?
        AND standing = 1
      """, key)
    try connection.execute(
      """
      INSERT INTO payments (county, month, person_id, entry, revision,
        standing, basic, care, day, reason, recorded_at, recorded_by)
      VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?)
      """,
      key + [
        .int(revision), .int(payment.basic.count), .int(payment.care.count),
        SQLValue(payment.day), .text(reason), .int(recording.at.seconds),
        .text(recording.by),
      ])
  }
}
