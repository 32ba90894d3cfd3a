package import Casework
import Records

/// What the signed-in worker owes now. Which households are owed something
/// is read from the stored ledger; those of the page are judged live.
package struct ReadToday: Query {
  package static let permission = Permission.readOwnWork
  package static let action = AuditAction.readToday

  /// Nil for the office's own day.
  package var day: Day?
  package var offset: Int
  /// 1 to 200 cards.
  package var limit: Int
  package var source: TodaySource

  package init(
    day: Day? = nil, offset: Int = 0, limit: Int = 25,
    from source: TodaySource = .storedLedger
  ) {
    self.day = day
    self.offset = max(0, offset)
    self.limit = min(max(1, limit), 200)
    self.source = source
  }

  /// - Throws: `Refusal.notPermitted` for who is nobody's account.
  package func perform(in context: OperationContext) throws -> TodayList {
    guard case .account(let account) = context.actor else {
      throw Refusal.notPermitted
    }
    let day = day ?? context.today
    let page = try page(account, context, on: day)
    var writer = CardWriter(page.judged, context)
    let week = Span(day - (day.weekday - 1), day)
    let done = try VisitExtras(context.connection).visits(
      of: account.workerID,
      in: page.homes.counties.union([account.area.countyKey]), on: week)
    return TodayList(
      day: day, cards: try page.cards.map { try writer.card($0) },
      standing: try StandingViews(context, on: day).missing(of: account),
      owed: page.homes.owed, overdue: page.homes.overdue,
      doneThisWeek: done.count { $0.result == .completed },
      recordedThisWeek: done.count,
      done: done.prefix(TodayList.mostDone).map(DoneVisit.init),
      mayCall: context.actor.mayCall, isRecomputing: page.isRecomputing,
      offset: offset, limit: limit)
  }

  private struct FoundPage {
    var homes = OwedHomes()
    var cards: [TodayPlan.Card]
    var judged: JudgedUnits
    var isRecomputing = false
  }

  private func page(
    _ account: SignedIn, _ context: OperationContext, on day: Day
  ) throws -> FoundPage {
    var units = try WorkerUnits(account, in: context, on: day)
    let stored =
      source == .storedLedger && !units.areas.isEmpty
      ? try StoredDuties(units, context, on: day) : nil
    guard let stored else {
      var page = try live(&units, context)
      page.isRecomputing = source == .storedLedger && !units.areas.isEmpty
      return page
    }
    var homes = OwedHomes()
    if !units.homes.isEmpty {
      let named = try TodayPlan(try units.judged(), units, context)
      homes.add(named.cards())
    }
    try stored.collect(into: &homes)
    let lines = try homes.page(offset: offset, limit: limit, context)
    try units.add(lines)
    let judged = try units.judged()
    let cards = Dictionary(
      try TodayPlan(judged, units, context).cards().map { ($0.line.key, $0) },
      uniquingKeysWith: { first, _ in first })
    return FoundPage(
      homes: homes, cards: lines.compactMap { cards[$0.key] },
      judged: judged)
  }

  /// Everything is judged: for who has links alone, and while the stored
  /// ledger does not say.
  private func live(
    _ units: inout WorkerUnits, _ context: OperationContext
  ) throws -> FoundPage {
    try units.addAreas()
    let judged = try units.judged()
    let owed = TodayPlan.Card.ordered(
      try TodayPlan(judged, units, context).cards())
    var homes = OwedHomes()
    homes.add(owed)
    return FoundPage(
      homes: homes, cards: Array(owed.dropFirst(offset).prefix(limit)),
      judged: judged)
  }
}

/// What tells which households are owed something; both say the same.
package enum TodaySource: Sendable {
  case storedLedger, liveJudgement
}

extension OwedHomes {
  fileprivate mutating func add(_ cards: [TodayPlan.Card]) {
    for card in cards {
      add(
        card.line.key, in: card.line.village, due: card.due,
        isOverdue: card.isOverdue)
    }
  }
}
