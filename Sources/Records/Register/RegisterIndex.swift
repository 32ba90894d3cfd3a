package import Casework
package import Database

/// Which numbers are on record, and where: those of some counties, and all
/// areas and workers.
package struct RegisterIndex: Sendable {
  package var areas: Set<AreaCode> = []
  package var households: [String: HouseholdKey] = [:]
  package var villages: [HouseholdKey: AreaCode] = [:]
  package var persons: [String: PersonKey] = [:]
  package var workers: [String: Int64] = [:]
  /// Counties other than his own where a person lives or has lived.
  package var otherCounties: [PersonKey: Set<Int64>] = [:]
  /// The highest id given, by county.
  var lastHousehold: [Int64: Int64] = [:]
  var lastPerson: [Int64: Int64] = [:]
  var lastWorker: Int64 = 0

  package init() {}

  /// Areas and workers; counties are added one by one.
  init(_ connection: any Connection) throws {
    let connection = connection.streaming
    try connection.query(
      "SELECT DISTINCT code FROM areas WHERE standing = 1"
    ) { add(area: try $0.area(0)) }
    try connection.query("SELECT worker_no, worker_id FROM workers") { row in
      workers[row.text(0)] = row.int(1)
      lastWorker = max(lastWorker, row.int(1))
    }
  }

  /// The households of a county, and whoever lives or has lived there.
  mutating func add(county: Int64, _ connection: any Connection) throws {
    let connection = connection.streaming
    try connection.query(
      """
      SELECT household_id, household_no, village FROM households
      WHERE county = ? AND standing = 1
      """, [.int(county)]
    ) { row in
      let key = HouseholdKey(county: county, id: row.int(0))
      households[row.text(1)] = key
      villages[key] = try row.area(2)
      lastHousehold[county] = max(lastHousehold[county] ?? 0, key.id)
    }
    try connection.query(
      """
      SELECT person_id, person_no, home_county, home_person_id
      FROM persons WHERE county = ? AND standing = 1
      """, [.int(county)]
    ) { row in
      lastPerson[county] = max(lastPerson[county] ?? 0, row.int(0))
      let key = PersonKey(county: row.int(2), id: row.int(3))
      persons[row.text(1)] = key
      if county != key.county { otherCounties[key, default: []].insert(county) }
    }
    try connection.query(
      """
      SELECT county, home_person_id FROM persons
      WHERE home_county = ? AND county <> home_county AND standing = 1
      """, [.int(county)]
    ) { row in
      let key = PersonKey(county: county, id: row.int(1))
      otherCounties[key, default: []].insert(row.int(0))
    }
  }

  /// What is needed to change some households and persons, and to add to
  /// their counties.
  package init(
    households: [HouseholdKey: String], persons: [PersonKey: String],
    counties: Set<Int64>, _ connection: any Connection
  ) throws {
    for (key, number) in households { self.households[number] = key }
    for (key, number) in persons { self.persons[number] = key }
    for county in counties {
      lastHousehold[county] =
        try connection.row(
          """
          SELECT coalesce(max(household_id), 0) FROM households
          WHERE county = ?
          """, [.int(county)]
        ) { $0.int(0) } ?? 0
      lastPerson[county] =
        try connection.row(
          "SELECT coalesce(max(person_id), 0) FROM persons WHERE county = ?",
          [.int(county)]
        ) { $0.int(0) } ?? 0
    }
  }

  /// Makes an area known, and those above it.
  package mutating func add(area: AreaCode) {
    for level in AreaLevel.allCases {
      if let code = area.ancestor(level) { areas.insert(code) }
    }
  }
}
