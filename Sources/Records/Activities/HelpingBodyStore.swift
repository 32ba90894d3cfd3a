package import Casework
package import Database

/// Keeps the register of helping bodies (助残力量) of a county. Another
/// revision replaces a row; nothing is deleted.
package struct HelpingBodyStore {
  private let connection: any Connection
  private let county: Int64

  package init(_ connection: any Connection, of county: Int64) {
    self.connection = connection
    self.county = county
  }

  /// By kind and name.
  package func bodies() throws -> [HelpingBody] {
    try connection.rows(
      """
      SELECT body_id, area, name, kind, offer, contact, valid_from, valid_to
      FROM helping_bodies WHERE county = ? AND standing = 1
      ORDER BY kind, name, body_id
      """, [.int(county)]
    ) { row in
      HelpingBody(
        id: row.int(0), area: try row.area(1), name: row.text(2),
        kind: try row.word(3), offer: row.text(4), contact: row.text(5),
        span: row.span(6))
    }
  }

  /// Whether a form has been sent before: it is one row.
  package func isKnown(form: String) throws -> Bool {
    try connection.row(
      "SELECT 1 FROM helping_bodies WHERE form_id = ?", [.text(form)]
    ) { $0.int(0) } != nil
  }

  /// Adds it, or a revision where it has an id.
  package func put(
    _ body: HelpingBody, form: String, _ recording: Recording
  ) throws {
    let id =
      body.id != 0
      ? body.id
      : try number("max(body_id)", "county = ?", [.int(county)]) + 1
    let key: [SQLValue] = [.int(county), .int(id)]
    let revision =
      try number("max(revision)", "county = ? AND body_id = ?", key) + 1
    try connection.execute(
      """
      UPDATE helping_bodies SET standing = 0
      WHERE county = ? AND body_id = ? AND standing = 1
      """, key)
    try connection.execute(
      """
      INSERT INTO helping_bodies (county, body_id, revision, standing,
        form_id, area, name, kind, offer, contact, valid_from, valid_to,
        recorded_at, recorded_by)
      VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      key + [
        .int(revision), .text(form), SQLValue(body.area), .text(body.name),
        SQLValue(word: body.kind), .text(body.offer), .text(body.contact),
      ] + body.span.columns + [
        .int(recording.at.seconds), .text(recording.by),
      ])
  }

  private func number(
    _ what: String, _ condition: String, _ arguments: [SQLValue]
  ) throws -> Int64 {
    try connection.row(
      "SELECT coalesce(\(what), 0) FROM helping_bodies WHERE \(condition)",
      arguments
    ) { $0.int(0) } ?? 0
  }
}
