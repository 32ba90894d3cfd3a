import Casework
import Database

/// What to load of a county.
enum Selection {
  case all
  case some([Int64])

  /// Up to so many ids are arguments, so that the statement is prepared
  /// once; more stand in the text, which numbers may.
  private static let mostArguments = 32

  /// An AND-term for a column, to which `arguments` belong.
  func term(_ column: String) -> String {
    guard case .some(let ids) = self else { return "" }
    if ids.isEmpty { return " AND 1 = 0" }
    let list =
      arguments.isEmpty
      ? ids.map(String.init).joined(separator: ", ")
      : arguments.map { _ in "?" }.joined(separator: ", ")
    return " AND \(column) IN (\(list))"
  }

  /// As many as the next power of two, the last id repeated: a handful of
  /// statements serves all sizes.
  var arguments: [SQLValue] {
    guard case .some(let ids) = self, let last = ids.last,
      ids.count <= Selection.mostArguments
    else { return [] }
    var size = 1
    while size < ids.count { size *= 2 }
    let padding = repeatElement(last, count: size - ids.count)
    return (ids + padding).map(SQLValue.int)
  }
}

/// Whose duties are to be judged, and what else must be known for that.
struct LoadPlan {
  /// Judged households and persons, by county.
  var households: [Int64: Selection] = [:]
  var persons: [Int64: Selection] = [:]
  /// Others that give context: households where judged persons lived or
  /// were met, persons who live in judged households.
  var otherHouseholds: Set<HouseholdKey> = []
  var otherPersons: Set<PersonKey> = []
  /// Workers besides those whom links and visits name.
  var workers: [Int64] = []

  /// A whole county.
  static func county(
    _ county: Int64, _ connection: any Connection
  ) throws -> LoadPlan {
    var plan = LoadPlan()
    plan.households[county] = .all
    plan.persons[county] = .all
    let whole: [SQLValue] = [.int(county), .int(county)]
    // Where persons of the county have lived or were met elsewhere.
    for sql in [
      """
      SELECT DISTINCT county, household_id FROM stays
      WHERE home_county = ? AND county <> ? AND standing = 1
      """,
      """
      SELECT DISTINCT county, household_id FROM visit_persons
      WHERE home_county = ? AND county <> ?
      """,
      """
      SELECT DISTINCT county, household_id FROM visits
      WHERE corrects_county = ? AND corrects_visit IS NOT NULL
        AND county <> ? AND standing = 1
      """,
    ] {
      try connection.query(sql, whole) { row in
        plan.otherHouseholds.insert(
          HouseholdKey(county: row.int(0), id: row.int(1)))
      }
    }
    try connection.query(
      """
      SELECT DISTINCT corrects_county, corrects_household FROM visits
      WHERE corrects_visit IS NOT NULL AND county = ?
        AND corrects_county <> ? AND standing = 1
      """, whole
    ) { row in
      plan.otherHouseholds.insert(
        HouseholdKey(county: row.int(0), id: row.int(1)))
    }
    // Persons at home elsewhere who have lived here.
    try connection.query(
      """
      SELECT DISTINCT home_county, home_person_id FROM stays
      WHERE county = ? AND home_county <> ? AND standing = 1
      """, whole
    ) { row in
      plan.otherPersons.insert(
        PersonKey(county: row.int(0), id: row.int(1)))
    }
    try plan.followCorrections(connection) { $0.county == county }
    return plan
  }

  /// Some households and persons: what a change has touched.
  static func units(
    households: Set<HouseholdKey>, persons: Set<PersonKey>,
    _ connection: any Connection
  ) throws -> LoadPlan {
    var plan = LoadPlan()
    for (county, keys) in Dictionary(grouping: households, by: \.county) {
      plan.households[county] = .some(keys.map(\.id).sorted())
    }
    for (county, keys) in Dictionary(grouping: persons, by: \.county) {
      plan.persons[county] = .some(keys.map(\.id).sorted())
      let ids = Selection.some(keys.map(\.id).sorted())
      for table in ["stays", "visit_persons"] {
        let standing = table == "stays" ? " AND standing = 1" : ""
        try connection.query(
          """
          SELECT DISTINCT county, household_id FROM \(table)
          WHERE home_county = ?\(ids.term("home_person_id"))\(standing)
          """, [.int(county)] + ids.arguments
        ) { row in
          plan.otherHouseholds.insert(
            HouseholdKey(county: row.int(0), id: row.int(1)))
        }
      }
    }
    for (county, selection) in plan.households {
      try connection.query(
        """
        SELECT DISTINCT home_county, home_person_id FROM stays
        WHERE county = ? AND standing = 1\(selection.term("household_id"))
        """, [.int(county)] + selection.arguments
      ) { row in
        plan.otherPersons.insert(
          PersonKey(county: row.int(0), id: row.int(1)))
      }
    }
    plan.otherPersons.subtract(persons)
    plan.otherHouseholds.subtract(households)
    try plan.followCorrections(connection) { households.contains($0) }
    return plan
  }

  /// Adds households to which or from which a correction leads, until no
  /// record is split. Within what `isLoaded` names all entries are there.
  private mutating func followCorrections(
    _ connection: any Connection, isLoaded: (HouseholdKey) -> Bool
  ) throws {
    var pending = otherHouseholds
    for (county, selection) in households {
      if case .some(let ids) = selection {
        pending.formUnion(ids.map { HouseholdKey(county: county, id: $0) })
      }
    }
    while !pending.isEmpty {
      var found: Set<HouseholdKey> = []
      for (county, keys) in Dictionary(grouping: pending, by: \.county) {
        let ids = Selection.some(keys.map(\.id).sorted())
        try connection.query(
          """
          SELECT DISTINCT corrects_county, corrects_household FROM visits
          WHERE county = ? AND corrects_visit IS NOT NULL AND standing = 1
            \(ids.term("household_id"))
          UNION
          SELECT DISTINCT county, household_id FROM visits
          WHERE corrects_county = ? AND corrects_visit IS NOT NULL
            AND standing = 1\(ids.term("corrects_household"))
          """,
          [.int(county)] + ids.arguments + [.int(county)] + ids.arguments
        ) { row in
          found.insert(HouseholdKey(county: row.int(0), id: row.int(1)))
        }
      }
      pending = found.subtracting(otherHouseholds).filter { !isLoaded($0) }
      otherHouseholds.formUnion(pending)
    }
  }
}
