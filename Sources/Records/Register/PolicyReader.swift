package import Casework
package import Database

/// Reads which policies areas have put in force.
package struct PolicyReader {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// Ids of the packs with a row in force, on whatever days.
  package func packs() throws -> Set<String> {
    Set(
      try connection.rows(
        "SELECT DISTINCT pack FROM policies WHERE standing = 1"
      ) { $0.text(0) })
  }

  /// Ids of the packs in force on a day at one place: put in force there or
  /// in an area above.
  package func packs(
    inForceAt area: AreaCode, on day: Day
  ) throws -> Set<String> {
    let above = AreaLevel.allCases.compactMap { area.ancestor($0)?.number }
    let marks = above.map { _ in "?" }.joined(separator: ", ")
    return Set(
      try connection.rows(
        """
        SELECT DISTINCT pack FROM policies WHERE standing = 1
          AND (valid_from IS NULL OR valid_from <= ?)
          AND (valid_to IS NULL OR valid_to >= ?) AND area IN (\(marks))
        """, [SQLValue(day), SQLValue(day)] + above.map(SQLValue.int)
      ) { $0.text(0) })
  }

  /// Ids of the packs in force on a day in a county, in part of it, or in
  /// what lies above it.
  package func packs(
    inForceIn county: Int64, on day: Day
  ) throws -> Set<String> {
    guard let area = AreaCode(number: county) else { return [] }
    let parts = area.villages
    let above = AreaLevel.allCases.compactMap { area.ancestor($0)?.number }
    let townships = (county * 1_000)...(county * 1_000 + 999)
    let marks = above.map { _ in "?" }.joined(separator: ", ")
    return Set(
      try connection.rows(
        """
        SELECT DISTINCT pack FROM policies WHERE standing = 1
          AND (valid_from IS NULL OR valid_from <= ?)
          AND (valid_to IS NULL OR valid_to >= ?)
          AND (area IN (\(marks)) OR area BETWEEN ? AND ?
            OR area BETWEEN ? AND ?)
        """,
        [SQLValue(day), SQLValue(day)] + above.map(SQLValue.int) + [
          .int(parts.lowerBound), .int(parts.upperBound),
          .int(townships.lowerBound), .int(townships.upperBound),
        ]
      ) { $0.text(0) })
  }

  /// Where and when a pack has been put in force.
  package func days(
    of pack: String
  ) throws -> [(area: AreaCode, span: Span)] {
    try connection.rows(
      """
      SELECT area, valid_from, valid_to FROM policies
      WHERE pack = ? AND standing = 1
      """, [.text(pack)]
    ) { (try $0.area(0), $0.span(1)) }
  }
}
