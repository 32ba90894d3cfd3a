import Casework
import Foundation
import Records

/// Puts matters on record, in the transaction of whatever found them.
struct MatterSaving {
  let context: OperationContext
  let home: VisibleHousehold

  /// What somebody wants put on record, checked.
  struct Opening {
    var id: String
    var domain: MatterDomain
    var rules: MatterRules
    var urgency: MatterUrgency
    var what: String
    var wish = ""
    var person: PersonKey?
    var visit = ""
    var item = ""
    var digest: [UInt8] = []
  }

  /// The clock runs from now on; the township of the household has to act.
  func open(_ opening: Opening) throws {
    let now = context.now
    let rules = opening.rules
    let calendar = try context.calendar(of: home.village)
    var first = MatterStep(
      number: 1, id: opening.id, kind: .registered, at: now,
      by: context.actor.name)
    first.place = MatterPlace(household: home.key.id, village: home.village)
    first.office = home.village.ancestor(.township) ?? home.village
    first.urgency = opening.urgency
    first.planBy = rules.planBy(opening.urgency, from: now, calendar)
    first.dueOn =
      opening.urgency == .longStanding
      ? now.day : rules.longStandingAfter.day(after: now.day, calendar)
    try MatterStore(context.connection).insert(
      MatterRecord(
        county: home.key.county, id: opening.id, domain: opening.domain.id,
        isRestricted: opening.domain.isRestricted, what: opening.what,
        wish: opening.wish, household: home.key.id, person: opening.person,
        visit: opening.visit, item: opening.item, digest: opening.digest,
        openedAt: now, openedBy: context.actor.name), first)
    try context.audit(
      county: home.key.county, subject: opening.id,
      detail: "household \(home.number) \(opening.domain.id)")
    try MatterNews(context).opened(opening, first)
  }

  /// Adds a step to a matter, which must be able to follow.
  ///
  /// - Throws: `Refusal.matterStands`.
  @discardableResult
  static func append(
    _ step: MatterStep, to matter: StoredMatter,
    in context: OperationContext
  ) throws -> MatterStanding {
    if let obstacle = matter.standing.obstacle(to: step.kind) {
      throw Refusal.matterStands(obstacle)
    }
    let standing = try MatterStore(context.connection).append(
      step, to: matter)
    try context.audit(
      county: matter.record.county, subject: matter.record.id,
      detail: "\(step.kind) \(standing.state)")
    try MatterNews(context).changed(matter, by: step, to: standing)
    return standing
  }
}

extension StoredMatter {
  /// The step after the last, without what its kind needs.
  func nextStep(
    _ kind: MatterStepKind, id: String, in context: OperationContext
  ) -> MatterStep {
    MatterStep(
      number: standing.steps + 1, id: id, kind: kind, at: context.now,
      by: context.actor.name)
  }
}
