package import Casework
import Records

/// A page of a list of people.
package struct ReadPeopleList: Query {
  package static let permission = Permission.readHousehold
  package static let action = AuditAction.listPeople

  package var name: PeopleListName
  /// Nil for all that one may see.
  package var area: AreaCode?
  package var offset: Int
  /// 1 to 500 persons.
  package var limit: Int

  package init(
    _ name: PeopleListName, area: AreaCode? = nil, offset: Int = 0,
    limit: Int = 100
  ) {
    self.name = name
    self.area = area
    self.offset = max(0, offset)
    self.limit = min(max(1, limit), 500)
  }

  /// - Throws: `Refusal.notFound` for an unknown group, and for an area that
  ///   is none of his.
  package func perform(in context: OperationContext) throws -> PeopleList {
    let lister = try PeopleLister(name, area: area, in: context)
    let page = try lister.page(offset: offset, limit: limit)
    if let rows = page.rows {
      context.noteRead(
        of: area ?? lister.choice.chosen?.code,
        detail: "\(name.text), \(rows.count) rows")
    }
    return try lister.list(page, offset: offset, limit: limit)
  }
}

/// Takes a whole list out of the house; the log says which, and how long.
package struct ExportPeople: Operation {
  package static let permission = Permission.manageRegister
  package static let action = AuditAction.exportPeople

  package var name: PeopleListName
  package var area: AreaCode?

  package init(_ name: PeopleListName, area: AreaCode? = nil) {
    self.name = name
    self.area = area
  }

  /// - Throws: as `ReadPeopleList`; `Refusal.codeNeeded`.
  package func perform(in context: OperationContext) throws -> PeopleList {
    // What is none of his is not found, whether he gives a code or not.
    let lister = try PeopleLister(name, area: area, in: context, isWhole: true)
    try context.requireProof()
    let list = try lister.list(
      try lister.page(offset: 0, limit: nil), offset: 0, limit: .max)
    try context.audit(
      county: (area ?? lister.choice.chosen?.code)?.countyKey ?? 0,
      subject: name.text,
      detail: "area \((area ?? lister.choice.chosen?.code)?.description ?? "-")"
        + ", \(list.persons?.count ?? 0) rows")
    return list
  }
}

/// One list in one place.
struct PeopleLister {
  let context: OperationContext
  let name: PeopleListName
  let choice: AreaChoice
  private let scopes: [PeopleScope]
  private let group: (pack: PolicyPack, group: TargetGroup)?
  /// Groups are judged live, and the silent counted household by household:
  /// both of a township at most.
  private let isTooWide: Bool

  /// - Parameter isWhole: lists a group of a whole county, too.
  init(
    _ name: PeopleListName, area: AreaCode?, in context: OperationContext,
    isWhole: Bool = false
  ) throws {
    self.name = name
    self.context = context
    let own = context.ownPolicies
    guard own.holds(office: name.office) else { throw Refusal.notFound }
    let reach = try PeopleReach(context)
    scopes = try reach.scopes(asked: area)
    choice = try AreaChoice(area, reach, context)
    var group: (pack: PolicyPack, group: TargetGroup)?
    if case .group(let pack, let id) = name {
      group = context.rules.packs.first { $0.id == pack }.flatMap { pack in
        pack.groups.first { $0.id == id }.map { (pack, $0) }
      }
      guard let group, own.holds(office: group.pack.office) else {
        throw Refusal.notFound
      }
    }
    self.group = group
    isTooWide =
      scopes.isEmpty
      || (group != nil || name == .silent) && !isWhole
        && scopes.contains { scope in
          scope.areas.contains {
            $0.level.rawValue < AreaLevel.township.rawValue
          }
        }
  }

  /// What a page shows, and of how many.
  struct Page {
    /// Nil where the place is too wide.
    var rows: [ListedRow]?
    var total = PeopleCount(0)
    var hasMore = false
    /// Where a page holds some villages with all who are listed there.
    var villages: Range<Int>?
    var villageCount = 0
  }

  /// - Parameter limit: nil for all.
  func page(offset: Int, limit: Int?) throws -> Page {
    if isTooWide { return Page(rows: nil) }
    guard let kind = name.kind else {
      return try groupPage(offset: offset, limit: limit)
    }
    var page = Page(rows: [])
    var rows: [ListedRow] = []
    var skip = offset
    for scope in scopes {
      let lists = PeopleLists(context.connection, in: scope, on: context.today)
      guard let limit else {
        rows += try lists.rows(kind)
        continue
      }
      let before = rows.count
      // One more than the page holds tells that there is another.
      if rows.count <= limit {
        rows += try lists.rows(
          kind, offset: skip, limit: limit + 1 - rows.count)
      }
      let count = PeopleCount(try lists.counts([kind])[0])
      page.total = page.total + count
      if rows.count > before {
        skip = 0
      } else {
        let all = count.isMore ? try lists.rows(kind).count : count.number
        skip = max(0, skip - all)
      }
    }
    if let limit {
      page.hasMore = rows.count > limit
      page.rows = Array(rows.prefix(limit))
    } else {
      page.rows = rows
      page.total = PeopleCount(rows.count)
    }
    return page
  }

