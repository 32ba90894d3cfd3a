package import Casework
import Records

/// The matters of a household, for its page, the booklet and the form of a
/// visit.
package struct ReadHouseholdMatters: Query {
  package static let permission = Permission.readMatters
  package static let action = AuditAction.readMatter

  package var household: String

  package init(_ household: String) { self.household = household }

  package struct List: Sendable, Hashable {
    package var today: Day
    package var now: Moment
    /// The latest first; those open before those closed.
    package var matters: [HouseholdMatter]
    package var mayOpen: Bool
  }

  /// - Throws: `Refusal.notFound`.
  package func perform(in context: OperationContext) throws -> List {
    let home = try context.see(household: household)
    return List(
      today: context.today, now: context.now,
      matters: try HouseholdMatter.all(of: home, in: context),
      mayOpen: context.actor.may(.openMatter))
  }
}

/// A matter as the page of its household shows it.
package struct HouseholdMatter: Sendable, Hashable {
  package var id: String
  package var title: MatterTitle
  /// Id of its domain.
  package var domain: String
  package var what: String
  package var person: String?
  package var visit: String
  package var item: String
  package var standing: MatterStanding

  static func all(
    of home: VisibleHousehold, in context: OperationContext
  ) throws -> [HouseholdMatter] {
    let views = MatterViews(context)
    let names = NameReader(context.connection)
    let stored = try MatterStore(context.connection).matters(of: home.key)
      .filter(context.actor.sees)
    let (open, closed) = (
      stored.filter { $0.standing.state.isOpen },
      stored.filter { !$0.standing.state.isOpen }
    )
    return try (open + closed).map { matter in
      HouseholdMatter(
        id: matter.record.id,
        title: views.title(matter.record.domain, matter.standing.urgency),
        domain: matter.record.domain, what: matter.record.what,
        person: try matter.record.person.map { try names.person($0).name },
        visit: matter.record.visit, item: matter.record.item,
        standing: matter.standing)
    }
  }
}
