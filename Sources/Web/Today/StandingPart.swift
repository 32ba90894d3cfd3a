import Casework
import Operations

/// A standing duty that is not met, and what is missing.
package struct StandingPart: PagePart {
  package var title: String
  /// `还差 1 户`.
  package var missing: String
  /// `应有 2 户，已有 1 户`.
  package var progress: String
  package var statement: String
  package var basis: String
  package var links: [StandingLinkPart]

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "missing": .text(\.missing),
    "progress": .text(\.progress),
    "statement": .text(\.statement),
    "basis": .text(\.basis),
    "links": .list(\.links),
  ]

  init(_ gap: StandingGap) {
    title = gap.title
    missing = "还差 \(gap.required - gap.counted) \(gap.unit)"
    progress =
      "应有 \(gap.required) \(gap.unit)，已有 \(gap.counted) \(gap.unit)"
    statement = gap.statement
    basis = "\(gap.policy) \(gap.clause)"
    links = gap.links.map { link in
      StandingLinkPart(
        name: link.name,
        path: link.household.map { Route.household.path($0) },
        shape: link.counts ? "✓" : "✕", finding: link.finding)
    }
  }
}

/// A link of the worker, and whether it counts.
package struct StandingLinkPart: PagePart {
  package var name: String
  package var path: String?
  package var shape: String
  package var finding: String

  package static let fields: [String: PageField<Self>] = [
    "name": .text(\.name),
    "path": .text(\.path),
    "shape": .text(\.shape),
    "finding": .text(\.finding),
  ]
}

/// A visit of this week.
package struct DonePart: PagePart {
  package var name: String
  package var path: String
  package var time: String
  package var mode: String
  package var result: String
  package var isCompleted: Bool

  package static let fields: [String: PageField<Self>] = [
    "name": .text(\.name),
    "path": .text(\.path),
    "time": .text(\.time),
    "mode": .text(\.mode),
    "result": .text(\.result),
    "isCompleted": .flag(\.isCompleted),
  ]

  init(_ visit: DoneVisit, today: Day) {
    name = HouseholdName.of(head: visit.head, number: visit.household)
    path = Route.household.path(visit.household)
    time = ChineseDays.time(visit.at, today: today)
    mode = visit.mode.word
    result = visit.result.word
    isCompleted = visit.result == .completed
  }
}
