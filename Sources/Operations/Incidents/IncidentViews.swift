package import Casework
import Records

/// An emergency as a list shows it.
package struct IncidentLine: Sendable, Hashable {
  package var id: String
  package var title: String
  package var village: String
  /// 户编号.
  package var household: String
  /// Head of the household, or the person it is about; nil for who may not
  /// see the household.
  package var name: String?
  package var state: IncidentState
  package var isSerious: Bool
  /// From missing care: a stop item.
  package var isCareGap: Bool
  package var isRecorded: Bool
  /// The written record is overdue.
  package var isRecordLate: Bool
  package var reportedAt: Moment
  package var reporter: String
}

/// An emergency with everything its page shows.
package struct IncidentView: Sendable, Hashable {
  package var line: IncidentLine
  package var policy: String
  package var clause: String
  package var place: String
  package var words: String
  package var calls: [String]
  package var recordDue: Moment
  package var checklist: [Item]
  package var steps: [Step]
  package var notices: [NoticeLine]
  /// The last windows before it, by duty; empty for who may not see the
  /// household.
  package var lookBack: [DutyView]
  /// Whether he may open the household.
  package var seesHousehold: Bool
  package var mayStep: Bool
  package var mayReview: Bool
  package var today: Day
  /// For the forms on the page.
  package var form: String

  package struct Item: Sendable, Hashable {
    package var words: String
    /// When, and by whom; nil where it is not done.
    package var doneAt: Moment?
    package var doneBy: String?
  }

  package struct Step: Sendable, Hashable {
    package var step: IncidentStep
    package var cause: IncidentCause?
    package var words: String
    package var at: Moment
    package var by: String
  }
}

/// Puts emergencies into words.
struct IncidentViews {
  private let context: OperationContext
  private let names: NameReader
  private let scope: ScopeReader
  private let notices: NoticeViews

  init(_ context: OperationContext) {
    self.context = context
    names = NameReader(context.connection)
    scope = ScopeReader(context.connection, on: context.today)
    notices = NoticeViews(context)
  }

  /// - Parameter sees: whether names of the household may be shown.
  func line(_ row: IncidentRow, sees: Bool) throws -> IncidentLine {
    let home = try scope.household(row.household)
    let person = try row.person.map { try names.person($0).name }
    return IncidentLine(
      id: row.id, title: row.title, village: try names.area(row.village),
      household: home?.number ?? "",
      name: sees ? person ?? home?.head : nil, state: row.state,
      isSerious: row.isSerious, isCareGap: row.isCareGap,
      isRecorded: row.isRecorded,
      isRecordLate: !row.isRecorded && row.recordDue <= context.now,
      reportedAt: row.reportedAt, reporter: try names.shown(row.reportedBy))
  }

  func view(_ found: VisibleIncident) throws -> IncidentView {
    let row = found.row
    let store = IncidentStore(context.connection)
    let steps = try store.steps(of: row)
    let (pack, kind, rules) = Self.rule(of: row, context)
    let told = try NoticeStore(context.connection)
      .notices(about: row.subject.stored, in: row.county)
    let items = try Self.checklist(of: row, context).enumerated().map {
      place, words in
      let done = steps.first {
        $0.step == .item && $0.item == Int64(place + 1)
      }
      return IncidentView.Item(
        words: words, doneAt: done?.at,
        doneBy: try done.map { try names.shown($0.by) })
    }
    return IncidentView(
      line: try line(row, sees: found.seesHousehold),
      policy: pack?.citation ?? row.pack, clause: kind?.clause ?? "",
      place: row.place, words: row.words, calls: kind?.calls ?? [],
      recordDue: row.recordDue, checklist: items,
      steps: try steps.filter { $0.step != .item }.map {
        IncidentView.Step(
          step: $0.step, cause: $0.cause, words: $0.words, at: $0.at,
          by: try names.shown($0.by))
      },
      notices: try told.map(notices.line),
      lookBack: found.seesHousehold
        ? try lookBack(row, windows: rules?.lookBack ?? 6) : [],
      seesHousehold: found.seesHousehold,
      mayStep: context.actor.may(.reportIncident),
      mayReview: context.actor.may(.handleIncident), today: context.today,
      form: Identifier.make(at: context.now))
  }

  /// The windows of each duty that had begun when it happened, the last of
  /// them, by what is on record now.
  private func lookBack(
    _ row: IncidentRow, windows: Int
  ) throws -> [DutyView] {
    let day = row.reportedAt.day
    let judged = try HouseholdUnits.judge(
      row.household, persons: Set(try scope.everybody(of: row.household)),
      in: context, on: max(day, context.today))
    guard let index = judged.index(of: row.household) else { return [] }
    let views = try DutyViews(judged, of: index, names, context)
      .views(touching: Span(LedgerRefresh.keptFrom(day), day))
      .filter { $0.window.first <= day }
    var seen: [String: Int] = [:]
    return views.filter { view in
      let key = "\(view.duty) \(view.unit)"
      seen[key, default: 0] += 1
      return seen[key, default: 0] <= windows
    }
  }

  static func checklist(
    of row: IncidentRow, _ context: OperationContext
  ) -> [String] {
    rule(of: row, context).kind?.steps ?? []
  }

  private static func rule(
    of row: IncidentRow, _ context: OperationContext
  ) -> (pack: PolicyPack?, kind: IncidentKind?, rules: EmergencyRules?) {
    let pack = context.rules.packs.first { $0.id == row.pack }
    let rules = pack?.emergencies
    return (pack, rules?.kinds.first { $0.id == row.kind }, rules)
  }
}
