package import Casework
package import Database
import Records

/// A step of a referral, as typed.
package struct ReferralStepEntry: Sendable, Hashable {
  /// UUIDv7 of the form: whatever is sent twice is one step.
  package var id: String
  package var referral: String
  package var kind: ReferralStepKind
  /// Steps there were when the form was opened.
  package var seen: Int
  /// By field, as typed: words, whom, day.
  package var values: [String: String]

  package init(
    id: String, referral: String, kind: ReferralStepKind, seen: Int,
    values: [String: String] = [:]
  ) {
    self.id = id
    self.referral = referral
    self.kind = kind
    self.seen = seen
    self.values = values
  }
}

/// Puts down what became of a referral: whether it is taken, what was
/// delivered, what the household says.
package struct RecordReferralStep: Operation {
  package static let permission = Permission.referMatter
  package static let reach = WriteReach.units
  package static let action = AuditAction.recordReferral

  package var entry: ReferralStepEntry

  package init(_ entry: ReferralStepEntry) { self.entry = entry }

  /// The number of the matter. The same entry sent again is answered as the
  /// first time.
  ///
  /// - Throws: `Refusal.notFound`; `Refusal.notPermitted` for a step that is
  ///   not his; `Refusal.invalid`; `Refusal.matterMoved` where somebody was
  ///   faster; `Refusal.alreadyRecorded`.
  package func perform(in context: OperationContext) throws -> String {
    let store = ReferralStore(context.connection)
    guard let known = try store.find(entry.referral) else {
      throw Refusal.notFound
    }
    try context.connection.lock([UnitLock(matter: known.row.matter)])
    let matter = try context.see(matter: known.row.matter)
    guard let referral = try store.find(entry.referral) else {
      throw Refusal.notFound
    }
    let rights = ReferralRights(matter, context)
    guard try rights.allows(entry.kind, referral) else {
      throw Refusal.notPermitted
    }
    let typed = TypedChange(entry.values.mapValues { [$0] })
    let step = read(typed, referral, context)
    if let earlier = referral.steps.first(where: { $0.id == entry.id }) {
      guard earlier.kind == step.kind, earlier.words == step.words,
        earlier.whom == step.whom, earlier.day == step.day,
        earlier.by == step.by
      else { throw Refusal.alreadyRecorded }
      context.isRepeated = true
      return known.row.matter
    }
    guard entry.seen == referral.steps.count else {
      throw Refusal.matterMoved
    }
    if let obstacle = referral.standing.obstacle(to: step.kind) {
      typed.refuse("step", obstacle)
    }
    for problem in step.problems(
      sent: referral.standing.sentAt.day, on: context.today)
    where !typed.problems.contains(where: { $0.field == problem.field }) {
      typed.refuse(problem.field, problem.words)
    }
    try typed.finish()
    let standing = try store.append(step, to: referral)
    try tell(step, standing, referral, matter, context)
    try context.audit(
      county: referral.row.county, subject: known.row.matter,
      detail: "referral \(referral.row.id) \(step.kind)")
    return known.row.matter
  }

  private func read(
    _ typed: TypedChange, _ referral: StoredReferral,
    _ context: OperationContext
  ) -> ReferralStep {
    if !Identifier.isValid(entry.id) {
      typed.refuse("id", "表单编号不对，请重新打开页面填写")
    }
    var step = ReferralStep(
      number: referral.steps.count + 1, id: entry.id, kind: entry.kind,
      at: context.now, by: context.actor.name)
    step.words = typed.text("words", most: 500)
    step.whom = typed.text("whom", most: 100)
    if entry.kind == .delivered || entry.kind == .confirmed
      || entry.kind == .disputed
    {
      step.day = typed.day("day", required: false)
    }
    return step
  }

  /// The body need not answer any more; whoever referred it hears what came
  /// of it.
  private func tell(
    _ step: ReferralStep, _ standing: ReferralStanding,
    _ referral: StoredReferral, _ matter: VisibleMatter,
    _ context: OperationContext
  ) throws {
    let notifier = Notifier(context)
    let subject = referral.row.subject
    try notifier.settle(subject, because: "转介\(standing.state.word)")
    let about = try MatterNoticeText(matter, in: context).subject
    func send(_ words: String, to recipients: [Recipient]) throws {
      try notifier.send(
        Notice(
          .referralAnswered, about: subject,
          in: matter.standing.place.village,
          "\(words)“\(referral.row.title)”：\(about)", to: recipients))
    }
    switch step.kind {
    case .accepted, .declined, .delivered:
      guard let sender = referral.steps.first?.by,
        sender != context.actor.name
      else { return }
      let number = try NameReader(context.connection).author(sender).number
      try send(
        "转介\(standing.state.word)",
        to: [
          number.isEmpty
            ? .office(matter.township, .local) : .worker(number)
        ])
    case .disputed:
      try send(
        "家庭说没有落实，请核实转介",
        to: [
          .office(
            referral.row.office.area, referral.row.office.institution)
        ])
    case .sent, .confirmed, .withdrawn: break
    }
  }
}

/// Whose step is whose.
struct ReferralRights {
  private let matter: VisibleMatter
  private let context: OperationContext

  init(_ matter: VisibleMatter, _ context: OperationContext) {
    self.matter = matter
    self.context = context
  }

  /// Whether a step of a kind is his to put down, as it may stand: what the
  /// body says is put down by itself or for it by whoever decides on the
  /// matter; what the household says by whoever talks to it.
  func allows(
    _ kind: ReferralStepKind, _ referral: StoredReferral
  ) throws -> Bool {
    switch kind {
    case .sent: false
    case .accepted, .declined, .delivered:
      try matter.mayTake || context.isTold(of: referral.row.subject)
    case .confirmed, .disputed: matter.mayRecord
    case .withdrawn:
      matter.mayTake || referral.steps.first?.by == context.actor.name
    }
  }
}
