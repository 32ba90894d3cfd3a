package import Casework
package import Database

/// An area with its name.
package struct AreaLine: Sendable, Hashable {
  package var code: AreaCode
  package var name: String
}

/// Reads which areas lie in one.
package struct AreaReader {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// The areas of the next level on file, in the order of their codes.
  package func areas(below area: AreaCode) throws -> [AreaLine] {
    guard let level = AreaLevel(rawValue: area.level.rawValue + 1) else {
      return []
    }
    let times = area.level.unit / level.unit
    let first = area.number * times
    var seen: Set<AreaCode> = []
    return try connection.rows(
      """
      SELECT code, name FROM areas
      WHERE code BETWEEN ? AND ? AND standing = 1
      ORDER BY code, coalesce(valid_from, -100000000) DESC
      """, [.int(first), .int(first + times - 1)]
    ) { AreaLine(code: try $0.area(0), name: $0.text(1)) }
      .filter { seen.insert($0.code).inserted }
  }
}
