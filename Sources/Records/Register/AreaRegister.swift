package import Casework
package import Database

/// An area's row on record, with where it stands.
package struct StoredArea: Sendable {
  package var stored: StoredEntry
  package var record: AreaRecord
}

/// A pack in force, with where its row stands.
package struct StoredPolicy: Sendable {
  package var stored: StoredEntry
  package var record: PolicyRecord
}

/// Reads areas and what is in force in them.
package struct AreaRegister {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// Rows of the areas in an area, itself included, by code and day.
  ///
  /// - Parameter area: nil for everywhere.
  package func areas(in area: AreaCode?) throws -> [StoredArea] {
    let term = AreaTerm("code", in: area)
    return try connection.rows(
      """
      SELECT code, entry, revision, name, level, parent, urban_class,
        valid_from, valid_to
      FROM areas WHERE standing = 1 AND \(term.sql)
      ORDER BY code, valid_from NULLS FIRST, entry
      """, term.arguments
    ) { row in
      let code = try row.area(0)
      return StoredArea(
        stored: StoredEntry(
          owner: [SQLValue(code)], entry: row.int(1), revision: row.int(2)),
        record: AreaRecord(
          code: code, name: row.text(3), level: row.text(4),
          parent: row.isNull(5) ? nil : try row.area(5),
          urbanClass: row.text(6), span: row.span(7)))
    }
  }

  /// Households on file on a day or later, by village.
  package func households(
    in area: AreaCode?, from day: Day
  ) throws -> [AreaCode: Int] {
    var place = ""
    var arguments: [SQLValue] = []
    if let area {
      // Of one county in the order of its index.
      let county = area.ancestor(.county)
      place =
        (county == nil ? "" : " AND county = ?")
        + " AND village BETWEEN ? AND ?"
      arguments =
        (county.map { [.int($0.countyKey)] } ?? []) + [
          .int(area.villages.lowerBound), .int(area.villages.upperBound),
        ]
    }
    var counts: [AreaCode: Int] = [:]
    try connection.query(
      """
      SELECT village, count(*) FROM households
      WHERE standing = 1 AND (valid_to IS NULL OR valid_to >= ?)\(place)
      GROUP BY village
      """, [SQLValue(day)] + arguments
    ) { row in counts[try row.area(0)] = Int(row.int(1)) }
    return counts
  }

  /// All rows of packs in areas in an area and in those above it.
  package func policies(for area: AreaCode?) throws -> [StoredPolicy] {
    let term = AreaTerm("area", in: area)
    let above = AreaLevel.allCases.compactMap { area?.ancestor($0) }
      .filter { $0 != area }
    let ancestors = above.map { _ in " OR area = ?" }.joined()
    return try connection.rows(
      """
      SELECT area, pack, entry, revision, valid_from, valid_to
      FROM policies WHERE standing = 1 AND (\(term.sql)\(ancestors))
      ORDER BY area, pack, valid_from NULLS FIRST
      """, term.arguments + above.map { SQLValue($0) }
    ) { row in
      let record = PolicyRecord(
        area: try row.area(0), pack: row.text(1), span: row.span(4))
      return StoredPolicy(
        stored: StoredEntry(
          owner: [SQLValue(record.area), .text(record.pack)],
          entry: row.int(2), revision: row.int(3)), record: record)
    }
  }
}

extension LedgerStore {
  /// Says of the counties in or around an area that their stored ledger is
  /// to be made anew; and of those elsewhere whose households or people live
  /// there.
  package static func markStale(
    _ area: AreaCode, _ connection: any Connection
  ) throws {
    let county = area.ancestor(.county) ?? area
    let here = AreaTerm("county", in: county)
    let reader = PeopleElsewhere(connection)
    var counties = try reader.counties(keepingHouseholdsOf: area)
    counties.formUnion(
      try connection.rows(
        "SELECT county FROM ledger_states WHERE \(here.sql)", here.arguments
      ) { $0.int(0) })
    for county in counties.sorted() {
      counties.formUnion(try reader.homeCounties(in: county))
    }
    for county in counties.sorted() {
      try connection.execute(
        "UPDATE ledger_states SET is_stale = 1 WHERE county = ?",
        [.int(county)])
    }
  }

  /// Whether the stored ledger of some county in or around an area is being
  /// made anew.
  ///
  /// - Parameter area: nil for everywhere.
  package static func isStale(
    _ area: AreaCode?, _ connection: any Connection
  ) throws -> Bool {
    let term = AreaTerm("county", in: area?.ancestor(.county) ?? area)
    return try connection.row(
      """
      SELECT 1 FROM ledger_states WHERE is_stale = 1 AND \(term.sql) LIMIT 1
      """, term.arguments
    ) { $0.int(0) } != nil
  }
}
