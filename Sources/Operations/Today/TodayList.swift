package import Casework

/// What a worker owes on a day: a card for each household, those in debt
/// first.
package struct TodayList: Sendable, Hashable {
  package var day: Day
  /// One page of cards; `owed` counts all.
  package var cards: [TodayCard]
  /// Standing duties of the worker that are not met.
  package var standing: [StandingGap]
  /// Households with something owed.
  package var owed: Int
  /// Of these, households with a debt (欠访).
  package var overdue: Int
  /// Visits of this week, from Monday, in which the worker took part and
  /// which took place.
  package var doneThisWeek: Int
  /// All visits of this week on record in which he took part.
  package var recordedThisWeek: Int
  /// The latest of them, the latest first.
  package var done: [DoneVisit]
  /// A page lists no more of them.
  package static let mostDone = 20
  /// Whether he may see telephone numbers.
  package var mayCall: Bool
  /// The stored ledger waits to be made anew: all of it was judged just now.
  package var isRecomputing: Bool
  /// Cards passed over before this page, and the length of a page.
  package var offset: Int
  package var limit: Int

  package var hasMore: Bool { offset + cards.count < owed }
}

/// A household to be visited, and all that one visit would clear.
package struct TodayCard: Sendable, Hashable {
  /// 户编号.
  package var household: String
  package var head: String
  package var address: String
  package var grid: String
  package var village: AreaCode
  package var villageName: String
  package var duties: [TodayDuty]
  /// Why the household or somebody in it is singled out, in words.
  package var reasons: [String]
  package var lastContact: LastContact?

  package var isOverdue: Bool { duties.contains(where: \.isOverdue) }
  /// The first day on which something of it ends.
  package var due: Day {
    duties.map(\.window.last).min() ?? .distantFuture
  }
}

/// A duty owed to a household, to somebody in it, or for a link.
package struct TodayDuty: Sendable, Hashable {
  /// `fuyang-2022/village-quarterly`.
  package var duty: String
  package var title: String
  /// The document's number or title, and the article.
  package var policy: String
  package var clause: String
  /// Name and 人员编号 of the person it is about; nil for a household.
  package var person: String?
  package var personNumber: String?
  /// The running window; for a debt without one, the window missed.
  package var window: Span
  package var state: DutyState
  package var required: Int
  package var counted: Int
  /// 欠访: the window before it was missed, and no visit has come since.
  package var isOverdue: Bool
  /// The window that was missed.
  package var missed: Span?
  /// A call was made in place of a visit, which is still owed.
  package var isContactKept: Bool
  /// What may clear it: modes of contact.
  package var modes: [VisitMode]
  /// Name of the worker for whom it is done as deputy; nil for one's own.
  package var actingFor: String?
  /// Owed by others too or alone, but cleared by the same visit.
  package var isShared: Bool
}

/// The latest contact that took place.
package struct LastContact: Sendable, Hashable {
  package var day: Day
  package var mode: VisitMode
}

/// A standing duty that is not met: so many links at any time.
package struct StandingGap: Sendable, Hashable {
  package var duty: String
  package var title: String
  package var statement: String
  package var policy: String
  package var clause: String
  package var required: Int
  package var counted: Int
  /// `户`, `人` or `村`.
  package var unit: String
  /// Links that count, and those that do not, with why.
  package var links: [Link]

  package struct Link: Sendable, Hashable {
    /// 户编号 of where it leads; nil for a village.
    package var household: String?
    package var name: String
    package var counts: Bool
    package var finding: String
  }
}

/// A visit of this week.
package struct DoneVisit: Sendable, Hashable {
  /// 户编号.
  package var household: String
  package var head: String
  package var at: Moment
  package var mode: VisitMode
  package var result: VisitResult
}
