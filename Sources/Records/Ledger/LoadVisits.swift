import Casework
import Database

extension FactsLoad {
  /// Reads the visits of households with their workers and persons: three
  /// tables in the same order, side by side.
  mutating func addVisits(_ county: Int64, _ selection: Selection) throws {
    let ids = selection.term("household_id")
    let order = "ORDER BY household_id, visit_id, revision"
    let visits = try connection.prepare(
      """
      SELECT household_id, visit_id, revision, visit_no, at, mode, result,
        met_family, reason IS NOT NULL, registered_at, corrects_county,
        corrects_household, corrects_visit
      FROM visits WHERE county = ? AND standing = 1\(ids) \(order)
      """)
    let workerRows = Beside(
      try connection.prepare(
        """
        SELECT household_id, visit_id, revision, worker_id
        FROM visit_workers WHERE county = ?\(ids) \(order), place
        """))
    let personRows = Beside(
      try connection.prepare(
        """
        SELECT household_id, visit_id, revision, home_county, home_person_id
        FROM visit_persons WHERE county = ?\(ids) \(order), place
        """))
    defer {
      visits.reset()
      workerRows.statement.reset()
      personRows.statement.reset()
    }
    for statement in [visits, workerRows.statement, personRows.statement] {
      statement.bind([.int(county)] + selection.arguments)
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
      try add(visits, county, place, selection, came: came, met: met)
    }
  }

  private mutating func add(
    _ row: any Statement, _ county: Int64, _ place: Place,
    _ selection: Selection, came: [Int32], met: [Int32]
  ) throws {
    let household = households.index(county: county, id: place.household)
    if household < 0 { return }
    let recorded = Moment(seconds: row.int(9))
    let visit = FactsBuilder.VisitRow(
      household: household, at: Moment(seconds: row.int(4)),
      recorded: recorded, mode: try row.word(5), result: try row.word(6),
      metFamily: row.flag(7), hasReason: row.flag(8))
    let index = row.withUTF8(3) { number in
      builder.addVisit(utf8: number, visit, workers: came, persons: met)
    }
    let home = HouseholdKey(county: county, id: place.household)
    if !row.isNull(12) {
      corrections.append(
        Correction(
          entry: index, recorded: recorded,
          household: HouseholdKey(county: row.int(10), id: row.int(11)),
          visit: row.int(12)))
    }
    if selection.isSome || correctedHouseholds.contains(home) {
      entries[home, default: []].append((place.visit, index, recorded))
    }
  }

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

  /// Posts, deputies and contact points of the workers named so far, and of
  /// those they act for.
  mutating func addPosts() throws {
    var added = 0
    var deputies: [(deputy: Int32, principal: Int32, span: Span)] = []
    while added < workerIDs.count {
      let chosen = Selection.some(Array(workerIDs[added...]))
      added = workerIDs.count
      try connection.query(
        """
        SELECT worker_id, principal_id, valid_from, valid_to
        FROM worker_links
        WHERE standing = 1 AND principal_id IS NOT NULL
          \(chosen.term("worker_id"))
        """, chosen.arguments
      ) { row in
        deputies.append(
          (worker(row.int(0)), worker(row.int(1)), row.span(2)))
      }
    }
    try nameWorkers(Selection.some(Array(workerIDs)))
    for (deputy, principal, span) in deputies {
      builder.addDeputy(deputy, for: principal, span: span)
    }
    try addPosts(of: Selection.some(Array(workerIDs)))
  }

  /// All workers, with posts and contact points.
  mutating func addAllWorkers() throws {
    try connection.query("SELECT worker_id FROM workers ORDER BY worker_no") {
      _ = worker($0.int(0))
    }
    try nameWorkers(.all)
    try addPosts(of: .all)
    try addContactPoints(.all)
  }

  mutating func addContactPoints(of workers: [Int64]) throws {
    try addContactPoints(.some(workers))
  }

  private mutating func addContactPoints(_ selection: Selection) throws {
    try connection.query(
      """
      SELECT worker_id, village, valid_from, valid_to FROM worker_links
      WHERE standing = 1 AND village IS NOT NULL
        \(selection.term("worker_id"))
      """, selection.arguments
    ) { row in
      builder.addContactPoint(
        worker: worker(row.int(0)), village: try row.area(1),
        span: row.span(2))
    }
  }

  /// Gives the builder the numbers, in the order of the indices.
  private mutating func nameWorkers(_ selection: Selection) throws {
    var numbers = [Int64: String]()
    try connection.query(
      """
      SELECT worker_id, worker_no FROM workers
      WHERE worker_id > 0\(selection.term("worker_id"))
      """, selection.arguments
    ) { numbers[$0.int(0)] = $0.text(1) }
    for id in workerIDs { _ = builder.addWorker(numbers[id] ?? "") }
  }

  private mutating func addPosts(of selection: Selection) throws {
    try connection.query(
      """
      SELECT worker_id, role, area, is_leader, valid_from, valid_to
      FROM posts WHERE standing = 1\(selection.term("worker_id"))
      """, selection.arguments
    ) { row in
      builder.addPost(
        of: worker(row.int(0)), try row.word(1), area: try row.area(2),
        isLeader: row.flag(3), span: row.span(4))
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
