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
  mutating func noteCorrected(in counties: Set<Int64>) throws {
    for county in counties.sorted() {
      try connection.query(
        """
        SELECT DISTINCT corrects_household FROM visits
        WHERE corrects_county = ? AND corrects_visit IS NOT NULL
        """, [.int(county)]
      ) { row in
        correctedHouseholds.insert(HouseholdKey(county: county, id: row.int(0)))
      }
    }
  }

  /// Which packs are in force where, and suspensions.
  mutating func addPolicies() throws {
    try connection.query(Self.policies) { row in
      let pack = row.text(0)
      if pack.isEmpty {
        builder.addSuspension(area: try row.area(1), span: row.span(2))
      } else {
        builder.addPolicy(pack, area: try row.area(1), span: row.span(2))
      }
    }
  }

  /// Tells a remote engine that policies will be asked for.
  static func announcePolicies(_ connection: any Connection) throws {
    try connection.prepare(policies).announce()
  }

  private static let policies = """
    SELECT pack, area, valid_from, valid_to FROM policies
    WHERE standing = 1
    UNION ALL
    SELECT '', area, valid_from, valid_to FROM suspensions
    WHERE standing = 1
    """

  mutating func addHouseholds(
    _ county: Int64, _ selection: Selection, isJudged: Bool
  ) throws {
    try Self.households.each(connection, county, of: selection) { row in
      let index = builder.addHousehold(
        row.text(1), village: try row.area(2), onFile: row.span(3),
        isJudged: isJudged)
      households.set(index, county: county, id: row.int(0))
      householdKeys.append(
        HouseholdKey(county: county, id: row.int(0)))
    }
    try Self.ofHouseholds.each(connection, county, of: selection) { row in
      let household = households.index(county: county, id: row.int(1))
      if household < 0 { return }
      switch row.int(0) {
      case 1:
        builder.addCircumstance(
          household: household, try row.word(2), span: row.span(3))
      case 2: builder.addAbsence(household: household, span: row.span(3))
      default:
        if !isJudged { return }
        builder.addLink(
          .household, worker: worker(row.int(2)), object: household,
          span: row.span(3))
      }
    }
  }

  /// Tells a remote engine what will be asked of households.
  static func announceHouseholds(
    _ connection: any Connection, _ county: Int64, _ selection: Selection
  ) throws {
    try households.announce(connection, county, of: selection)
    try ofHouseholds.announce(connection, county, of: selection)
    try stays.announce(connection, county, of: selection)
  }

  private static let households = UnitQuery(
    """
    SELECT household_id, household_no, village, valid_from, valid_to
    FROM households WHERE county = ? AND standing = 1
    """, of: "household_id")

  private static let ofHouseholds = UnitQuery(
    """
    SELECT 1, household_id, kind, valid_from, valid_to FROM circumstances
    WHERE county = ? AND standing = 1
    """,
    """
    SELECT 2, household_id, 0, valid_from, valid_to FROM absences
    WHERE county = ? AND person_id = 0 AND standing = 1
    """,
    """
    SELECT 3, household_id, worker_id, valid_from, valid_to FROM links
    WHERE county = ? AND person_id = 0 AND standing = 1
    """, of: "household_id")

  /// Who lives in households, as far as the persons are loaded.
  mutating func addStays(_ county: Int64, _ selection: Selection) throws {
    try Self.stays.each(connection, county, of: selection) { row in
      let person = persons.index(county: row.int(1), id: row.int(2))
      let household = households.index(county: county, id: row.int(0))
      if person < 0 || household < 0 { return }
      builder.addStay(
        person: person, household: household, span: row.span(3))
    }
  }

  private static let stays = UnitQuery(
    """
    SELECT household_id, home_county, home_person_id, valid_from, valid_to
    FROM stays WHERE county = ? AND standing = 1
    """, of: "household_id")

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
