import Casework
import Database

extension FactsLoad {
  /// Reads the visits of households: first who came and who was met, which
  /// are held by household, then the visits in whatever order they come.
  mutating func addVisits(_ county: Int64, _ selection: Selection) throws {
    var came = VisitMembers()
    try Self.visitWorkers.each(connection, county, of: selection) { row in
      came.add(
        worker(row.int(4)), row,
        of: households.index(county: county, id: row.int(0)))
    }
    var met = VisitMembers()
    try Self.visitPersons.each(connection, county, of: selection) { row in
      met.add(
        persons.index(county: row.int(4), id: row.int(5)), row,
        of: households.index(county: county, id: row.int(0)))
    }
    came.group(households: householdKeys.count)
    met.group(households: householdKeys.count)
    var callers: [Int32] = []
    var seen: [Int32] = []
    try Self.visits.each(connection, county, of: selection) { row in
      let household = households.index(county: county, id: row.int(0))
      if household < 0 { return }
      let (id, revision) = (row.int(1), row.int(2))
      came.collect(&callers, of: household, visit: id, revision)
      met.collect(&seen, of: household, visit: id, revision)
      try add(
        row, HouseholdKey(county: county, id: row.int(0)), household,
        keepsEntries: selection.isSome, came: callers, met: seen)
    }
  }

  private static let visits = UnitQuery(
    """
    SELECT household_id, visit_id, revision, visit_no, at, mode, result,
      met_family, reason IS NOT NULL, registered_at, corrects_county,
      corrects_household, corrects_visit
    FROM visits WHERE county = ? AND standing = 1
    """, of: "household_id")

  private static let visitWorkers = UnitQuery(
    """
    SELECT household_id, visit_id, revision, place, worker_id
    FROM visit_workers WHERE county = ?
    """, of: "household_id")

  private static let visitPersons = UnitQuery(
    """
    SELECT household_id, visit_id, revision, place, home_county,
      home_person_id
    FROM visit_persons WHERE county = ?
    """, of: "household_id")

  private mutating func add(
    _ row: any Statement, _ home: HouseholdKey, _ household: Int32,
    keepsEntries: Bool, came: [Int32], met: [Int32]
  ) throws {
    let recorded = Moment(seconds: row.int(9))
    let visit = FactsBuilder.VisitRow(
      household: household, at: Moment(seconds: row.int(4)),
      recorded: recorded, mode: try row.word(5), result: try row.word(6),
      metFamily: row.flag(7), hasReason: row.flag(8))
    let index = builder.addVisit(
      utf8: row.utf8(3), visit, workers: came, persons: met)
    if !row.isNull(12) {
      corrections.append(
        Correction(
          entry: index, recorded: recorded,
          household: HouseholdKey(county: row.int(10), id: row.int(11)),
          visit: row.int(12)))
    }
    if keepsEntries || correctedHouseholds.contains(home) {
      entries[home, default: []].append((row.int(1), index, recorded))
    }
  }

  /// Adds households to which or from which a correction leads, until no
  /// record is split.
  mutating func followCorrections(from plan: LoadPlan) throws {
    var pending =
      plan.households + Selection.byCounty(plan.otherHouseholds)
    var followed: Set<HouseholdKey> = []
    while !pending.isEmpty {
      var found: Set<HouseholdKey> = []
      for (county, selection) in pending {
        try Self.correcting.each(connection, county, of: selection) { row in
          found.insert(HouseholdKey(county: row.int(0), id: row.int(1)))
        }
      }
      for correction in corrections { found.insert(correction.household) }
      found = found.filter {
        households.index(county: $0.county, id: $0.id) < 0
      }
      pending = Selection.byCounty(found.subtracting(followed))
      followed.formUnion(found)
      for (county, selection) in pending {
        try addHouseholds(county, selection, isJudged: false)
        try addVisits(county, selection)
        try addStays(county, selection)
      }
    }
  }

  private static let correcting = UnitQuery(
    """
    SELECT county, household_id FROM visits
    WHERE corrects_county = ? AND corrects_visit IS NOT NULL AND standing = 1
    """, of: "corrects_household")

  /// Ties corrections to what they correct, once all entries are there.
  mutating func addCorrections() throws {
    for correction in corrections {
      let named = entries[correction.household]?.first {
        $0.visit == correction.visit
      }
      guard let named else { continue }
      builder.addCorrection(
        correction.entry, of: named.index, recorded: correction.recorded,
        correctedRecorded: named.at)
    }
  }
}
