package import Casework
import Records

/// A page of one of the lists of matters.
package struct MatterListView: Sendable, Hashable {
  package var list: MatterList
  /// False for an area above counties: one of its counties is to be chosen.
  package var isOpen: Bool
  package var today: Day
  package var now: Moment
  /// Whose matters; nil for those of one's own links.
  package var area: AreaName?
  /// The areas above that may be chosen, the highest first.
  package var above: [AreaName]
  package var parts: [AreaName]
  /// How many are on each list; none for the closed ones.
  package var counts: [MatterList: Int]
  /// Of what is open, by domain: the most first.
  package var domains: [DomainCount]
  /// The domain that is shown alone.
  package var domain: String?
  package var lines: [MatterListLine]
  package var offset: Int
  package var hasMore: Bool
  /// Whether every household of the list is open to whoever asks.
  package var seesHouseholds: Bool
}

/// How many matters of a domain are open.
package struct DomainCount: Sendable, Hashable {
  /// `fuyang-2022/safety`.
  package var id: String
  package var title: String
  package var policy: String
  package var count: Int
}

/// A matter as a list shows it, with names.
package struct MatterListLine: Sendable, Hashable {
  package var id: String
  package var domain: String
  package var isRestricted: Bool
  package var what: String
  package var household: String
  package var head: String
  /// Name of whom it concerns; nil for the household.
  package var person: String?
  package var villageName: String
  /// The office that has to act.
  package var officeName: String
  /// Who has taken it on.
  package var worker: String?
  package var state: MatterState
  package var urgency: MatterUrgency
  package var openedOn: Day
  /// Until when somebody has to act.
  package var actBy: Moment?
  package var toldOn: Day?
  package var owesWord: Bool
  package var checkOn: Day?
  package var isLong: Bool
  package var awaitsPlace: Bool

  fileprivate init(
    _ line: MatterLine, _ views: MatterViews, _ names: NameReader,
    on today: Day
  ) throws {
    id = line.id
    domain = views.title(line.domain, line.urgency).domain
    isRestricted = line.isRestricted
    what = line.what
    household = line.household
    head = line.head
    person = line.person
    villageName = try names.area(line.village)
    officeName = try names.area(line.office)
    worker = line.worker
    state = line.state
    urgency = line.urgency
    openedOn = line.openedOn
    actBy = line.actBy
    toldOn = line.toldOn
    owesWord = line.owesWord
    checkOn = line.checkOn
    isLong =
      line.state.isOpen
      && (line.urgency == .longStanding || line.longFrom <= today)
    awaitsPlace = line.awaitsPlace
  }
}

/// Lists matters that wait for something, within the reach of whoever asks.
package struct ListMatters: Query {
  package static let permission = Permission.readMatters
  package static let action = AuditAction.listMatters

  package var list: MatterList
  /// Nil for all that is his.
  package var area: AreaCode?
  /// Nil for all.
  package var domain: String?
  package var offset: Int
  package var limit: Int

  package init(
    _ list: MatterList = .open, area: AreaCode? = nil,
    domain: String? = nil, offset: Int = 0, limit: Int = 50
  ) {
    self.list = list
    self.area = area
    self.domain = domain
    self.offset = min(max(0, offset), 100_000)
    self.limit = min(max(1, limit), 200)
  }

  /// - Throws: `Refusal.notFound` for an area that is not his.
  package func perform(
    in context: OperationContext
  ) throws -> MatterListView {
    let reach = try MatterReach(context, area: area)
    var scope = reach.scope
    scope.domain = domain
    let lists = MatterLists(
      context.connection, now: context.now, today: context.today)
    var counts: [MatterList: Int] = [:]
    for list in MatterList.allCases where list != .closed && reach.isOpen {
      counts[list] = try lists.count(list, scope)
    }
    let lines =
      reach.isOpen
      ? try lists.lines(
        list, scope, limit: limit + 1, offset: offset) : []
    let names = NameReader(context.connection)
    let views = MatterViews(context)
    if reach.isDrilledDown, reach.isOpen, let area = reach.area {
      context.noteRead(
        county: area.countyKey, subject: area.description,
        detail: list.rawValue)
    }
    func named(_ code: AreaCode) throws -> AreaName {
      AreaName(code: code, name: try names.area(code))
    }
    return MatterListView(
      list: list, isOpen: reach.isOpen, today: context.today, now: context.now,
      area: try reach.area.map(named), above: try reach.above.map(named),
      parts: try parts(of: reach, context),
      counts: counts,
      domains: reach.isOpen ? try domains(lists, reach, views) : [],
      domain: domain,
      lines: try lines.prefix(limit).map {
        try MatterListLine($0, views, names, on: context.today)
      }, offset: offset, hasMore: lines.count > limit,
      seesHouseholds: context.ownPolicies.isAll)
  }

  private func domains(
    _ lists: MatterLists, _ reach: MatterReach, _ views: MatterViews
  ) throws -> [DomainCount] {
    try lists.domains(reach.scope).map { id, count in
      let title = views.title(id, .temporary)
      return DomainCount(
        id: id, title: title.domain, policy: title.policy, count: count)
    }.sorted { ($1.count, $0.id) < ($0.count, $1.id) }
  }

  private func parts(
    of reach: MatterReach, _ context: OperationContext
  ) throws -> [AreaName] {
    guard let area = reach.area, let below = area.level.below else {
      return []
    }
    return try PlaceReader(context.connection).areas(below, in: area).map {
      AreaName(code: $0.code, name: $0.name)
    }
  }
}

