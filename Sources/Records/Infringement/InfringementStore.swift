package import Casework
package import Database

/// A revision of what is on record of an infringement.
package struct InfringementRow: Sendable, Hashable {
  package var revision: Int64
  package var content: Infringement
  /// Why it was changed; empty for the first.
  package var why: String
  package var at: Moment
  package var by: String
}

/// Keeps the infringements that matters are about, one for each; each form
/// adds a revision of the whole.
package struct InfringementStore {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// All revisions, the first one first.
  package func history(
    ofMatter matter: String, in county: Int64
  ) throws -> [InfringementRow] {
    try connection.rows(
      """
      SELECT revision, happened, kind, words, body, informed_at, outcome, why,
        recorded_at, recorded_by
      FROM infringements WHERE county = ? AND matter_id = ? ORDER BY revision
      """, [.int(county), .text(matter)]
    ) { row in
      let body: LegalBody? = try row.optionalWord(4)
      let at = row.int(5)
      return InfringementRow(
        revision: row.int(0),
        content: Infringement(
          happened: row.day(1) ?? .distantPast, kind: try row.word(2),
          words: row.text(3),
          report: body.map { .init(body: $0, at: Moment(seconds: at)) },
          outcome: row.text(6)),
        why: row.text(7), at: Moment(seconds: row.int(8)), by: row.text(9))
    }
  }

  /// What was sent with a form, and by whom.
  package func submission(
    _ form: String
  ) throws -> (digest: [UInt8], by: String)? {
    try connection.row(
      "SELECT digest, recorded_by FROM infringements WHERE form_id = ?",
      [.text(form)]
    ) { ($0.blob(0), $0.text(1)) }
  }

  /// - Parameter revision: the one it follows; 0 for none.
  package func put(
    _ content: Infringement, ofMatter matter: String, in county: Int64,
    form: String, digest: [UInt8], after revision: Int64, why: String,
    _ recording: Recording
  ) throws {
    try connection.execute(
      """
      UPDATE infringements SET standing = 0
      WHERE county = ? AND matter_id = ? AND standing = 1
      """, [.int(county), .text(matter)])
    try connection.execute(
      """
      INSERT INTO infringements (county, matter_id, revision, standing,
        form_id, digest, happened, kind, words, body, informed_at, outcome,
        why, recorded_at, recorded_by)
      VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .int(county), .text(matter), .int(revision + 1), .text(form),
        .blob(digest), SQLValue(content.happened),
        SQLValue(word: content.kind), .text(content.words),
        SQLValue(word: content.report?.body),
        SQLValue(content.report.map(\.at.seconds)), .text(content.outcome),
        .text(why), .int(recording.at.seconds), .text(recording.by),
      ])
  }
}
