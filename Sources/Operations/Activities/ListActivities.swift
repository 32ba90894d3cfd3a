package import Casework
import Records

/// An activity on a list.
package struct ActivityLine: Sendable, Hashable {
  package var id: String
  package var activity: Activity
  package var areaName: String
  /// How many of the register took part.
  package var persons: Int

  init(
    _ stored: StoredActivity, persons: Int, _ names: NameReader
  ) throws {
    id = stored.id
    activity = stored.activity
    areaName = try names.area(stored.activity.area)
    self.persons = persons
  }
}

/// The activities of an area in a year.
package struct ActivityList: Sendable, Hashable {
  package var day: Day
  package var year: Int
  package var choice: AreaChoice
  package var total: ActivitySums
  package var kinds: [Kind]
  /// Of the areas right below; empty for a village.
  package var parts: [Part]
  package var lines: [ActivityLine]
  package var count: Int
  package var offset: Int
  package var limit: Int
  package var mayRecord: Bool

  package struct Kind: Sendable, Hashable {
    package var kind: ActivityKind
    package var sums: ActivitySums
  }

  package struct Part: Sendable, Hashable {
    package var code: AreaCode
    package var name: String
    package var sums: ActivitySums
  }
}

/// The register of activities, by area and year.
package struct ListActivities: Query {
  package static let permission = Permission.readActivities
  package static let action = AuditAction.listActivities

  /// Nil for the asker's own area.
  package var area: AreaCode?
  /// Nil for this year.
  package var year: Int?
  package var offset: Int
  package var limit: Int

  package init(
    area: AreaCode? = nil, year: Int? = nil, offset: Int = 0, limit: Int = 30
  ) {
    self.area = area
    self.year = year
    self.offset = max(0, offset)
    self.limit = min(max(1, limit), 20_000)
  }

  /// - Throws: `Refusal.notFound` for an area that is none of his.
  package func perform(in context: OperationContext) throws -> ActivityList {
    let area = try context.activityArea(area)
    let thisYear = context.today.date.year
    let year = year.map { min(max($0, 2_000), thisYear + 1) } ?? thisYear
    guard let first = Day(year: year, month: 1, day: 1),
      let last = Day(year: year, month: 12, day: 31)
    else { throw Refusal.notFound }
    let span = Span(first, last)
    let store = ActivityStore(context.connection)
    let activities = try store.activities(in: area, of: span)
    let persons = try store.persons(in: area, of: span)
    let names = NameReader(context.connection)
    let choice = try AreaChoice(area, PeopleReach(context), context)
    func sums(_ holds: (StoredActivity) -> Bool) -> ActivitySums {
      var sums = ActivitySums()
      var reached: Set<PersonKey> = []
      for stored in activities where holds(stored) {
        sums.add(stored.activity)
        reached.formUnion(persons[stored.id] ?? [])
      }
      sums.persons = reached.count
      return sums
    }
    return ActivityList(
      day: context.today, year: year, choice: choice,
      total: sums { _ in true },
      kinds: ActivityKind.allCases.map { kind in
        ActivityList.Kind(
          kind: kind, sums: sums { $0.activity.kind == kind })
      },
      parts: choice.below.map { part in
        ActivityList.Part(
          code: part.code, name: part.name,
          sums: sums { part.code.contains($0.activity.area) })
      },
      lines: try activities.dropFirst(offset).prefix(limit).map {
        try ActivityLine($0, persons: persons[$0.id]?.count ?? 0, names)
      }, count: activities.count, offset: offset, limit: limit,
      mayRecord: context.actor.may(.recordActivities))
  }
}

/// Social help for a matter (匹配社会帮扶).
package struct MatterActivities: Sendable, Hashable {
  package var matter: String
  package var today: Day
  package var lines: [ActivityLine]
  /// Of all helpers together.
  package var hours: Tenths
  /// Who can be called upon there; empty for who may record nothing.
  package var helpers: [HelpingBody]
  package var mayRecord: Bool
}

/// The activities that help to solve a matter.
package struct ReadMatterActivities: Query {
  package static let permission = Permission.readActivities
  package static let action = AuditAction.listActivities

  package var matter: String

  package init(_ matter: String) { self.matter = matter }

  /// - Throws: `Refusal.notFound`.
  package func perform(
    in context: OperationContext
  ) throws -> MatterActivities {
    let found = try context.see(matter: matter)
    let store = ActivityStore(context.connection)
    let names = NameReader(context.connection)
    let lines = try store.activities(ofMatter: matter).map { stored in
      try ActivityLine(
        stored,
        persons: try store.history(of: stored.id).first?.persons.count ?? 0,
        names)
    }
    var mayRecord = context.actor.may(.recordActivities)
    if case .account(let account) = context.actor {
      mayRecord = mayRecord && account.area.contains(found.home.village)
    }
    let village = found.home.village
    let helpers =
      mayRecord
      ? try HelpingBodyStore(context.connection, of: village.countyKey)
        .bodies().filter {
          $0.area.contains(village) && $0.span.contains(context.today)
        } : []
    return MatterActivities(
      matter: matter, today: context.today, lines: lines,
      hours: Tenths(lines.reduce(0) { $0 + $1.activity.allHours.count }),
      helpers: helpers, mayRecord: mayRecord)
  }
}
