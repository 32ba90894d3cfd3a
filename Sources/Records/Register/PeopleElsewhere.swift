package import Casework
package import Database

/// People who have lived or were met outside of their home county, and
/// households on file in another county than they live in: few.
package struct PeopleElsewhere {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// The home counties of those who have lived or were met in a county.
  package func homeCounties(in county: Int64) throws -> Set<Int64> {
    let found = try connection.rows(
      """
      SELECT home_county FROM stays
      WHERE county = ? AND county <> home_county AND standing = 1
      UNION
      SELECT home_county FROM visit_persons
      WHERE county = ? AND county <> home_county
      """, [.int(county), .int(county)]
    ) { $0.int(0) }
    return Set(found)
  }

  /// Other counties that keep households of an area.
  package func counties(keepingHouseholdsOf area: AreaCode) throws -> Set<Int64>
  {
    let villages = area.villages
    let found = try connection.rows(
      """
      SELECT DISTINCT county FROM households
      WHERE standing = 1 AND village / 1000000 <> county
        AND village BETWEEN ? AND ?
      """, [.int(villages.lowerBound), .int(villages.upperBound)]
    ) { $0.int(0) }
    return Set(found)
  }
}
