package import Casework
package import Database

/// An institution's place in the register of its county.
package struct InstitutionKey: Hashable, Sendable {
  package var county: Int64
  package var id: Int64

  package init(county: Int64, id: Int64) {
    self.county = county
    self.id = id
  }
}

/// Keeps the dated rows that a county sets for all its care: institutions
/// and seasons. Another revision replaces a row; nothing is deleted.
package struct CountyCareStore {
  private let connection: any Connection
  private let county: Int64

  package init(_ connection: any Connection, of county: Int64) {
    self.connection = connection
    self.county = county
  }

  /// By name.
  package func institutions() throws -> [Institution] {
    try connection.rows(
      """
      SELECT institution_id, name, kind, licence, valid_from, valid_to
      FROM institutions WHERE county = ? AND standing = 1
      ORDER BY kind, name, institution_id
      """, [.int(county)]
    ) { row in
      Institution(
        id: row.int(0), name: row.text(1), kind: try row.word(2),
        licence: row.text(3), span: row.span(4))
    }
  }

  /// The latest first.
  package func calls() throws -> [SeasonCall] {
    try connection.rows(
      """
      SELECT call_id, season, reason, valid_from, valid_to, recorded_by
      FROM season_calls WHERE county = ? AND standing = 1
      ORDER BY valid_from DESC, call_id DESC
      """, [.int(county)]
    ) { row in
      SeasonCall(
        id: row.int(0), season: row.text(1), reason: row.text(2),
        span: row.span(3), by: row.text(5))
    }
  }

  /// Ids of the seasons called on a day.
  package func called(on day: Day) throws -> Set<String> {
    Set(
      try connection.rows(
        """
        SELECT season FROM season_calls WHERE county = ? AND standing = 1
          AND (valid_from IS NULL OR valid_from <= ?)
          AND (valid_to IS NULL OR valid_to >= ?)
        """, [.int(county), SQLValue(day), SQLValue(day)]
      ) { $0.text(0) })
  }

  /// What is on record under a form: as often as it is sent, it is one row.
  package func isKnown(form: String) throws -> Bool {
    try connection.row(
      """
      SELECT 1 FROM institutions WHERE form_id = ?
      UNION ALL SELECT 1 FROM season_calls WHERE form_id = ?
      """, [.text(form), .text(form)]
    ) { $0.int(0) } != nil
  }

  /// Adds it, or a revision where it has an id.
  package func put(
    _ institution: Institution, form: String, _ recording: Recording
  ) throws {
    try put(
      "institutions", "institution_id", institution.id, form,
      "name, kind, licence, valid_from, valid_to",
      [
        .text(institution.name), SQLValue(word: institution.kind),
        .text(institution.licence),
      ] + institution.span.columns, recording)
  }

  /// Adds it, or a revision where it has an id.
  package func put(
    _ call: SeasonCall, form: String, _ recording: Recording
  ) throws {
    try put(
      "season_calls", "call_id", call.id, form,
      "season, reason, valid_from, valid_to",
      [.text(call.season), .text(call.reason)] + call.span.columns,
      recording)
  }

  private func put(
    _ table: String, _ column: String, _ known: Int64, _ form: String,
    _ columns: String, _ values: [SQLValue], _ recording: Recording
  ) throws {
    let id =
      known != 0
      ? known
      : try connection.row(
        "SELECT coalesce(max(\(column)), 0) + 1 FROM \(table) WHERE county = ?",
        [.int(county)]
      ) { $0.int(0) } ?? 1
    let revision =
      try connection.row(
        """
        SELECT coalesce(max(revision), 0) + 1 FROM \(table)
        WHERE county = ? AND \(column) = ?
        """, [.int(county), .int(id)]
      ) { $0.int(0) } ?? 1
    try connection.execute(
      """
      UPDATE \(table) SET standing = 0
      WHERE county = ? AND \(column) = ? AND standing = 1
      """, [.int(county), .int(id)])
    let marks = values.map { _ in ", ?" }.joined()
    try connection.execute(
      """
      INSERT INTO \(table) (county, \(column), revision, standing, form_id,
        recorded_at, recorded_by, \(columns))
      VALUES (?, ?, ?, 1, ?, ?, ?\(marks))
      """,
      [
        .int(county), .int(id), .int(revision), .text(form),
        .int(recording.at.seconds), .text(recording.by),
      ] + values)
  }
}
