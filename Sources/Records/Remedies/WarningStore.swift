package import Casework
package import Database

/// A warning as it was raised; nothing of it changes.
package struct WarningRow: Sendable, Hashable {
  package var home: HouseholdKey
  package var id: String
  /// Whose rules it follows.
  package var pack: String
  /// The sign, in words.
  package var title: String
  /// What raised it: `circumstance 1 20260520`, `matter ID`; of one raised
  /// by hand its id.
  package var cause: String
  package var digest: [UInt8]

  package init(
    home: HouseholdKey, id: String, pack: String, title: String,
    cause: String, digest: [UInt8] = []
  ) {
    self.home = home
    self.id = id
    self.pack = pack
    self.title = title
    self.cause = cause
    self.digest = digest
  }
}

/// A warning with all that was done about it and how it stands by that.
package struct StoredWarning: Sendable, Hashable {
  package var row: WarningRow
  package var steps: [WarningStep]
  package var standing: WarningStanding
}

/// Keeps warnings and what is done about them.
package struct WarningStore {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  package func insert(_ row: WarningRow, _ steps: [WarningStep]) throws {
    guard let standing = WarningStanding(steps) else {
      throw DatabaseFailure.unreadable("the steps of a warning")
    }
    try connection.execute(
      """
      INSERT INTO warnings (county, warning_id, household_id, pack, title,
        cause, digest, state, class, identified_on, measures, cleared_on,
        steps) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .int(row.home.county), .text(row.id), .int(row.home.id),
        .text(row.pack), .text(row.title), .text(row.cause),
        .blob(row.digest),
      ] + standing.columns)
    for step in steps { try insert(step, of: row) }
  }

  /// Adds a step that may follow.
  package func append(
    _ step: WarningStep, to warning: StoredWarning
  ) throws -> WarningStanding {
    var standing = warning.standing
    standing.take(step)
    try insert(step, of: warning.row)
    try connection.execute(
      """
      UPDATE warnings SET state = ?, class = ?, identified_on = ?,
        measures = ?, cleared_on = ?, steps = ?
      WHERE county = ? AND warning_id = ?
      """,
      standing.columns + [
        .int(warning.row.home.county), .text(warning.row.id),
      ])
    return standing
  }

  package func find(_ id: String) throws -> StoredWarning? {
    try stored("w.warning_id = ?", [.text(id)]).first
  }

  /// Of a household, the latest first.
  package func warnings(of home: HouseholdKey) throws -> [StoredWarning] {
    try stored(
      "w.county = ? AND w.household_id = ?",
      [.int(home.county), .int(home.id)])
  }

  /// Whether something has raised a warning of a household already.
  package func isKnown(_ cause: String, of home: HouseholdKey) throws -> Bool {
    try connection.row(
      """
      SELECT 1 FROM warnings
      WHERE county = ? AND household_id = ? AND cause = ?
      """, [.int(home.county), .int(home.id), .text(cause)]
    ) { _ in true } ?? false
  }

  private func stored(
    _ condition: String, _ arguments: [SQLValue]
  ) throws -> [StoredWarning] {
    let rows = try connection.rows(
      """
      SELECT w.county, w.household_id, w.warning_id, w.pack, w.title,
        w.cause, w.digest
      FROM warnings w WHERE \(condition) ORDER BY w.warning_id DESC
      """, arguments
    ) { row in
      WarningRow(
        home: HouseholdKey(county: row.int(0), id: row.int(1)),
        id: row.text(2), pack: row.text(3), title: row.text(4),
        cause: row.text(5), digest: row.blob(6))
    }
    return try rows.map { row in
      let steps = try connection.rows(
        """
        SELECT \(WarningStep.columns) FROM warning_steps t
        WHERE t.county = ? AND t.warning_id = ? ORDER BY t.number
        """, [.int(row.home.county), .text(row.id)]
      ) { try WarningStep($0, from: 0) }
      guard let standing = WarningStanding(steps) else {
        throw DatabaseFailure.unreadable("the steps of a warning")
      }
      return StoredWarning(row: row, steps: steps, standing: standing)
    }
  }

  private func insert(_ step: WarningStep, of row: WarningRow) throws {
    try connection.execute(
      """
      INSERT INTO warning_steps (county, warning_id, number, step_id, kind,
        at, recorded_by, words, day, class)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .int(row.home.county), .text(row.id), .int(Int64(step.number)),
        .text(step.id), SQLValue(word: step.kind), .int(step.at.seconds),
        .text(step.by), .text(step.words), SQLValue(step.day),
        SQLValue(word: step.monitoredClass),
      ])
  }
}

extension WarningStep {
  static let columns = """
    t.number, t.step_id, t.kind, t.at, t.recorded_by, t.words, t.day, t.class
    """

  /// - Parameter first: the column of its number.
  init(_ row: any Statement, from first: Int32) throws {
    self.init(
      number: Int(row.int(first)), id: row.text(first + 1),
      kind: try row.word(first + 2),
      at: Moment(seconds: row.int(first + 3)), by: row.text(first + 4))
    words = row.text(first + 5)
    day = row.day(first + 6)
    monitoredClass = try row.optionalWord(first + 7)
  }
}

extension WarningStanding {
  static let columnNames =
    "state, class, identified_on, measures, cleared_on, steps"
  static let columnCount: Int32 = 6

  var columns: [SQLValue] {
    [
      SQLValue(word: state), SQLValue(word: monitoredClass),
      SQLValue(identifiedOn), .int(Int64(measures)), SQLValue(clearedOn),
      .int(Int64(steps)),
    ]
  }
}
