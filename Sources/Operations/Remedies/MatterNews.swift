import Casework
import Records

/// Who hears of a matter by itself: the township, in the transaction that
/// opens it (DS-46); whoever opened it of the result.
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
    let isPressing =
      opening.urgency == .sudden || opening.urgency == .urgent
    let matter = try context.see(matter: stored)
    // Who opens it at the office that has to act knows of it.
    if case .account(let account) = context.actor,
      account.area == matter.township
    {
      return
    }
    try Notifier(context).send(
      Notice(
        .matterOpened, about: matter.subject,
        in: matter.standing.place.village,
        "新登记：\(try MatterNoticeText(matter, in: context).subject)，请拿出方案",
        to: [.office(matter.township, .local)],
        acknowledgeWithin: isPressing
          ? context.acknowledgement(of: matter)?.term : nil))
  }

  func changed(
    _ matter: StoredMatter, by step: MatterStep, to standing: MatterStanding
  ) throws {
    let subject = Notice.Subject(
      .matter, county: matter.record.county, number: matter.record.id)
    switch step.kind {
    // There is a plan: what asked for one is answered.
    case .planned: try settle(.matterOpened, of: subject, "已有方案")
    // The household has been asked: so is who was to ask it.
    case .confirmed, .disputed:
      try settle(.matterSolved, of: subject, "已问过家庭")
    case .closed:
      try Notifier(context).settle(subject, because: "事项已办结")
    case .solved where step.by != matter.record.openedBy:
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

  /// Of a matter that has been reported upward nobody need hear once more
  /// that it was opened.
  func escalated(_ matter: VisibleMatter) throws {
    try settle(.matterOpened, of: matter.subject, "已上报")
  }

  private func settle(
    _ kind: NoticeKind, of subject: Notice.Subject, _ words: String
  ) throws {
    let store = NoticeStore(context.connection)
    let open = try store.notices(
      about: subject.stored, in: subject.county
    ).filter {
      $0.isOpen && $0.kind == kind.rawValue
    }
    for notice in open {
      try store.add(
        NoticeStep(
          id: Identifier.make(at: context.now), kind: .settled,
          words: words, at: context.now, by: context.actor.name),
        to: notice)
    }
  }
}
