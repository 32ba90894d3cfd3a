package import Casework
package import Database
import Records

/// A step as somebody typed it.
package struct MatterStepEntry: Sendable, Hashable {
  /// UUIDv7 of the form: whatever is sent twice is one step.
  package var id: String
  package var matter: String
  package var kind: MatterStepKind
  /// Steps there were when the form was opened; nil where it does not
  /// matter.
  package var seen: Int?
  /// By field, as typed: words, whom, day, worker (工号), urgency, rating,
  /// outcome (`见效`, `没有见效`), office (a code; empty for one's own).
  package var values: [String: String]

  package init(
    id: String, matter: String, kind: MatterStepKind, seen: Int? = nil,
    values: [String: String] = [:]
  ) {
    self.id = id
    self.matter = matter
    self.kind = kind
    self.seen = seen
    self.values = values
  }

  package static let tookEffect = "见效"
  package static let tookNoEffect = "没有见效"
}

/// Puts on record one thing done about a matter.
package struct RecordMatterStep: Operation {
  package static let permission = Permission.openMatter
  package static let reach = WriteReach.units
  package static let action = AuditAction.recordMatterStep

  package var entry: MatterStepEntry

  package init(_ entry: MatterStepEntry) { self.entry = entry }

  /// How the matter stands then. The same entry sent again is answered as
  /// the first time.
  ///
  /// - Throws: `Refusal.notFound`; `Refusal.notPermitted` for a step that
  ///   is not his; `Refusal.matterStands`; `Refusal.matterMoved`;
  ///   `Refusal.invalid`; `Refusal.alreadyRecorded`.
  package func perform(
    in context: OperationContext
  ) throws -> MatterStanding {
    try context.connection.lock([UnitLock(matter: entry.matter)])
    let matter = try context.see(matter: entry.matter)
    guard matter.allows(entry.kind) else { throw Refusal.notPermitted }
    if let earlier = matter.stored.steps.first(where: { $0.id == entry.id }) {
      // What was sent the second time must come to the same step.
      let again = try read(matter, context).step
      guard earlier.isSame(as: again) else { throw Refusal.alreadyRecorded }
      context.isRepeated = true
      return matter.standing
    }
    if let obstacle = matter.standing.obstacle(to: entry.kind) {
      throw Refusal.matterStands(obstacle)
    }
    if let seen = entry.seen, seen != matter.standing.steps,
      entry.kind.changesState
    {
      throw Refusal.matterMoved
    }
    let (step, typed) = try read(matter, context)
    for problem in matter.standing.problems(of: step, on: context.today)
    where !typed.problems.contains(where: {
      $0.field == problem.field.rawValue
    }) {
      typed.refuse(problem.field.rawValue, problem.words)
    }
    try typed.finish()
    return try MatterSaving.append(step, to: matter.stored, in: context)
  }

  private func read(
    _ matter: VisibleMatter, _ context: OperationContext
  ) throws -> (step: MatterStep, typed: TypedChange) {
    let typed = TypedChange(entry.values.mapValues { [$0] })
    if !Identifier.isValid(entry.id) {
      typed.refuse("id", "表单编号不对，请重新打开页面填写")
    }
    var step = matter.stored.nextStep(entry.kind, id: entry.id, in: context)
    step.words = typed.text("words", most: 500)
    step.whom = typed.text("whom", most: 100)
    step.day = typed.day("day", required: false)
    if !typed.raw("rating").isEmpty {
      step.rating = Int(typed.raw("rating")) ?? 0
    }
    if entry.kind == .checked {
      step.isGood =
        switch typed.raw("outcome") {
        case MatterStepEntry.tookEffect: true
        case MatterStepEntry.tookNoEffect: false
        default: nil
        }
    }
    if entry.kind == .reclassed {
      step.urgency = typed.word("urgency", "请选类别", required: false)
    }
    if entry.kind == .planned || entry.kind == .taken {
      step.worker = try worker(typed, matter, context)
    }
    if entry.kind == .taken {
      step.office = try office(typed, matter, context)
    }
    try set(&step, matter, context)
    return (step, typed)
  }

  /// What the rules of the matter's pack say to it.
  private func set(
    _ step: inout MatterStep, _ matter: VisibleMatter,
    _ context: OperationContext
  ) throws {
    guard let rules = context.rules.matters(of: matter.record.domain) else {
      return
    }
    let now = context.now
    func calendar() throws -> WorkCalendar {
      try context.calendar(of: matter.standing.place.village)
    }
    let urgency = step.urgency ?? matter.standing.urgency
    switch step.kind {
    case .closed:
      step.dueOn = rules.followUpAfter.day(after: now.day, try calendar())
    case .reopened:
      step.planBy = rules.planBy(urgency, from: now, try calendar())
    case .checked where step.isGood == false:
      step.planBy = rules.planBy(urgency, from: now, try calendar())
    case .reclassed:
      step.planBy = rules.planBy(urgency, from: now, try calendar())
      step.dueOn =
        urgency == .longStanding
        ? now.day
        : rules.longStandingAfter.day(
          after: matter.standing.openedAt.day, try calendar())
    default: break
    }
  }

  private func worker(
    _ typed: TypedChange, _ matter: VisibleMatter,
    _ context: OperationContext
  ) throws -> Int64? {
    let number = typed.raw("worker")
    if number.isEmpty { return nil }
    let line = try MatterStaff(of: matter, in: context).lines
      .first { $0.number == number }
    if line == nil { typed.refuse("worker", "请从列表中选责任人") }
    return line?.worker
  }

  /// His own office, or the one below that is named.
  private func office(
    _ typed: TypedChange, _ matter: VisibleMatter,
    _ context: OperationContext
  ) throws -> AreaCode? {
    let text = typed.raw("office")
    let village = matter.standing.place.village
    if text.isEmpty {
      guard case .account(let account) = context.actor else { return nil }
      return account.area
    }
    // No office hands on to one that it does not oversee.
    guard let code = AreaCode(text), code.contains(village),
      [.township, .county].contains(code.level),
      context.actor.oversees(code)
    else {
      typed.refuse("office", "请从列表中选由谁办理")
      return nil
    }
    return code
  }
}