/// Whose matters whoever asks sees.
struct MatterReach {
  let scope: MatterScope
  /// The one area it is; nil for several, or for households by name.
  let area: AreaCode?
  /// Areas above that he may choose as well, the highest first.
  let above: [AreaCode]
  /// He sees the rows of an area that is not his daily work: each look is
  /// noted.
  let isDrilledDown: Bool

  /// Whether it is small enough to be listed: a county, or part of one.
  var isOpen: Bool {
    area.map { $0.level.rawValue >= AreaLevel.county.rawValue } ?? true
  }

  /// - Throws: `Refusal.notFound` for an area that is not his.
  init(_ context: OperationContext, area: AreaCode? = nil) throws {
    let actor = context.actor
    guard case .account(let account) = actor else {
      guard case .system = actor, let area else { throw Refusal.notFound }
      scope = MatterScope(
        place: .areas([area]), seesRestricted: true, login: actor.name,
        worker: 0)
      self.area = area
      above = []
      isDrilledDown = false
      return
    }
    let reader = ScopeReader(context.connection, on: context.today)
    let reach = try WorkerReach(account, reader)
    let place: MatterScope.Place
    if let area {
      guard reach.areas.contains(where: { $0.contains(area) }),
        try account.area == area
          || AreaReader(context.connection).knows(area)
      else { throw Refusal.notFound }
      place = .areas([area])
    } else if reach.areas.isEmpty {
      var homes = reach.households
      for person in reach.persons {
        if let home = try reader.home(of: person) { homes.insert(home) }
      }
      place = .households(
        homes.sorted { ($0.county, $0.id) < ($1.county, $1.id) })
    } else {
      place = .areas(reach.areas)
    }
    scope = MatterScope(
      place: place, seesRestricted: actor.may(.readDisputes),
      login: account.login, worker: account.workerID,
      sight: try context.officeSight())
    let own: AreaCode? =
      if case .areas(let areas) = place, areas.count == 1 {
        areas[0]
      } else {
        nil
      }
    self.area = own
    above =
      own.map { own in
        AreaLevel.allCases.compactMap { own.ancestor($0) }.filter { code in
          code != own && reach.areas.contains { $0.contains(code) }
        }
      } ?? []
    isDrilledDown = account.area.level.rawValue < AreaLevel.county.rawValue
  }
}

/// How many matters wait on each list, for whoever asks; none where he sees
/// no county as a whole, nor households by name.
package struct CountMatters: Query {
  package static let permission = Permission.readMatters
  package static let action = AuditAction.readMatterNumbers

  package init() {}

  package func perform(
    in context: OperationContext
  ) throws -> [MatterList: Int] {
    let reach = try MatterReach(context)
    guard reach.isOpen else { return [:] }
    let lists = MatterLists(
      context.connection, now: context.now, today: context.today)
    var counts: [MatterList: Int] = [:]
    for list in [MatterList.late, .word, .untold, .checks, .moved] {
      counts[list] = try lists.count(list, reach.scope)
    }
    return counts
  }
}
