package import Casework
import Database

extension ActivityStore {
  /// Those of an area and the areas below that belong to a year, without
  /// their persons and without what is void; the latest first.
  package func activities(
    in area: AreaCode, of year: Span
  ) throws -> [StoredActivity] {
    let (place, arguments) = Self.place(area)
    let found = try connection.rows(
      """
      SELECT \(Self.columns) FROM activities a
      WHERE \(place) AND a.standing = 1 AND a.is_void = 0
        AND a.first_day <= ?
        AND (a.first_day >= ? OR a.kind = ?)
      ORDER BY a.first_day DESC, a.activity_id DESC
      """,
      arguments + [
        SQLValue(year.last), SQLValue(year.first),
        SQLValue(word: ActivityKind.measure),
      ], stored)
    return found.filter { $0.activity.belongs(to: year) }
  }

  /// Who took part in them, by activity.
  package func persons(
    in area: AreaCode, of year: Span
  ) throws -> [String: [PersonKey]] {
    let (place, arguments) = Self.place(area)
    var found: [String: [PersonKey]] = [:]
    try connection.query(
      """
      SELECT p.activity_id, p.home_county, p.home_person_id
      FROM activities a JOIN activity_persons p ON p.county = a.county
        AND p.activity_id = a.activity_id AND p.revision = a.revision
      WHERE \(place) AND a.standing = 1 AND a.is_void = 0
        AND a.first_day <= ?
        AND (a.first_day >= ? OR a.kind = ?)
      """,
      arguments + [
        SQLValue(year.last), SQLValue(year.first),
        SQLValue(word: ActivityKind.measure),
      ]
    ) { row in
      found[row.text(0), default: []].append(
        PersonKey(county: row.int(1), id: row.int(2)))
    }
    return found
  }

  /// Those that help to solve a matter, the latest first.
  package func activities(ofMatter id: String) throws -> [StoredActivity] {
    try connection.rows(
      """
      SELECT \(Self.columns) FROM activities a
      WHERE a.matter_id = ? AND a.matter_id <> '' AND a.standing = 1
        AND a.is_void = 0
      ORDER BY a.first_day DESC, a.activity_id DESC
      """, [.text(id)], stored)
  }

  /// An area with all below it.
  private static func place(_ area: AreaCode) -> (String, [SQLValue]) {
    switch area.level {
    case .province, .city, .county:
      let counties = area.counties
      return (
        "a.county BETWEEN ? AND ?",
        [.int(counties.lowerBound), .int(counties.upperBound)]
      )
    case .township, .village:
      let villages = area.villages
      return (
        "a.county = ? AND (a.area = ? OR a.area BETWEEN ? AND ?)",
        [
          .int(area.countyKey), SQLValue(area), .int(villages.lowerBound),
          .int(villages.upperBound),
        ]
      )
    }
  }
}
