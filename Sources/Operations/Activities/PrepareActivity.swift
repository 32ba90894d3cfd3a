package import Casework
import Records

/// What the form of an activity is made of.
package struct ActivityForm: Sendable, Hashable {
  package var today: Day
  /// Of the form.
  package var id: String
  package var area: AreaCode
  package var areaName: String
  /// The matter it helps to solve; nil for none.
  package var matter: ActivityMatter?
  /// Those of a village who can be ticked; empty above villages.
  package var persons: [ActivityPerson]
  /// Whom the matter is about, as `PersonKey.text`.
  package var concerned: [String]
  package var bodies: [HelpingBody]
  /// What stands, for a correction.
  package var standing: ActivityView?
}

/// A matter that an activity helps to solve.
package struct ActivityMatter: Sendable, Hashable {
  package var id: String
  /// 安全隐患：屋顶漏雨.
  package var words: String
}

/// Somebody who takes part.
package struct ActivityPerson: Sendable, Hashable {
  /// As `PersonKey.text`.
  package var key: String
  package var number: String
  package var name: String
  /// 户编号 and 户主.
  package var household: String
  package var head: String

  init(_ person: PersonAtHome) {
    key = person.key.text
    number = person.number
    name = person.name
    household = person.household
    head = person.head
  }
}

/// What is needed to put an activity on record, or to correct one.
package struct PrepareActivity: Query {
  package static let permission = Permission.recordActivities
  package static let action = AuditAction.prepareActivity

  package enum Subject: Sendable, Hashable {
    /// Nil for the asker's own area.
    case area(AreaCode?)
    case matter(String)
    case correction(String)
  }

  package var subject: Subject

  package init(_ subject: Subject) { self.subject = subject }

  /// - Throws: `Refusal.notFound`.
  package func perform(in context: OperationContext) throws -> ActivityForm {
    var matter: ActivityMatter?
    var standing: ActivityView?
    var concerned: [String] = []
    let area: AreaCode
    switch subject {
    case .area(let asked): area = try context.activityArea(asked)
    case .matter(let id):
      let found = try context.see(matter: id)
      matter = try ActivityMatter(found, in: context)
      concerned = found.record.person.map { [$0.text] } ?? []
      area = try context.activityArea(found.home.village)
    case .correction(let id):
      let view = try ReadActivity(id).view(in: context)
      standing = view
      matter = view.matter
      area = view.activity.area
    }
    let day = standing?.activity.first ?? context.today
    let persons = try persons(of: area, on: day, in: context)
    context.noteRead(of: area, detail: "activity, \(persons.count) persons")
    let bodies = try HelpingBodyStore(
      context.connection, of: area.countyKey
    ).bodies().filter {
      ($0.area.contains(area) || area.contains($0.area))
        && ($0.span.contains(day) || $0.id == standing?.activity.body)
    }
    return ActivityForm(
      today: context.today, id: Identifier.make(at: context.now), area: area,
      areaName: try NameReader(context.connection).area(area),
      matter: matter, persons: persons, concerned: concerned, bodies: bodies,
      standing: standing)
  }

  private func persons(
    of area: AreaCode, on day: Day, in context: OperationContext
  ) throws -> [ActivityPerson] {
    guard area.level == .village else { return [] }
    let keys = try ScopeReader(context.connection, on: day).members(in: area)
    let homes = PersonHomes(context.connection, on: day)
    return try context.seen(try homes.persons(Set(keys)))
      .map(ActivityPerson.init)
  }
}

extension ActivityMatter {
  init(_ matter: VisibleMatter, in context: OperationContext) throws {
    let title = MatterViews(context).title(
      matter.record.domain, matter.standing.urgency)
    id = matter.record.id
    words = "\(title.domain)：\(matter.record.what)"
  }
}
