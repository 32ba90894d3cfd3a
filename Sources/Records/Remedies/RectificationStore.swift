package import Casework
package import Database

/// A step of a rectification, with the notice it was sent with.
package struct StoredRectificationStep: Sendable, Hashable {
  package var step: RectificationStep
  /// Of an urging; empty for none.
  package var notice: String

  package init(_ step: RectificationStep, notice: String = "") {
    self.step = step
    self.notice = notice
  }
}

/// Keeps what is done about the rectification of matters, and beside it how
/// each stands.
package struct RectificationStore {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// Of a matter, in order; none where nothing was asked for.
  package func steps(
    of matter: String, in county: Int64
  ) throws -> [StoredRectificationStep] {
    try connection.rows(
      """
      SELECT \(Self.columns) FROM rectification_steps t
      WHERE t.county = ? AND t.matter_id = ? ORDER BY t.number
      """, [.int(county), .text(matter)]
    ) {
      StoredRectificationStep(
        try RectificationStep($0, from: 0), notice: $0.text(8))
    }
  }

  static let columns = """
    t.number, t.step_id, t.kind, t.at, t.recorded_by, t.words, t.order_kind,
      t.due_by, t.notice_id
    """

  /// Adds a step that may follow.
  ///
  /// - Parameters:
  ///   - known: those there are.
  package func append(
    _ new: StoredRectificationStep, after known: [StoredRectificationStep],
    to matter: String, in county: Int64
  ) throws {
    guard
      let standing = RectificationStanding(
        known.map(\.step) + [new.step])
    else { throw DatabaseFailure.unreadable("the steps of a rectification") }
    let step = new.step
    try connection.execute(
      """
      INSERT INTO rectification_steps (county, matter_id, number, step_id,
        kind, at, recorded_by, words, order_kind, due_by, notice_id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .int(county), .text(matter), .int(Int64(step.number)),
        .text(step.id), SQLValue(word: step.kind), .int(step.at.seconds),
        .text(step.by), .text(step.words), SQLValue(word: step.order),
        SQLValue(step.dueBy?.seconds), .text(new.notice),
      ])
    let key: [SQLValue] = [.int(county), .text(matter)]
    if known.isEmpty {
      try connection.execute(
        """
        INSERT INTO rectifications (\(RectificationStanding.columnNames),
          county, matter_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """, standing.columns + key)
    } else {
      try connection.execute(
        """
        UPDATE rectifications SET state = ?, kind = ?, ordered_at = ?,
          due_by = ?, is_extended = ?, done_on = ?, days_taken = ?, steps = ?
        WHERE county = ? AND matter_id = ?
        """, standing.columns + key)
    }
  }
}

extension RectificationStep {
  /// - Parameter first: the column of its number.
  init(_ row: any Statement, from first: Int32) throws {
    self.init(
      number: Int(row.int(first)), id: row.text(first + 1),
      kind: try row.word(first + 2),
      at: Moment(seconds: row.int(first + 3)), by: row.text(first + 4))
    words = row.text(first + 5)
    order = try row.optionalWord(first + 6)
    dueBy = row.optionalInt(first + 7).map { Moment(seconds: $0) }
  }
}

extension RectificationStanding {
  static let columnNames = """
    state, kind, ordered_at, due_by, is_extended, done_on, days_taken, steps
    """
  static let columnCount: Int32 = 8

  var columns: [SQLValue] {
    [
      SQLValue(word: state), SQLValue(word: kind),
      .int(orderedAt.seconds), .int(dueBy.seconds), SQLValue(isExtended),
      SQLValue(doneOn), SQLValue(daysTaken.map(Int64.init)),
      .int(Int64(steps)),
    ]
  }
}
