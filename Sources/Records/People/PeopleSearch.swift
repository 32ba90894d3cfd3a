import Casework
package import Database

/// What somebody is looked for by.
package enum PersonTerm: Sendable, Hashable {
  /// Part of a name.
  case name(String)
  /// Letters: the spelling or the initials, from a syllable on.
  case spelling(String)
  /// Fingerprints of the last digits of a citizen ID or certificate number.
  case lastFour([UInt8]), lastSix([UInt8])
  /// The fingerprint of a whole one.
  case whole([UInt8])
  /// 户编号 or 人员编号.
  case number(String)
}

/// A person found, in a household where he lives or has lived.
package struct PersonFound: Sendable, Hashable {
  package var household: HouseholdKey
  package var person: PersonKey
}

/// Finds persons within a part of a county, in the order of their keys.
package struct PeopleSearch {
  private let connection: any Connection
  private let scope: PeopleScope

  package init(_ connection: any Connection, in scope: PeopleScope) {
    self.connection = connection
    self.scope = scope
  }

  /// At most so many rows, those after a person; numbers lead to so few that
  /// nothing comes after.
  package func find(
    _ term: PersonTerm, after person: PersonKey?, limit: Int
  ) throws -> [PersonFound] {
    switch term {
    case .name(let part):
      return try byName("n.name LIKE ?", "%\(part)%", person, limit)
    case .spelling(let letters):
      return try byName("n.spelling LIKE ?", "% \(letters)%", person, limit)
    case .lastFour, .lastSix, .whole, .number:
      return person == nil ? try byNumber(term, limit) : []
    }
  }

  // CROSS JOIN says which table comes first: the names of a whole county, or
  // the households of a part of it.
  private func byName(
    _ condition: String, _ pattern: String, _ after: PersonKey?,
    _ limit: Int
  ) throws -> [PersonFound] {
    let tables =
      scope.isWide
      ? "person_names n CROSS JOIN stays s CROSS JOIN households h"
      : "households h CROSS JOIN stays s CROSS JOIN person_names n"
    return try rows(
      """
      FROM \(tables)
      WHERE n.county = ? AND (n.home_county, n.home_person_id) > (?, ?)
        AND h.county = ?\(scope.term) AND \(condition)
        AND s.home_county = n.home_county
        AND s.home_person_id = n.home_person_id
        AND \(Self.lives)
      ORDER BY n.home_county, n.home_person_id, h.household_id
      LIMIT \(limit)
      """,
      [
        .int(scope.county), .int(after?.county ?? 0), .int(after?.id ?? 0),
        .int(scope.county),
      ] + scope.arguments + [.text(pattern)])
  }

  private func byNumber(
    _ term: PersonTerm, _ limit: Int
  ) throws -> [PersonFound] {
    switch term {
    case .lastFour(let hash):
      return try byIdentity("i.last_four = ?", hash, limit)
    case .lastSix(let hash):
      return try byIdentity("i.last_six = ?", hash, limit)
    case .whole(let hash): return try byIdentity("i.whole = ?", hash, limit)
    case .number(let number): return try byRegisterNumber(number, limit)
    case .name, .spelling: return []
    }
  }

  private func byIdentity(
    _ condition: String, _ hash: [UInt8], _ limit: Int
  ) throws -> [PersonFound] {
    try rows(
      """
      FROM identities i CROSS JOIN stays s CROSS JOIN households h
      WHERE i.county IN (SELECT county FROM ledger_states) AND \(condition)
        AND i.standing = 1
        AND i.kind IN (\(IdentityKind.citizenID.rawValue),
          \(IdentityKind.certificate.rawValue))
        AND s.home_county = i.county AND s.home_person_id = i.person_id
        AND h.county = ?\(scope.term) AND \(Self.lives)
      LIMIT \(limit)
      """, [.blob(hash), .int(scope.county)] + scope.arguments)
  }

  private func byRegisterNumber(
    _ number: String, _ limit: Int
  ) throws -> [PersonFound] {
    let arguments: [SQLValue] =
      [.text(number), .int(scope.county)] + scope.arguments
    let persons = try rows(
      """
      FROM persons p CROSS JOIN stays s CROSS JOIN households h
      WHERE p.person_no = ? AND p.standing = 1 AND p.county = p.home_county
        AND s.home_county = p.county AND s.home_person_id = p.person_id
        AND h.county = ?\(scope.term) AND \(Self.lives)
      LIMIT \(limit)
      """, arguments)
    return try persons
      + rows(
        """
        FROM households h CROSS JOIN stays s
        WHERE h.household_no = ? AND h.county = ?\(scope.term)
          AND \(Self.lives)
        LIMIT \(limit)
        """, arguments)
  }

  /// Stay and household are on record and belong together.
  private static let lives = """
    s.county = h.county AND s.household_id = h.household_id
      AND s.standing = 1 AND h.standing = 1
    """

  private func rows(
    _ rest: String, _ arguments: [SQLValue]
  ) throws -> [PersonFound] {
    try connection.rows(
      """
      SELECT h.county, h.household_id, s.home_county, s.home_person_id
      \(rest)
      """, arguments
    ) { row in
      PersonFound(
        household: HouseholdKey(county: row.int(0), id: row.int(1)),
        person: PersonKey(county: row.int(2), id: row.int(3)))
    }
  }
}
