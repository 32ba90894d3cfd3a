package import Casework
package import Database
package import Records

/// A step of a warning, as typed.
package struct WarningStepEntry: Sendable, Hashable {
  /// UUIDv7 of the form: whatever is sent twice is one step.
  package var id: String
  package var warning: String
  package var kind: WarningStepKind
  /// Steps there were when the form was opened.
  package var seen: Int
  /// By field, as typed: words, day, class.
  package var values: [String: String]

  package init(
    id: String, warning: String, kind: WarningStepKind, seen: Int,
    values: [String: String] = [:]
  ) {
    self.id = id
    self.warning = warning
    self.kind = kind
    self.seen = seen
    self.values = values
  }
}

/// Puts down the outcome of a warning, what is done against the risk, and
/// that it is over (FY-68, GS-86).
package struct RecordWarningStep: Operation {
  package static let permission = Permission.readWarnings
  package static let reach = WriteReach.units
  package static let action = AuditAction.recordWarning

  package var entry: WarningStepEntry

  package init(_ entry: WarningStepEntry) { self.entry = entry }

  /// The same entry sent again is answered as the first time.
  ///
  /// - Throws: `Refusal.notFound`; `Refusal.notPermitted` for a step that is
  ///   not his; `Refusal.invalid`; `Refusal.matterMoved` where somebody was
  ///   faster; `Refusal.alreadyRecorded`.
  package func perform(in context: OperationContext) throws {
    let seen = try context.see(warning: entry.warning)
    try context.connection.lock([
      UnitLock(
        .household, county: seen.home.key.county, id: seen.home.key.id)
    ])
    let warning = try context.see(warning: entry.warning)
    guard warning.allows(entry.kind, context) else {
      throw Refusal.notPermitted
    }
    let typed = TypedChange(entry.values.mapValues { [$0] })
    if !Identifier.isValid(entry.id) {
      typed.refuse("id", "表单编号不对，请重新打开页面填写")
    }
    var step = WarningStep(
      number: warning.stored.steps.count + 1, id: entry.id,
      kind: entry.kind, at: context.now, by: context.actor.name)
    step.words = typed.text("words", most: 500)
    if entry.kind != .excluded { step.day = typed.day("day", required: false) }
    if entry.kind == .monitored {
      step.monitoredClass = typed.word(
        "class", "请选是三类户中的哪一类", required: false)
    }
    let steps = warning.stored.steps
    if let earlier = steps.first(where: { $0.id == entry.id }) {
      guard earlier.kind == step.kind, earlier.words == step.words,
        earlier.day == step.day, earlier.by == step.by,
        earlier.monitoredClass == step.monitoredClass
      else { throw Refusal.alreadyRecorded }
      context.isRepeated = true
      return
    }
    guard entry.seen == steps.count else { throw Refusal.matterMoved }
    if let obstacle = warning.stored.standing.obstacle(to: step.kind) {
      typed.refuse("step", obstacle)
    }
    for problem in step.problems(
      after: warning.stored.standing, on: context.today)
    where !typed.problems.contains(where: { $0.field == problem.field }) {
      typed.refuse(problem.field, problem.words)
    }
    try typed.finish()
    let standing = try WarningStore(context.connection).append(
      step, to: warning.stored)
    if step.kind == .monitored || step.kind == .excluded {
      try Notifier(context).settle(
        warning.stored.row.subject, because: "结论：\(standing.state.word)")
    }
    try context.audit(
      county: warning.home.key.county, subject: entry.warning,
      detail: "\(step.kind)")
  }
}

/// A warning that whoever asks may see; obtained only by checking.
package struct VisibleWarning: Sendable {
  package let stored: StoredWarning
  package let home: VisibleHousehold
  /// It was sent to him.
  fileprivate let isTold: Bool

  fileprivate init(
    _ stored: StoredWarning, _ home: VisibleHousehold, isTold: Bool
  ) {
    self.stored = stored
    self.home = home
    self.isTold = isTold
  }

  /// Whether a step of a kind is his: the outcome is for whoever monitors,
  /// measures for those who help as well.
  func allows(_ kind: WarningStepKind, _ context: OperationContext) -> Bool {
    switch kind {
    case .raised: false
    case .monitored, .excluded, .cleared:
      isTold || context.actor.may(.decideWarning)
    case .measure:
      isTold || context.actor.may(.decideWarning)
        || context.actor.may(.decideMatter)
    }
  }
}

extension OperationContext {
  /// Checks that the warning is there and its household may be seen.
  ///
  /// - Throws: `Refusal.notFound`, for unknown and for another's alike.
  package func see(warning id: String) throws -> VisibleWarning {
    guard let stored = try WarningStore(connection).find(id) else {
      throw Refusal.notFound
    }
    let home = try see(
      household: stored.row.home, ofShared: stored.row.pack,
      stored.row.subject)
    return VisibleWarning(
      stored, home, isTold: try isTold(of: stored.row.subject))
  }
}
