package import Casework
package import Database

/// Who works in an area, and what their links name.
package struct StaffReader {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// Workers with a post of one of the roles in the area, in the order of
  /// their ids.
  package func workers(
    of roles: Set<Role>, in area: AreaCode
  ) throws -> [Int64] {
    let codes = area.villages
    var found: Set<Int64> = []
    // A post names an area of any level at or below this one.
    for level in AreaLevel.allCases where level.rawValue >= area.level.rawValue
    {
      for role in roles {
        try connection.query(
          """
          SELECT worker_id FROM posts
          WHERE area BETWEEN ? AND ? AND role = ? AND standing = 1
          """,
          [
            .int(codes.lowerBound / level.unit),
            .int(codes.upperBound / level.unit), SQLValue(word: role),
          ]
        ) { found.insert($0.int(0)) }
      }
    }
    return found.sorted()
  }

  /// What any link of the workers has ever named.
  package func linked(
    to workers: [Int64]
  ) throws -> (households: Set<HouseholdKey>, persons: Set<PersonKey>) {
    var households: Set<HouseholdKey> = []
    var persons: Set<PersonKey> = []
    let selection = Selection.some(workers)
    try connection.query(
      """
      SELECT DISTINCT county, household_id, person_id FROM links
      WHERE standing = 1\(selection.term("worker_id"))
      """, selection.arguments
    ) { row in
      if row.int(1) != 0 {
        households.insert(HouseholdKey(county: row.int(0), id: row.int(1)))
      } else {
        persons.insert(PersonKey(county: row.int(0), id: row.int(2)))
      }
    }
    return (households, persons)
  }
}
