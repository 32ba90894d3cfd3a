package import Casework
package import Database
import Records

/// A step of a rectification, as typed.
package struct RectificationEntry: Sendable, Hashable {
  /// UUIDv7 of the form: whatever is sent twice is one step.
  package var id: String
  package var matter: String
  package var kind: RectificationStepKind
  /// Steps there were when the form was opened.
  package var seen: Int
  /// By field, as typed: words, order (马上整改, 限时整改), day.
  package var values: [String: String]

  package init(
    id: String, matter: String, kind: RectificationStepKind, seen: Int,
    values: [String: String] = [:]
  ) {
    self.id = id
    self.matter = matter
    self.kind = kind
    self.seen = seen
    self.values = values
  }
}

/// Puts down what is done about the rectification of a matter 整改: whoever
/// decides on it asks for it, extends it once and reports it done; whoever
/// supervises urges and checks.
package struct RecordRectificationStep: Operation {
  package static let permission = Permission.decideMatter
  package static let reach = WriteReach.units
  package static let action = AuditAction.recordRectification

  package var entry: RectificationEntry

  package init(_ entry: RectificationEntry) { self.entry = entry }

  /// The same entry sent again is answered as the first time.
  ///
  /// - Throws: `Refusal.notFound`; `Refusal.notPermitted` for a step that is
  ///   not his; `Refusal.invalid`; `Refusal.matterMoved` where somebody was
  ///   faster; `Refusal.alreadyRecorded`.
  package func perform(in context: OperationContext) throws {
    try context.connection.lock([UnitLock(matter: entry.matter)])
    let matter = try context.see(matter: entry.matter)
    guard matter.mayTake,
      !entry.kind.isSupervision || context.actor.may(.superviseMatters),
      let section = try context.remedies(for: matter).rectification
    else { throw Refusal.notPermitted }
    let store = RectificationStore(context.connection)
    let known = try store.steps(
      of: matter.record.id, in: matter.record.county)
    let typed = TypedChange(entry.values.mapValues { [$0] })
    let (step, day) = read(
      typed, section.rules, known.count, context,
      try context.calendar(of: matter.standing.place.village))
    if let earlier = known.first(where: { $0.step.id == entry.id })?.step {
      guard earlier.kind == step.kind, earlier.words == step.words,
        earlier.order == step.order, earlier.by == step.by,
        day == nil || earlier.dueBy == step.dueBy
      else { throw Refusal.alreadyRecorded }
      context.isRepeated = true
      return
    }
    guard entry.seen == known.count else { throw Refusal.matterMoved }
    let standing = RectificationStanding(known.map(\.step))
    if let obstacle = RectificationStanding.obstacle(
      to: step.kind, step.order, after: standing)
    {
      typed.refuse("step", obstacle)
    } else if step.kind == .ordered, !matter.standing.state.isOpen {
      typed.refuse("step", "这件事项已经办结；又出现同样的问题，请先重开")
    }
    for problem in step.problems(
      day: day, after: standing, on: context.today)
    where !typed.problems.contains(where: {
      $0.field == problem.field.rawValue
    }) {
      typed.refuse(problem.field.rawValue, problem.words)
    }
    try typed.finish()
    let notice = try tell(step, matter, section.rules, context)
    try store.append(
      StoredRectificationStep(step, notice: notice ?? ""), after: known,
      to: matter.record.id, in: matter.record.county)
    try context.audit(
      county: matter.record.county, subject: matter.record.id,
      detail: "\(step.kind)")
  }

  private func read(
    _ typed: TypedChange, _ rules: RectificationRules, _ known: Int,
    _ context: OperationContext, _ calendar: WorkCalendar
  ) -> (RectificationStep, Day?) {
    if !Identifier.isValid(entry.id) {
      typed.refuse("id", "表单编号不对，请重新打开页面填写")
    }
    var step = RectificationStep(
      number: known + 1, id: entry.id, kind: entry.kind, at: context.now,
      by: context.actor.name)
    step.words = typed.text("words", most: 500)
    var day: Day?
    if entry.kind == .ordered {
      step.order = typed.word(
        "order", "请选马上整改还是限时整改", required: false)
    }
    switch (entry.kind, step.order) {
    case (.ordered, .immediate):
      step.dueBy = rules.immediateWithin.end(from: context.now, calendar)
    case (.ordered, _), (.extended, _), (.failed, _):
      day = typed.day("day", required: false)
      step.dueBy = day.map { .end(of: $0) }
    default: break
    }
    return (step, day)
  }

  /// Tells the township what is asked of it; urging is answered with a
  /// reply.
  ///
  /// - Returns: the notice; nil where nobody is told.
  private func tell(
    _ step: RectificationStep, _ matter: VisibleMatter,
    _ rules: RectificationRules, _ context: OperationContext
  ) throws -> String? {
    let subject = try MatterNoticeText(matter, in: context).subject
    let due = step.dueBy.map { "，\($0.day.inWords)前完成" } ?? ""
    let kind: NoticeKind
    let words: String
    switch step.kind {
    case .urged:
      kind = .rectificationUrged
      words = "催办整改：\(subject)，请确认并回复"
    case .failed:
      kind = .rectificationOrdered
      words = "抽查不合格，重新整改：\(subject)\(due)"
    case .ordered:
      // Who rectifies need not tell himself.
      if case .account(let account) = context.actor,
        account.area == matter.township
      {
        return nil
      }
      kind = .rectificationOrdered
      words = "\(step.order?.word ?? "整改")：\(subject)\(due)"
    case .extended, .done, .passed: return nil
    }
    return try Notifier(context).send(
      Notice(
        kind, about: matter.subject, in: matter.standing.place.village,
        words, to: [.office(matter.township, .local)],
        acknowledgeWithin: rules.answerWithin)
    ).first?.id
  }
}
