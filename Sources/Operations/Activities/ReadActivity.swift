package import Casework
import Records

/// An activity as its page shows it.
package struct ActivityView: Sendable, Hashable {
  package var id: String
  package var today: Day
  package var revision: Int64
  package var isVoid: Bool
  package var activity: Activity
  package var areaName: String
  /// Nil for none, or one that is not his.
  package var matter: ActivityMatter?
  /// Those whom whoever asks may see.
  package var persons: [ActivityPerson]
  /// How many others of the register took part.
  package var unseen: Int
  package var author: String
  package var at: Moment
  package var reason: String
  /// What it replaced, the latest first.
  package var replaced: [Replaced]
  package var mayCorrect: Bool

  package struct Replaced: Sendable, Hashable {
    package var activity: Activity
    package var persons: Int
    package var isVoid: Bool
    package var author: String
    package var at: Moment
    package var reason: String
  }
}

/// An activity with those who took part.
package struct ReadActivity: Query {
  package static let permission = Permission.readActivities
  package static let action = AuditAction.readActivity

  package var id: String

  package init(_ id: String) { self.id = id }

  /// - Throws: `Refusal.notFound`.
  package func perform(in context: OperationContext) throws -> ActivityView {
    let view = try view(in: context)
    context.noteRead(
      county: view.activity.area.countyKey, subject: id,
      detail: "\(view.persons.count) persons")
    return view
  }

  func view(in context: OperationContext) throws -> ActivityView {
    let found = try context.see(activity: id)
    let names = NameReader(context.connection)
    let stored = found.stored
    return ActivityView(
      id: id, today: context.today, revision: stored.revision,
      isVoid: stored.isVoid, activity: stored.activity,
      areaName: try names.area(stored.activity.area),
      matter: try matter(stored.matter, in: context),
      persons: found.persons.map(ActivityPerson.init),
      unseen: found.unseen.count, author: try names.shown(stored.by),
      at: stored.at, reason: stored.reason,
      replaced: try found.replaced.map { old in
        ActivityView.Replaced(
          activity: old.activity, persons: old.persons.count,
          isVoid: old.isVoid, author: try names.shown(old.by), at: old.at,
          reason: old.reason)
      }, mayCorrect: context.actor.may(.recordActivities))
  }

  private func matter(
    _ id: String, in context: OperationContext
  ) throws -> ActivityMatter? {
    guard !id.isEmpty, context.actor.may(.recordActivities) else {
      return nil
    }
    do {
      return try ActivityMatter(try context.see(matter: id), in: context)
    } catch Refusal.notFound {
      return nil
    }
  }
}