  func list(_ page: Page, offset: Int, limit: Int) throws -> PeopleList {
    let hidden = try context.hidden(
      among: Set((page.rows ?? []).map(\.home.key)))
    let rows = page.rows?.filter { !hidden.contains($0.home.key) }
    let names = NameReader(context.connection)
    let day = context.today
    let protection = try protection(rows ?? [])
    let persons = try rows?.map { row in
      ListedPerson(
        household: row.home.number, head: row.home.head,
        villageName: try names.area(row.home.village),
        address: row.home.address, number: row.number, name: row.name,
        sex: row.sex,
        age: row.birth.map { $0.age(on: row.hasDied ? row.day ?? day : day) },
        category: row.category, level: row.level, day: row.day,
        hasDied: row.hasDied, protection: protection[row.person])
    }
    return PeopleList(
      day: day, name: name, title: group?.group.title ?? name.title,
      basis: group.map { "\($0.pack.citation) \($0.group.clause)" } ?? "",
      words: group?.group.reason ?? name.words, choice: choice,
      persons: persons, total: page.total, offset: offset, limit: limit,
      hasMore: page.hasMore, villages: page.villages,
      villageCount: page.villageCount,
      mayExport: context.actor.may(.manageRegister))
  }

  /// Villages of a township on a page of a group: every household of theirs
  /// is judged.
  private static let mostVillages = 8

  /// A page of a group: of villages all that are listed; of a township some
  /// villages.
  private func groupPage(offset: Int, limit: Int?) throws -> Page {
    var villages: [AreaCode] = []
    let places = PlaceReader(context.connection)
    for area in scopes.flatMap(\.areas) {
      villages += try places.villagesWithHouseholds(in: area)
    }
    guard limit != nil, villages.count > Self.mostVillages else {
      let rows = try groupRows(in: villages, withNamed: true)
      let most = limit ?? rows.count
      return Page(
        rows: Array(rows.dropFirst(offset).prefix(most)),
        total: PeopleCount(rows.count), hasMore: rows.count > offset + most)
    }
    // The pager counts persons; here it counts villages.
    let first = min(offset, villages.count)
    let last = min(first + Self.mostVillages, villages.count)
    let rows = try groupRows(
      in: Array(villages[first..<last]), withNamed: first == 0)
    return Page(
      rows: rows, total: PeopleCount(rows.count),
      hasMore: last < villages.count, villages: first..<last,
      villageCount: villages.count)
  }

  /// Members of the group, household by household as one walks.
  private func groupRows(
    in villages: [AreaCode], withNamed: Bool
  ) throws -> [ListedRow] {
    guard let (pack, group) = group else { return [] }
    let connection = context.connection
    let day = context.today
    let scope = ScopeReader(connection, on: day)
    var homes: [HouseholdKey: HomeLine] = [:]
    for village in villages {
      for home in try scope.households(in: village) { homes[home.key] = home }
    }
    for part in scopes where withNamed {
      for id in part.households {
        let key = HouseholdKey(county: part.county, id: id)
        if let home = try scope.household(key) { homes[key] = home }
      }
    }
    let loaded = try FactsLoader(
      connection, packs: context.rules.packs.map(\.id)
    ).units(households: Set(homes.keys), persons: [])
    let groups = GroupReasons(context.rules, loaded.facts, on: day)
    var check = ConditionCheck(loaded.facts)
    let details = try PersonLines(connection).persons(
      of: Set(homes.keys), on: day)
    var rows: [ListedRow] = []
    for (index, key) in loaded.householdKeys.enumerated() {
      let household = Int32(index)
      guard let home = homes[key],
        groups.packs(of: household).contains(where: {
          context.rules.packs[$0].id == pack.id
        })
      else { continue }
      switch group.unit {
      case .household:
        if check.holds(
          group.condition, household: household, on: day)
        {
          rows.append(ListedRow(home: home))
        }
      case .person:
        for person in groups.members(of: household)
        where check.holds(group.condition, person: person, on: day) {
          var row =
            details[loaded.personKeys[Int(person)]] ?? ListedRow(home: home)
          row.home = home
          rows.append(row)
        }
      }
    }
    return Self.ordered(rows)
  }

  private static func ordered(_ rows: [ListedRow]) -> [ListedRow] {
    var placed: [(place: PlaceOrder, row: ListedRow)] = []
    for row in rows { placed.append((PlaceOrder(row.home), row)) }
    placed.sort { left, right -> Bool in
      if left.place != right.place { return left.place < right.place }
      return left.row.number < right.row.number
    }
    return placed.map { $0.row }
  }
}
