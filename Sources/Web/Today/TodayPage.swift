import Casework

/// What the worker owes now, a card for each household.
package struct TodayPage: Page {
  package static let template = "today"

  package var frame: Frame
  package var day: String
  package var owed: String
  package var overdue: String
  package var hasOverdue: Bool
  package var doneThisWeek: String
  package var alarm: AlarmPart?
  package var standing: [StandingPart]
  package var hasStanding: Bool
  package var cards: [TodayCardPart]
  package var isEmpty: Bool
  /// Changes of facts that wait for a decision; nil for none.
  package var waiting: WaitingPart?
  /// Safety checks and first visits, before all else.
  package var checks: [SafetyCheckPart] = []
  /// Emergencies that are not handled yet.
  package var incidents: [IncidentPart] = []
  /// Matters that wait for something; nil for none.
  package var matters: WaitingPart?
  /// The plan of the month, to be printed; nil for who is no worker.
  package var planPath: String?
  /// What was done this week; nil where nothing was.
  package var doneTitle: String?
  package var done: [DonePart]
  package var pager: PagerPart?
  /// That the ledger is being made anew.
  package var stale: String?

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "day": .text(\.day),
    "owed": .text(\.owed),
    "overdue": .text(\.overdue),
    "hasOverdue": .flag(\.hasOverdue),
    "doneThisWeek": .text(\.doneThisWeek),
    "alarm": .part(\.alarm),
    "standing": .list(\.standing),
    "hasStanding": .flag(\.hasStanding),
    "cards": .list(\.cards),
    "doneTitle": .text(\.doneTitle),
    "done": .list(\.done),
    "isEmpty": .flag(\.isEmpty),
    "waiting": .part(\.waiting),
    "pager": .part(\.pager),
    "stale": .text(\.stale),
    "checks": .list(\.checks),
    "incidents": .list(\.incidents),
    "matters": .part(\.matters),
    "planPath": .text(\.planPath),
  ]
}

/// A household to be visited.
package struct TodayCardPart: PagePart {
  package var name: String
  package var place: String
  package var path: String
  package var visitPath: String
  /// Where its telephone numbers are shown; nil for who may not see them.
  package var callPath: String?
  package var mark: StatusMark
  package var due: String
  package var left: String?
  package var duties: [TodayDutyPart]
  package var reasons: String?
  package var lastContact: String

  package static let fields: [String: PageField<Self>] = [
    "name": .text(\.name),
    "place": .text(\.place),
    "path": .text(\.path),
    "visitPath": .text(\.visitPath),
    "callPath": .text(\.callPath),
    "mark": .part(\.mark),
    "due": .text(\.due),
    "left": .text(\.left),
    "duties": .list(\.duties),
    "reasons": .text(\.reasons),
    "lastContact": .text(\.lastContact),
  ]
}

/// One thing owed there.
package struct TodayDutyPart: PagePart {
  package var title: String
  package var person: String?
  package var window: String
  package var progress: String
  package var modes: String
  package var basis: String
  /// The window that was missed, in words.
  package var missed: String?
  /// What else is to be said: a deputy, a call made.
  package var remarks: String?

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "person": .text(\.person),
    "window": .text(\.window),
    "progress": .text(\.progress),
    "modes": .text(\.modes),
    "basis": .text(\.basis),
    "missed": .text(\.missed),
    "remarks": .text(\.remarks),
  ]
}

/// Something that waits elsewhere, with the way there.
package struct WaitingPart: PagePart {
  package var words: String
  package var path: String

  package static let fields: [String: PageField<Self>] = [
    "words": .text(\.words),
    "path": .text(\.path),
  ]

  /// Nil where nothing waits.
  static func changes(_ count: Int) -> WaitingPart? {
    count == 0
      ? nil
      : WaitingPart(
        words: "有 \(count) 件资料变更等您审核", path: Route.changes.path())
  }

  /// Nil where nothing waits.
  static func matters(_ counts: [MatterList: Int]) -> WaitingPart? {
    let lists = MatterList.allCases.filter { (counts[$0] ?? 0) > 0 }
    guard let first = lists.first else { return nil }
    let words = lists.map { "\($0.title) \(counts[$0] ?? 0)" }
    return WaitingPart(
      words: "事项：" + words.joined(separator: "，"),
      path: Route.matters.path() + "?list=\(first.rawValue)")
  }
}
