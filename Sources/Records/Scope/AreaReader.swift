package import Casework
package import Database

/// Areas on file.
package struct AreaReader {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  package struct Line: Sendable, Hashable {
    package var code: AreaCode
    package var name: String
  }

  /// The areas right below one, on file on a day, in the order of their
  /// codes; of several rows of one code the one that began last.
  package func parts(of area: AreaCode, on day: Day) throws -> [Line] {
    guard let level = area.level.below else { return [] }
    let codes = area.villages
    let number = Int64(day.number)
    var lines: [Line] = []
    try connection.query(
      """
      SELECT code, name FROM areas
      WHERE code BETWEEN ? AND ? AND standing = 1
        AND (valid_from IS NULL OR valid_from <= ?)
        AND (valid_to IS NULL OR valid_to >= ?)
      ORDER BY code, coalesce(valid_from, -100000000)
      """,
      [
        .int(codes.lowerBound / level.unit),
        .int(codes.upperBound / level.unit), .int(number), .int(number),
      ]
    ) { row in
      let line = Line(code: try row.area(0), name: row.text(1))
      if lines.last?.code == line.code { lines.removeLast() }
      lines.append(line)
    }
    return lines
  }

  /// Whether there is such an area, or a household in it.
  package func knows(_ area: AreaCode) throws -> Bool {
    let onFile = try connection.row(
      "SELECT 1 FROM areas WHERE code = ? AND standing = 1",
      [SQLValue(area)]
    ) { _ in true }
    if onFile != nil { return true }
    let (counties, villages) = (area.counties, area.villages)
    return try connection.row(
      """
      SELECT 1 FROM households
      WHERE county BETWEEN ? AND ? AND village BETWEEN ? AND ? LIMIT 1
      """,
      [
        .int(counties.lowerBound), .int(counties.upperBound),
        .int(villages.lowerBound), .int(villages.upperBound),
      ]
    ) { _ in true } ?? false
  }
}

extension AreaLevel {
  /// The next level down; nil for villages.
  package var below: AreaLevel? { AreaLevel(rawValue: rawValue + 1) }
}