extension VisibleMatter {
  /// Whether a step of a kind is his to record, as the matter may stand.
  package func allows(_ kind: MatterStepKind) -> Bool {
    switch kind {
    case .planned, .closed, .reclassed: mayDecide
    case .taken: mayTake
    case .begun, .solved, .confirmed, .disputed, .told, .checked, .reopened:
      mayRecord
    // These come of a visit, of a move, of the opening.
    case .registered, .handedOver, .noted: false
    }
  }
}

extension MatterStepKind {
  /// Whether it leads to another state or another plan.
  var changesState: Bool {
    switch self {
    case .told, .noted, .handedOver, .registered, .taken: false
    default: true
    }
  }
}

extension MatterStep {
  /// Whether the same was sent; what the time of sending decides is left
  /// out.
  fileprivate func isSame(as other: MatterStep) -> Bool {
    kind == other.kind && by == other.by && words == other.words
      && whom == other.whom && day == other.day && worker == other.worker
      && rating == other.rating && isGood == other.isGood
      && urgency == other.urgency && office == other.office
  }
}

/// Who may carry out the plan of a matter: those posted in its village and
/// township, at the office that has to act, and whoever decides.
struct MatterStaff {
  let lines: [PostLine]

  init(of matter: VisibleMatter, in context: OperationContext) throws {
    let scope = ScopeReader(context.connection, on: context.today)
    let place = matter.standing.place.village
    var lines = try Colleagues(of: place, for: context.actor, scope).lines
    let office = matter.standing.office
    if office.level == .county { lines += try scope.posts(at: office) }
    var seen: Set<Int64> = []
    self.lines = lines.filter { seen.insert($0.worker).inserted }
  }
}
