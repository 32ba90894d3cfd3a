import Casework
package import Database

/// Proves that what is stored of rectifications, referrals and warnings is
/// what their steps come to.
package struct RemedyProof {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// A line for each kind of difference.
  package func differences() throws -> [String] {
    let rectifications = try wrong(
      "rectification_steps t", "matter_id",
      "t.number, t.step_id, t.kind, t.at, t.recorded_by, t.words, "
        + "t.order_kind, t.due_by",
      RectificationStep.init(_:from:), "rectifications",
      RectificationStanding.columnNames, RectificationStanding.columnCount
    ) { RectificationStanding($0)?.columns }
    let referrals = try wrong(
      "referral_steps t", "referral_id", ReferralStep.columns,
      ReferralStep.init(_:from:), "referrals", "state, steps", 2
    ) { steps in
      ReferralStanding(steps).map {
        [SQLValue(word: $0.state), .int(Int64($0.steps))]
      }
    }
    let warnings = try wrong(
      "warning_steps t", "warning_id", WarningStep.columns,
      WarningStep.init(_:from:), "warnings", WarningStanding.columnNames,
      WarningStanding.columnCount
    ) { WarningStanding($0)?.columns }
    return [
      ("rectifications", rectifications), ("referrals", referrals),
      ("warnings", warnings),
    ].filter { $0.1 > 0 }.map { "\($0.0): \($0.1) stand otherwise than stored" }
  }

  private func wrong<Step>(
    _ steps: String, _ key: String, _ columns: String,
    _ read: (any Statement, Int32) throws -> Step, _ table: String,
    _ names: String, _ count: Int32, _ standing: ([Step]) -> [SQLValue]?
  ) throws -> Int {
    var found: [String: [Step]] = [:]
    try connection.streaming.query(
      """
      SELECT t.county, t.\(key), \(columns) FROM \(steps)
      ORDER BY t.county, t.\(key), t.number
      """
    ) { row in
      found["\(row.int(0)) \(row.text(1))", default: []]
        .append(try read(row, 2))
    }
    var wrong = 0
    try connection.streaming.query(
      "SELECT county, \(key), \(names) FROM \(table)"
    ) { row in
      let stored = (0..<count).map { row.value($0 + 2) }
      let own = found.removeValue(forKey: "\(row.int(0)) \(row.text(1))")
      if own.flatMap(standing) != stored { wrong += 1 }
    }
    return wrong + found.count
  }
}
