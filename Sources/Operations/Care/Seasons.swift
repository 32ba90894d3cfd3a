package import Casework
import Records

/// The seasons of the asker's county: those of the calendar, and those it
/// has called.
package struct ReadSeasons: Query {
  package static let permission = Permission.superviseCare
  package static let action = AuditAction.readSeasons

  package init() {}

  package struct Seasons: Sendable, Hashable {
    package var day: Day
    /// Of a form to call one.
    package var id: String
    package var seasons: [Line]
    package var calls: [SeasonCall]

    package func title(of id: String) -> String {
      seasons.first { $0.season.id == id }?.season.title ?? id
    }
  }

  /// A season of a document in force.
  package struct Line: Sendable, Hashable {
    package var season: Season
    package var policy: String
    /// Titles of what must be answered while it lasts.
    package var questions: [String]
    package var isOn: Bool
  }

  package func perform(in context: OperationContext) throws -> Seasons {
    let care = try context.countyCare()
    let inForce = try PolicyReader(context.connection).packs(
      inForceIn: care.county, on: context.today)
    let called = try care.store.called(on: context.today)
    let packs = context.rules.packs.filter { inForce.contains($0.id) }
    return Seasons(
      day: context.today, id: Identifier.make(at: context.now),
      seasons: packs.flatMap { pack in
        let on = pack.seasons(on: context.today, called: called)
        return pack.seasons.map { season in
          Line(
            season: season, policy: pack.citation,
            questions: pack.questions(in: season.id),
            isOn: on.contains(season.id))
        }
      }, calls: try care.store.calls())
  }
}

extension PolicyPack {
  /// Titles of the fields that must be answered in a season.
  fileprivate func questions(in season: String) -> [String] {
    forms.flatMap(\.sections).filter { $0.seasons.contains(season) }
      .flatMap(\.fields).filter(\.isRequired).map(\.title)
  }
}

/// Begins a season in the asker's county: after a weather alert, or because
/// it heats longer than the calendar says.
package struct CallSeason: Operation {
  package static let permission = Permission.superviseCare
  package static let action = AuditAction.setSeason

  /// UUIDv7 of the form: whatever is sent twice is one call.
  package var id: String
  package var season: String
  package var reason: String
  package var from: Day?
  package var last: Day?

  package init(
    id: String, season: String, reason: String, from: Day?, last: Day?
  ) {
    self.id = id
    self.season = season
    self.reason = reason
    self.from = from
    self.last = last
  }

  /// Longer than any season lasts.
  private static let mostDays = 300

  /// - Throws: `Refusal.invalid`.
  package func perform(in context: OperationContext) throws {
    let care = try context.countyCare()
    if try care.isRepeated(id, in: context) { return }
    let inForce = try PolicyReader(context.connection).packs(
      inForceIn: care.county, on: context.today)
    let known = context.rules.packs.filter { inForce.contains($0.id) }
      .flatMap(\.seasons).map(\.id)
    var problems: [FieldProblem] = []
    if !known.contains(season) {
      problems.append(FieldProblem(CountyCareField.season, "请选季节或天气"))
    }
    let words =
      reason.isEmpty
      ? "请写明依据，如预警的发布单位和等级"
      : PlainText.problem(reason, most: 200)
    if let words {
      problems.append(FieldProblem(CountyCareField.reason, words))
    }
    if from == nil {
      problems.append(FieldProblem(CountyCareField.from, "请填写第一天"))
    }
    if last == nil {
      problems.append(
        FieldProblem(CountyCareField.last, "请填写最后一天；提前结束的，到时再改"))
    }
    if let from, let last {
      if last < from {
        problems.append(
          FieldProblem(CountyCareField.last, "最后一天早于第一天，请核对"))
      } else if last - from > Self.mostDays {
        problems.append(FieldProblem(CountyCareField.last, "时间太长，请核对"))
      }
      let span = Span(from, last)
      if try care.store.calls().contains(where: {
        $0.season == season && $0.span.overlaps(span)
      }) {
        problems.append(
          FieldProblem(CountyCareField.from, "这些天里已经启动过，请核对日期"))
      }
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    try care.store.put(
      SeasonCall(
        season: season, reason: reason, span: Span(from: from, to: last)),
      form: id, context.recording)
    try context.audit(
      county: care.county, subject: season, detail: "season \(id)")
  }
}

/// Ends a season that was called on another day than was thought.
package struct EndSeason: Operation {
  package static let permission = Permission.superviseCare
  package static let action = AuditAction.setSeason

  package var call: Int64
  package var last: Day?

  package init(_ call: Int64, last: Day?) {
    self.call = call
    self.last = last
  }

  /// - Throws: `Refusal.notFound`; `Refusal.invalid`.
  package func perform(in context: OperationContext) throws {
    let care = try context.countyCare()
    guard
      var found = try care.store.calls().first(where: { $0.id == call })
    else { throw Refusal.notFound }
    guard let last, last >= found.span.first else {
      throw Refusal.invalid([
        FieldProblem(CountyCareField.last, "请填写最后一天，不早于第一天")
      ])
    }
    if found.span.last == last {
      context.isRepeated = true
      return
    }
    found.span.last = last
    try care.store.put(
      found, form: Identifier.make(at: context.now), context.recording)
    try context.audit(
      county: care.county, subject: found.season,
      detail: "season until \(last)")
  }
}
