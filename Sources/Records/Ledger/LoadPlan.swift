import Casework
import Database

/// Whose duties are to be judged, and what else must be known for that.
struct LoadPlan {
  /// Judged households and persons, by county.
  var households: [(county: Int64, ids: Selection)] = []
  var persons: [(county: Int64, ids: Selection)] = []
  /// Others that give context: households where judged persons lived or
  /// were met, persons who live in judged households.
  var otherHouseholds: Set<HouseholdKey> = []
  var otherPersons: Set<PersonKey> = []
  /// Workers besides those whom links and visits name.
  var workers: [Int64] = []
  /// Whether whole counties are loaded.
  var isWhole = false

  /// A whole county.
  static func county(
    _ county: Int64, _ connection: any Connection
  ) throws -> LoadPlan {
    var plan = LoadPlan()
    plan.isWhole = true
    plan.households = [(county, .all)]
    plan.persons = [(county, .all)]
    // Where persons of the county have lived or were met elsewhere.
    for sql in [
      """
      SELECT DISTINCT county, household_id FROM stays
      WHERE home_county = ? AND county <> home_county AND standing = 1
      """,
      """
      SELECT DISTINCT county, household_id FROM visit_persons
      WHERE home_county = ? AND county <> home_county
      """,
    ] {
      try connection.query(sql, [.int(county)]) { row in
        plan.otherHouseholds.insert(
          HouseholdKey(county: row.int(0), id: row.int(1)))
      }
    }
    // Persons at home elsewhere who have lived here.
    try connection.query(
      """
      SELECT DISTINCT home_county, home_person_id FROM stays
      WHERE county = ? AND county <> home_county AND standing = 1
      """, [.int(county)]
    ) { row in
      plan.otherPersons.insert(
        PersonKey(county: row.int(0), id: row.int(1)))
    }
    return plan
  }

  /// Some households and persons.
  static func units(
    households: Set<HouseholdKey>, persons: Set<PersonKey>,
    _ connection: any Connection
  ) throws -> LoadPlan {
    var plan = try residents(
      of: households, and: persons, connection)
    for (county, ids) in plan.households {
      try residents.each(connection, county, of: ids) { row in
        plan.otherPersons.insert(
          PersonKey(county: row.int(0), id: row.int(1)))
      }
    }
    plan.otherPersons.subtract(persons)
    return plan
  }

  /// The same, where the persons are all who have lived in the households,
  /// and perhaps others.
  static func residents(
    of households: Set<HouseholdKey>, and persons: Set<PersonKey>,
    _ connection: any Connection
  ) throws -> LoadPlan {
    var plan = LoadPlan()
    plan.households = Selection.byCounty(households)
    plan.persons = Selection.byCounty(persons)
    for (county, ids) in plan.persons {
      try places.each(connection, county, of: ids) { row in
        plan.otherHouseholds.insert(
          HouseholdKey(county: row.int(0), id: row.int(1)))
      }
    }
    plan.otherHouseholds.subtract(households)
    return plan
  }

  private static let residents = UnitQuery(
    """
    SELECT home_county, home_person_id FROM stays
    WHERE county = ? AND standing = 1
    """, of: "household_id")

  /// Where persons have lived or were met.
  private static let places = UnitQuery(
    """
    SELECT county, household_id FROM stays
    WHERE home_county = ? AND standing = 1
    """,
    """
    SELECT county, household_id FROM visit_persons WHERE home_county = ?
    """, of: "home_person_id")
}
