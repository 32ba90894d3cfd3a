package import Casework
package import Database

/// An area with its name.
package struct NamedArea: Sendable, Hashable {
  package var code: AreaCode
  package var name: String
}

/// Reads which areas lie in another, and numbers that are still free there.
package struct PlaceReader {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// Areas of a level in an area, by code; itself where it is of that level.
  package func areas(
    _ level: AreaLevel, in area: AreaCode
  ) throws -> [NamedArea] {
    guard level.rawValue >= area.level.rawValue else { return [] }
    let width = area.level.unit / level.unit
    var found: [NamedArea] = []
    try connection.query(
      """
      SELECT code, name FROM areas
      WHERE code BETWEEN ? AND ? AND standing = 1
      ORDER BY code, coalesce(valid_from, -100000000)
      """,
      [
        .int(area.number * width), .int(area.number * width + width - 1),
      ]
    ) { row in
      let code = try row.area(0)
      if found.last?.code == code { found.removeLast() }
      found.append(NamedArea(code: code, name: row.text(1)))
    }
    return found
  }

  /// Villages that have or had households on file, in the order of codes.
  package func villagesWithHouseholds(
    in area: AreaCode
  ) throws -> [AreaCode] {
    if area.level == .village { return [area] }
    return try connection.rows(
      """
      SELECT DISTINCT village FROM households
      WHERE county = ? AND village BETWEEN ? AND ? ORDER BY village
      """,
      [
        .int(area.countyKey), .int(area.villages.lowerBound),
        .int(area.villages.upperBound),
      ]
    ) { try $0.area(0) }
  }

  /// The next free number of a household, or of a person, that begins with
  /// the code of the village and a letter: `341202001201H0007`.
  package func freeNumber(
    _ kind: NumberKind, at village: AreaCode
  ) throws -> String {
    let begin = village.description + kind.letter
    let length = Int64(begin.count)
    let column = kind.column
    var last = 0
    try connection.query(
      """
      SELECT \(column) FROM \(kind.table) WHERE county = ? AND standing = 1
        AND substr(\(column), 1, ?) = ?
      """, [.int(village.countyKey), .int(length), .text(begin)]
    ) { row in
      last = max(last, Int(row.text(0).dropFirst(begin.count)) ?? 0)
    }
    let digits = String(last + 1)
    return begin + String(repeating: "0", count: max(0, 4 - digits.count))
      + digits
  }

  package enum NumberKind: Sendable {
    case household, person

    var letter: String { self == .household ? "H" : "P" }
    var table: String { self == .household ? "households" : "persons" }
    var column: String {
      self == .household ? "household_no" : "person_no"
    }
  }
}
