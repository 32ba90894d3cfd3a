package import Casework
package import Database

/// Reads what support hangs on: status and assessments.
package struct PayeeReader {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// Of all at home in a county who have or had a status that is paid for.
  package func facts(
    in county: Int64
  ) throws -> [PersonKey: PayeeFacts] {
    try facts(
      county,
      """
      t.person_id IN (SELECT x.person_id FROM statuses x
        WHERE x.county = ? AND x.standing = 1 AND x.status IN (\(Self.list)))
      """, .int(county))
  }

  /// Without a status, where he never had one.
  package func facts(of person: PersonKey) throws -> PayeeFacts {
    try facts(person.county, "t.person_id = ?", .int(person.id))[person]
      ?? PayeeFacts()
  }

  private static var list: String {
    PayeeFacts.paidFor.map { String($0.rawValue) }.joined(separator: ", ")
  }

  private func facts(
    _ county: Int64, _ condition: String, _ argument: SQLValue
  ) throws -> [PersonKey: PayeeFacts] {
    var found: [PersonKey: PayeeFacts] = [:]
    func key(_ row: any Statement) -> PersonKey {
      PersonKey(county: county, id: row.int(0))
    }
    try connection.query(
      """
      SELECT t.person_id, t.status, t.valid_from, t.valid_to FROM statuses t
      WHERE t.county = ? AND t.standing = 1 AND t.status IN (\(Self.list))
        AND \(condition)
      """, [.int(county), argument]
    ) { row in
      let span = row.span(2)
      if span.isEmpty { return }
      found[key(row), default: PayeeFacts()].statuses.append(
        PayeeFacts.Status(try row.word(1), span))
    }
    try connection.query(
      """
      SELECT t.person_id, t.day, t.indicators FROM assessments t
      WHERE t.county = ? AND t.standing = 1 AND \(condition)
      """, [.int(county), argument]
    ) { row in
      let letters = row.text(2)
      found[key(row), default: PayeeFacts()].assessments.append(
        PayeeFacts.Assessment(
          day: row.day(1) ?? .distantPast,
          failed: letters.count { $0 == "N" },
          isWhole: !letters.contains("-")))
    }
    try connection.query(
      """
      SELECT t.person_id, t.death FROM persons t
      WHERE t.county = ? AND t.standing = 1 AND t.death IS NOT NULL
        AND \(condition)
      """, [.int(county), argument]
    ) { row in found[key(row), default: PayeeFacts()].death = row.day(1) }
    return found
  }
}
