import Casework
package import Database

/// Proves that what is stored of matters is what their steps come to, and
/// that the numbers are a count of it.
package struct MatterProof {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// A line for each kind of difference.
  package func differences() throws -> [String] {
    var wrong = 0
    var steps: [MatterStep] = []
    var key: (Int64, String)?
    var standings: [String: MatterStanding] = [:]
    func finish() {
      guard let key else { return }
      standings["\(key.0) \(key.1)"] = MatterStanding(steps)
      if standings["\(key.0) \(key.1)"] == nil { wrong += 1 }
      steps = []
    }
    try connection.streaming.query(
      """
      SELECT t.county, t.matter_id, \(MatterStep.columns)
      FROM matter_steps t ORDER BY t.county, t.matter_id, t.number
      """
    ) { row in
      let next = (row.int(0), row.text(1))
      if let key, key != next { finish() }
      key = next
      steps.append(try MatterStep(row, from: 2))
    }
    finish()
    try connection.streaming.query(
      """
      SELECT county, matter_id, \(MatterStanding.columnNames)
      FROM matter_standings
      """
    ) { row in
      let stored = (0..<MatterStanding.columnCount).map {
        row.value($0 + 2)
      }
      let standing = standings.removeValue(
        forKey: "\(row.int(0)) \(row.text(1))")
      if standing?.columns != stored { wrong += 1 }
    }
    wrong += standings.count
    let words =
      wrong == 0 ? [] : ["matters: \(wrong) stand otherwise than stored"]
    return words + (try MatterCounts(connection).differences())
  }
}
