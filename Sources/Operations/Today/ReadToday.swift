package import Casework
import Records

/// What the signed-in worker owes now: judged live, on his own units alone.
package struct ReadToday: Query {
  package static let permission = Permission.readOwnWork
  package static let action = AuditAction.readToday

  /// Nil for the office's own day.
  package var day: Day?
  package var offset: Int
  /// 1 to 200 cards.
  package var limit: Int

  package init(day: Day? = nil, offset: Int = 0, limit: Int = 100) {
    self.day = day
    self.offset = max(0, offset)
    self.limit = min(max(1, limit), 200)
  }

  /// - Throws: `Refusal.notPermitted` for who is nobody's account.
  package func perform(in context: OperationContext) throws -> TodayList {
    guard case .account(let account) = context.actor else {
      throw Refusal.notPermitted
    }
    let day = day ?? context.today
    let units = try WorkerUnits(account, in: context, on: day)
    let loader = FactsLoader(
      context.connection, packs: context.rules.packs.map(\.id))
    let judged = JudgedUnits(
      try loader.units(
        households: units.households, persons: units.persons),
      rules: context.rules, on: day)
    let owed = TodayPlan.Card.ordered(
      try TodayPlan(judged, units, context).cards())
    var writer = CardWriter(judged, context)
    let page = owed.dropFirst(offset).prefix(limit)
    let week = Span(day - (day.weekday - 1), day)
    let done = try VisitExtras(context.connection).visits(
      of: account.workerID, in: units.counties, on: week)
    return TodayList(
      day: day, cards: try page.map { try writer.card($0) },
      standing: try StandingViews(context, on: day).missing(of: account),
      owed: owed.count, overdue: owed.count(where: \.isOverdue),
      doneThisWeek: done.count { $0.result == .completed },
      recordedThisWeek: done.count,
      done: done.prefix(TodayList.mostDone).map(DoneVisit.init),
      mayCall: context.actor.mayCall, offset: offset, limit: limit)
  }
}
