import Casework
import Records

/// Who hears of a matter by itself, in the transaction of what happened: the
/// township that it was opened (DS-46) or handed over to it, who is to carry
/// out the plan, whoever opened it of the result, and who has to act of the
/// household's word.
struct MatterNews {
  private let context: OperationContext

  init(_ context: OperationContext) { self.context = context }

  /// What is pressing must be acknowledged, and rises where it is not.
  func opened(
    _ opening: MatterSaving.Opening, _ first: MatterStep
  ) throws {
    guard
      let stored = try MatterStore(context.connection).find(opening.id)
    else { return }
    let matter = try context.see(matter: stored)
    // Who opens it at the office that has to act knows of it.
    if isActor(of: matter.township) { return }
    try Notifier(context).send(
      Notice(
        .matterOpened, about: matter.subject,
        in: matter.standing.place.village,
        "新登记：\(try MatterNoticeText(matter, in: context).subject)，请拿出方案",
        to: [.office(matter.township, .local)],
        acknowledgeWithin: opening.urgency.isPressing
          ? context.acknowledgement(of: matter)?.term : nil))
  }

  func changed(
    _ matter: StoredMatter, by step: MatterStep, to standing: MatterStanding
  ) throws {
    let subject = Notice.Subject(
      .matter, county: matter.record.county, number: matter.record.id)
    if standing.office != matter.standing.office {
      try settle(.matterAnswered, of: subject, "已移交")
    }
    switch step.kind {
    // There is a plan: what asked for one is answered.
    case .planned:
      try settleArrival(of: subject, "已有方案")
      try assign(matter, by: step, standing)
    case .taken:
      if standing.office != matter.standing.office {
        try settleArrival(of: subject, "已由上级承办")
      }
      if step.worker != nil { try assign(matter, by: step, standing) }
    case .handedOver:
      try settle(.matterAssigned, of: subject, "已移交")
      try handOver(matter, to: standing, subject)
    case .reopened: try settle(.matterAnswered, of: subject, "已重开")
    // The household has been asked: so is who was to ask it.
    case .confirmed, .disputed:
      try settle(.matterSolved, of: subject, "已问过家庭")
      try answer(matter, step, standing)
    case .closed:
      try Notifier(context).settle(subject, because: "事项已办结")
    case .solved:
      try settleArrival(of: subject, "已解决")
      try settle(.matterAssigned, of: subject, "已解决")
      try settle(.matterAnswered, of: subject, "已解决")
      if step.by == matter.record.openedBy { return }
      let number = try NameReader(context.connection)
        .author(matter.record.openedBy).number
      if number.isEmpty { return }
      let what = matter.record.isRestricted ? "一件限制查看的事项" : "您登记的事项"
      try Notifier(context).send(
        Notice(
          .matterSolved, about: subject, in: standing.place.village,
          "\(what)已解决，请问家庭认不认可", to: [.worker(number)]))
    default: break
    }
  }

  /// Who is to carry out the plan hears of it, whoever was to before no more.
  /// Of a restricted matter nobody is told who may not open it.
  private func assign(
    _ stored: StoredMatter, by step: MatterStep, _ standing: MatterStanding
  ) throws {
    let matter = try context.see(matter: stored)
    try settle(.matterAssigned, of: matter.subject, "已另作安排")
    guard let id = step.worker, !isActor(id),
      !matter.record.isRestricted || standing.worker == id,
      let worker = try OfficeRoster(context.connection, on: context.today)
        .worker(id)
    else { return }
    let until = step.day.map { "，请在 \($0) 前完成" } ?? ""
    try Notifier(context).send(
      Notice(
        .matterAssigned, about: matter.subject,
        in: matter.standing.place.village,
        "由您办理：\(try MatterNoticeText(matter, in: context).subject)\(until)",
        to: [.worker(worker.number)]))
  }

  /// The township to which a matter has come with its people hears of it;
  /// the one before need not act any more.
  private func handOver(
    _ matter: StoredMatter, to standing: MatterStanding,
    _ subject: Notice.Subject
  ) throws {
    if standing.office == matter.standing.office { return }
    try settleArrival(of: subject, "已移交")
    if isActor(of: standing.office) { return }
    let home = try ScopeReader(context.connection, on: context.today)
      .household(
        HouseholdKey(
          county: matter.record.county, id: standing.place.household))
    let text = try MatterNoticeText(
      matter.record, standing, of: home?.number ?? "", in: context)
    try Notifier(context).send(
      Notice(
        .matterHandedOver, about: subject, in: standing.place.village,
        "随人移交：\(text.subject)，"
          + (standing.planBy == nil ? "请接着办理" : "请拿出方案"),
        to: [.office(standing.office, .local)],
        // What waits for a plan rises as it would have where it was.
        acknowledgeWithin: standing.planBy != nil && standing.urgency.isPressing
          ? context.acknowledgement(
            of: matter.record.domain, standing.urgency)?.term : nil))
  }

  /// The office that has to act hears what the household said, unless it
  /// asked itself.
  private func answer(
    _ stored: StoredMatter, _ step: MatterStep, _ standing: MatterStanding
  ) throws {
    if isActor(of: standing.office) { return }
    let matter = try context.see(matter: stored)
    let text = try MatterNoticeText(matter, in: context).subject
    let words =
      step.kind == .confirmed
      ? "家庭已确认解决，可以办结：" : "家庭不认可，请重新办理："
    try Notifier(context).send(
      Notice(
        .matterAnswered, about: matter.subject,
        in: matter.standing.place.village, words + text,
        to: [.office(standing.office, institution(matter, standing))]))
  }

  /// Of a county's two offices that of the matter's policy.
  private func institution(
    _ matter: VisibleMatter, _ standing: MatterStanding
  ) -> InstitutionKind {
    guard standing.office.level == .county else { return .local }
    let pack = context.rules.packs.first {
      $0.matters?.domain(matter.record.domain) != nil
    }
    return pack?.office == .civilAffairs ? .civilAffairs : .federation
  }

  private func isActor(_ worker: Int64) -> Bool {
    if case .account(let account) = context.actor {
      account.workerID == worker
    } else {
      false
    }
  }

  /// Whether it is the office itself that acts: others too have accounts for
  /// its area, and do not decide.
  private func isActor(of office: AreaCode) -> Bool {
    if case .account(let account) = context.actor {
      account.area == office && context.actor.may(.decideMatter)
    } else {
      false
    }
  }

  /// Of a matter that has been reported upward nobody need hear once more
  /// that it was opened.
  func escalated(_ matter: VisibleMatter) throws {
    try settleArrival(of: matter.subject, "已上报")
  }

  /// What told the township of a matter that came to it.
  private func settleArrival(
    of subject: Notice.Subject, _ words: String
  ) throws {
    try settle(.matterOpened, of: subject, words)
    try settle(.matterHandedOver, of: subject, words)
  }

  private func settle(
    _ kind: NoticeKind, of subject: Notice.Subject, _ words: String
  ) throws {
    try Notifier(context).settle(subject, only: kind, because: words)
  }
}

extension MatterUrgency {
  /// What must be acknowledged, and rises where it is not.
  fileprivate var isPressing: Bool { self == .sudden || self == .urgent }
}
