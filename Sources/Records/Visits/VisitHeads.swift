package import Casework
import Database

/// Standing entries of visits as far as an import looks at them: asked for
/// many at a time, and kept.
package struct VisitHeads {
  package struct Head: Sendable, Hashable {
    package var place: StoredVisit
    package var registeredAt: Moment
    /// 访视编号 of what it corrects.
    package var corrects: String?
  }

  private let connection: any Connection
  /// Nil for numbers that are not on record.
  private var known: [String: Head?] = [:]

  init(_ connection: any Connection) { self.connection = connection }

  mutating func lookUp(_ numbers: Set<String>) throws {
    let unknown = numbers.filter { known[$0] == nil }
    for number in unknown { known[number] = .some(nil) }
    for lot in NumberLots.lots(of: unknown) {
      try connection.query(
        """
        SELECT visit_no, county, household_id, visit_id, revision,
          registered_at, corrects
        FROM visits WHERE visit_no IN (\(NumberLots.marks)) AND standing = 1
        """, lot
      ) { row in
        known[row.text(0)] = Head(
          place: StoredVisit(
            county: row.int(1), household: row.int(2), visit: row.int(3),
            revision: row.int(4)),
          registeredAt: Moment(seconds: row.int(5)),
          corrects: row.optionalText(6))
      }
    }
  }

  /// The entry of a number.
  mutating func head(_ number: String) throws -> Head? {
    try lookUp([number])
    return known[number] ?? nil
  }

  /// To be called when the entry of a number has changed.
  mutating func forget(_ number: String) { known[number] = nil }

  /// Whether the corrections that an entry names lead back to a number.
  mutating func leads(
    from entry: String, to number: String
  ) throws -> Bool {
    var seen: Set<String> = []
    var next: String? = entry
    while let name = next, seen.insert(name).inserted {
      guard let head = try head(name) else { return false }
      if name == number { return true }
      next = head.corrects
    }
    return false
  }
}
