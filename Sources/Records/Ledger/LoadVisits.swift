import Casework
import Database

extension FactsLoad {
  /// Reads the visits of households with their workers and persons: three
  /// tables in the same order, side by side.
  mutating func addVisits(_ county: Int64, _ selection: Selection) throws {
    for part in selection.parts(connection.dialect) {
      try addVisits(county, part, keepsEntries: selection.isSome)
    }
  }

  /// Tells a remote engine what will be asked of the visits of households.
  static func announceVisits(
    _ connection: any Connection, _ county: Int64, _ selection: Selection
  ) throws {
    for query in [visits, visitWorkers, visitPersons] {
      try query.announce(connection, county, of: selection)
    }
    try correcting.announce(connection, county, of: selection)
  }

  private static let order = "ORDER BY household_id, visit_id, revision"

  private static let visits = UnitQuery(
    """
    SELECT household_id, visit_id, revision, visit_no, at, mode, result,
      met_family, reason IS NOT NULL, registered_at, corrects_county,
      corrects_household, corrects_visit
    FROM visits WHERE county = ? AND standing = 1
    """, of: "household_id", order: order)

  private static let visitWorkers = UnitQuery(
    """
    SELECT household_id, visit_id, revision, worker_id
    FROM visit_workers WHERE county = ?
    """, of: "household_id", order: order + ", place")

  private static let visitPersons = UnitQuery(
    """
    SELECT household_id, visit_id, revision, home_county, home_person_id
    FROM visit_persons WHERE county = ?
    """, of: "household_id", order: order + ", place")

  private mutating func addVisits(
    _ county: Int64, _ part: Selection.Part, keepsEntries: Bool
  ) throws {
    let visits = try Self.visits.prepare(connection, [county], part)
    let workerRows = Beside(
      try Self.visitWorkers.prepare(connection, [county], part))
    let personRows = Beside(
      try Self.visitPersons.prepare(connection, [county], part))
    defer {
      visits.reset()
      workerRows.statement.reset()
      personRows.statement.reset()
    }
    try workerRows.advance()
    try personRows.advance()
    var came: [Int32] = []
    var met: [Int32] = []
    while try visits.step() {
      let place = Place(visits)
      came.removeAll(keepingCapacity: true)
      met.removeAll(keepingCapacity: true)
      try workerRows.each(at: place) { came.append(worker($0.int(3))) }
      try personRows.each(at: place) { row in
        let person = persons.index(county: row.int(3), id: row.int(4))
        if person >= 0 { met.append(person) }
      }
      try add(
        visits, county, place, keepsEntries: keepsEntries, came: came,
        met: met)
    }
  }

  private mutating func add(
    _ row: any Statement, _ county: Int64, _ place: Place,
    keepsEntries: Bool, came: [Int32], met: [Int32]
  ) throws {
    let household = households.index(county: county, id: place.household)
    if household < 0 { return }
    let recorded = Moment(seconds: row.int(9))
    let visit = FactsBuilder.VisitRow(
      household: household, at: Moment(seconds: row.int(4)),
      recorded: recorded, mode: try row.word(5), result: try row.word(6),
      metFamily: row.flag(7), hasReason: row.flag(8))
    let index = builder.addVisit(
      utf8: row.utf8(3), visit, workers: came, persons: met)
    let home = HouseholdKey(county: county, id: place.household)
    if !row.isNull(12) {
      corrections.append(
        Correction(
          entry: index, recorded: recorded,
          household: HouseholdKey(county: row.int(10), id: row.int(11)),
          visit: row.int(12)))
    }
    if keepsEntries || correctedHouseholds.contains(home) {
      entries[home, default: []].append((place.visit, index, recorded))
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

/// Where a row stands in the order of visits.
private struct Place: Comparable {
  var household: Int64
  var visit: Int64
  var revision: Int64

  init(_ row: any Statement) {
    household = row.int(0)
    visit = row.int(1)
    revision = row.int(2)
  }

  static func < (left: Place, right: Place) -> Bool {
    (left.household, left.visit, left.revision)
      < (right.household, right.visit, right.revision)
  }
}

/// A table read beside another in the same order.
private final class Beside {
  let statement: any Statement
  private var place: Place?

  init(_ statement: any Statement) {
    self.statement = statement
  }

  func advance() throws {
    place = try statement.step() ? Place(statement) : nil
  }

  /// The rows of one visit; those of entries that no longer stand, which
  /// come before it, are passed over.
  func each(at target: Place, _ body: (any Statement) -> Void) throws {
    while let here = place, here <= target {
      if here == target { body(statement) }
      try advance()
    }
  }
}
