import Casework
import Records

/// One import under way: checks each row against what is on record and what
/// came before it, and puts it on record.
final class RegisterImport {
  let context: OperationContext
  let writer: RegisterWriter
  var report = ImportReport()
  var people = PersonRows()
  var visits = VisitRows()
  var quality: QualityChecks
  var scope: ImportScope
  private var householdsSeen: Set<String> = []
  private var certificatesSeen: Set<String> = []
  /// Counties whose ledger must be judged anew.
  var touched: Set<Int64> = []
  var touchesAll = false
  private let packs: Set<String>
  private let workersBefore: Set<String>

  init(_ context: OperationContext) throws {
    self.context = context
    writer = try RegisterWriter(
      context.connection, vault: try context.vault(),
      recording: context.recording)
    packs = Set(context.rules.packs.map(\.id))
    workersBefore = Set(writer.index.workers.keys)
    quality = try QualityChecks(context)
    scope = try ImportScope(context)
  }

  func take(_ row: RegisterRow, line: Int) throws {
    let place = RowPlace(table: row.table, line: line)
    try look(at: row)
    guard try isInScope(row, place) else { return }
    quality.check(row, at: place)
    switch row {
    case .unreadable(let problem): refuse(problem)
    case .area(let area): try saved(writer.put(area), area.code, place)
    case .policy(let policy): try take(policy, place)
    case .household(let household): try take(household, place)
    case .person(let person, let stay): people.add(person, stay, place)
    case .certificate(let row): try take(row, place)
    case .care(let row):
      if try knows(person: row.person, place) {
        try saved(writer.put(row), person: row.person, place)
      }
    case .circumstance(let row):
      if try knows(household: row.household, place) {
        try saved(writer.put(row), household: row.household, place)
      }
    case .status(let row):
      if try knows(person: row.person, place) {
        try saved(writer.put(row), person: row.person, place)
      }
    case .assessment(let row):
      if try knows(person: row.person, place) {
        try saved(writer.put(row), person: row.person, place)
      }
    case .post(let post): try take(post, place)
    case .link(let link): try take(link, place)
    case .visit(let visit): try take(visit, place)
    case .absence(let row): try take(row, place)
    case .suspension(let row):
      if try knows(area: row.area, "辖区代码", place) {
        try saved(writer.put(row), row.area, place)
      }
    }
  }

  /// Called when a table's last row has been taken.
  func end(of table: RegisterTable) throws {
    switch table {
    case .persons:
      try savePersons()
      try PlannerStatistics.refresh(
        ["households", "persons", "stays"],
        added: report.counts[.persons]?.added ?? 0, context.connection)
    case .visits: try saveVisits()
    default: break
    }
  }

  func finish() throws {
    report.quality = quality.items
    try QualityList(context.connection).add(
      quality.items.map { item in
        QualityItem(
          county: 0, kind: item.table.rawValue,
          subject: item.value, detail: item.problem)
      }, at: context.now)
  }

  func refreshLedger() throws {
    let refresh = LedgerRefresh(context)
    if touchesAll {
      _ = try refresh.rebuild()
    } else {
      // What is so of a household or its village matters to whoever has
      // lived or was met there.
      let reader = PeopleElsewhere(context.connection)
      for county in touched.sorted() {
        touched.formUnion(try reader.homeCounties(in: county))
        if let area = AreaCode(number: county) {
          touched.formUnion(try reader.counties(keepingHouseholdsOf: area))
        }
      }
      try refresh.rebuild(touched)
    }
  }

  /// Matters go with people who have moved.
  func followMatters() throws {
    let moves = MatterMoves(context)
    for id in try moves.strays() { _ = try moves.follow(id) }
  }

  // MARK: Rows of each table

  private func take(_ policy: PolicyRecord, _ place: RowPlace) throws {
    guard packs.contains(policy.pack) else {
      return refuse(
        place, "政策包", "没有这个政策包",
        "改为以下之一：" + packs.sorted().joined(separator: "、"), policy.pack)
    }
    if try knows(area: policy.area, "辖区代码", place) {
      try saved(writer.put(policy), policy.area, place)
    }
  }

  private func take(_ household: HouseholdRecord, _ place: RowPlace) throws {
    guard householdsSeen.insert(household.number).inserted else {
      return refuse(
        place, "户编号", "户编号重复", "每户只留一行", household.number)
    }
    guard try knows(area: household.village, "村代码", place) else { return }
    quality.dates.onFile[household.number] = household.onFile
    let outcome = try writer.put(household)
    try saved(outcome, household.village, place)
    if outcome == .corrected,
      let county = writer.index.households[household.number]?.county
    {
      touch(county)
    }
  }

  private func take(_ row: CertificateRecord, _ place: RowPlace) throws {
    let key = "\(row.person) \(row.span.first)"
    guard certificatesSeen.insert(key).inserted else {
      return refuse(
        place, "开始日期", "同一人员的同一开始日期重复", "每个开始日期只留一行", row.person)
    }
    if try knows(person: row.person, place) {
      try saved(writer.put(row), person: row.person, place)
    }
  }

  private func take(_ post: PostRecord, _ place: RowPlace) throws {
    guard try knows(area: post.area, "辖区代码", place) else { return }
    quality.dates.posts[post.worker, default: []].append(post.span)
    let outcome = try writer.put(post)
    report.note(.init(outcome), in: place.table)
    if outcome != .unchanged, workersBefore.contains(post.worker) {
      touchesAll = true
    }
  }

  private func take(_ link: LinkRecord, _ place: RowPlace) throws {
    guard knows(worker: link.worker, "工号", place) else { return }
    switch link.kind {
    case .household:
      guard try knows(household: link.object, column: "对象", place) else {
        return
      }
      try saved(writer.put(link), household: link.object, place)
    case .pair, .responsibleVisitor:
      guard try knows(person: link.object, column: "对象", place) else {
        return
      }
      try saved(writer.put(link), person: link.object, place)
    case .contactPoint:
      guard let village = AreaCode(link.object), village.level == .village
      else {
        return refuse(
          place, "对象", "不是12位村代码", "联系点的对象填村代码", link.object)
      }
      guard try knows(area: village, "对象", place) else { return }
      report.note(.init(try writer.put(link)), in: place.table)
    case .deputy:
      guard knows(worker: link.object, "对象", place) else { return }
      let outcome = try writer.put(link)
      report.note(.init(outcome), in: place.table)
      if outcome != .unchanged, workersBefore.contains(link.worker) {
        touchesAll = true
      }
    }
  }

  private func take(_ row: AbsenceRecord, _ place: RowPlace) throws {
    switch row.object {
    case .household(let number):
      if try knows(household: number, column: "对象", place) {
        try saved(writer.put(row), household: number, place)
      }
    case .person(let number):
      if try knows(person: number, column: "对象", place) {
        try saved(writer.put(row), person: number, place)
      }
    }
  }
}
