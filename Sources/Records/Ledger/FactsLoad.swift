import Casework
import Database

/// One load of facts under way.
struct FactsLoad {
  let connection: any Connection
  var builder: FactsBuilder
  var householdKeys: ContiguousArray<HouseholdKey> = []
  var personKeys: ContiguousArray<PersonKey> = []
  var workerIDs: ContiguousArray<Int64> = []
  var households: KeyMap
  var persons: KeyMap
  var workers: KeyMap
  /// Entries that name another, with what they name.
  var corrections: [Correction] = []
  /// Households that hold an entry which another names.
  var correctedHouseholds: Set<HouseholdKey> = []
  /// Where entries stand that a correction may name: by household.
  var entries: [HouseholdKey: [(visit: Int64, index: Int32, at: Moment)]] =
    [:]

  struct Correction {
    var entry: Int32
    var recorded: Moment
    var household: HouseholdKey
    var visit: Int64
  }

  /// - Parameter isWhole: whether whole counties are loaded.
  init(_ connection: any Connection, knownAt: Moment, isWhole: Bool) {
    self.connection = isWhole ? connection.streaming : connection
    builder = FactsBuilder(knownAt: knownAt)
    households = KeyMap(isSparse: !isWhole)
    persons = KeyMap(isSparse: !isWhole)
    workers = KeyMap(isSparse: !isWhole)
  }

  consuming func finish(packs: [String]) -> LoadedFacts {
    LoadedFacts(
      householdKeys: householdKeys, personKeys: personKeys,
      workerIDs: workerIDs, facts: builder.finish(packs: packs))
  }

  /// Must come before the visits: they are many, corrections few.
  mutating func noteCorrected() throws {
    try connection.query(
      """
      SELECT DISTINCT corrects_county, corrects_household FROM visits
      WHERE corrects_visit IS NOT NULL
      """
    ) { row in
      correctedHouseholds.insert(
        HouseholdKey(county: row.int(0), id: row.int(1)))
    }
  }

  mutating func addPolicies() throws {
    try connection.query(
      """
      SELECT area, pack, valid_from, valid_to FROM policies
      WHERE standing = 1
      """
    ) { row in
      builder.addPolicy(
        row.text(1), area: try row.area(0), span: row.span(2))
    }
  }

  mutating func addSuspensions() throws {
    try connection.query(
      "SELECT area, valid_from, valid_to FROM suspensions WHERE standing = 1"
    ) { row in
      builder.addSuspension(area: try row.area(0), span: row.span(1))
    }
  }

  mutating func addHouseholds(
    _ county: Int64, _ selection: Selection, isJudged: Bool
  ) throws {
    let ids = selection.term("household_id")
    try connection.query(
      """
      SELECT household_id, household_no, village, valid_from, valid_to
      FROM households WHERE county = ? AND standing = 1\(ids)
      """, [.int(county)] + selection.arguments
    ) { row in
      let index = builder.addHousehold(
        row.text(1), village: try row.area(2), onFile: row.span(3),
        isJudged: isJudged)
      households.set(index, county: county, id: row.int(0))
      householdKeys.append(
        HouseholdKey(county: county, id: row.int(0)))
    }
    try connection.query(
      """
      SELECT household_id, kind, valid_from, valid_to FROM circumstances
      WHERE county = ? AND standing = 1\(ids)
      """, [.int(county)] + selection.arguments
    ) { row in
      let household = households.index(county: county, id: row.int(0))
      if household < 0 { return }
      builder.addCircumstance(
        household: household, try row.word(1), span: row.span(2))
    }
    try connection.query(
      """
      SELECT household_id, valid_from, valid_to FROM absences
      WHERE county = ? AND person_id = 0 AND standing = 1\(ids)
      """, [.int(county)] + selection.arguments
    ) { row in
      let household = households.index(county: county, id: row.int(0))
      if household < 0 { return }
      builder.addAbsence(household: household, span: row.span(1))
    }
    guard isJudged else { return }
    try connection.query(
      """
      SELECT household_id, worker_id, valid_from, valid_to FROM links
      WHERE county = ? AND person_id = 0 AND standing = 1\(ids)
      """, [.int(county)] + selection.arguments
    ) { row in
      let household = households.index(county: county, id: row.int(0))
      if household < 0 { return }
      builder.addLink(
        .household, worker: worker(row.int(1)), object: household,
        span: row.span(2))
    }
  }

  mutating func addStays(_ county: Int64, _ selection: Selection) throws {
    try connection.query(
      """
      SELECT household_id, home_county, home_person_id, valid_from, valid_to
      FROM stays
      WHERE county = ? AND standing = 1\(selection.term("household_id"))
      """, [.int(county)] + selection.arguments
    ) { row in
      let person = persons.index(county: row.int(1), id: row.int(2))
      let household = households.index(county: county, id: row.int(0))
      if person < 0 || household < 0 { return }
      builder.addStay(
        person: person, household: household, span: row.span(3))
    }
  }

  /// The index of a worker; he is given one when he is first named.
  mutating func worker(_ id: Int64) -> Int32 {
    let known = workers.index(county: 0, id: id)
    if known >= 0 { return known }
    let index = Int32(workerIDs.count)
    workers.set(index, county: 0, id: id)
    workerIDs.append(id)
    return index
  }
}
