import Casework
import Records

/// Makes views of what is done about one matter; names and notices are read
/// once.
struct RemedyViews {
  private let matter: VisibleMatter
  private let context: OperationContext
  private let inForce: RemediesInForce
  private let names: NameReader
  private let notices: [NoticeRow]
  private let noticeViews: NoticeViews
  private let desk: NoticeDesk

  init(_ matter: VisibleMatter, _ context: OperationContext) throws {
    self.matter = matter
    self.context = context
    inForce = try context.remedies(for: matter)
    names = NameReader(context.connection)
    noticeViews = NoticeViews(context)
    notices = try NoticeStore(context.connection).notices(
      about: matter.subject.stored, in: matter.record.county)
    desk = try context.noticeDesk()
  }

  // MARK: Reports

  func reports() throws -> [ReportView] {
    try EscalationStore(context.connection).escalations(
      of: matter.record.id, in: matter.record.county
    ).map { row in
      ReportView(
        id: row.id, from: try names.area(row.from), words: row.words,
        author: try names.shown(row.sentBy), sentAt: row.sentAt,
        recipients: try row.notices.flatMap(recipients))
    }
  }

  /// One that was told, and those above to whom it rose.
  private func recipients(
    of id: String
  ) throws -> [ReportView.Recipient] {
    var found: [ReportView.Recipient] = []
    var next: NoticeRow? = notices.first { $0.id == id }
    while let notice = next {
      found.append(try recipient(notice))
      next = notices.first { $0.raisedFrom == notice.id }
    }
    return found
  }

  private func recipient(
    _ notice: NoticeRow
  ) throws -> ReportView.Recipient {
    let steps = try NoticeStore(context.connection).steps(of: notice)
    func first(_ kind: NoticeStep.Kind) -> Moment? {
      steps.first { $0.kind == kind }?.at
    }
    let receipt = ReportReceipt(
      acknowledgeBy: notice.acknowledgeBy,
      acknowledgedAt: first(.acknowledged),
      repliedAt: steps.first {
        $0.kind == .reply
          || ($0.kind == .acknowledged && !$0.words.isEmpty)
      }?.at,
      raisedAt: first(.raised), settledAt: first(.settled))
    return ReportView.Recipient(
      notice: notice.id, to: try noticeViews.title(notice.to),
      vacant: try notice.vacant.map(title),
      state: receipt.state(at: context.now),
      acknowledgeBy: notice.acknowledgeBy,
      isFromBelow: notice.raisedFrom != nil,
      steps: try noticeViews.steps(of: notice),
      mayAnswer: desk.has(notice.to))
  }

  private func title(_ office: OfficeAddress) throws -> String {
    office.title(try names.area(office.area))
  }

  func escalation() throws -> EscalationForm? {
    guard context.actor.may(.escalateMatter), matter.standing.state.isOpen,
      let section = inForce.escalation
    else { return nil }
    let level = EscalateMatter.level(of: context.actor)
    let choices = section.rules.choices(
      from: level, about: matter.standing.place.village)
    if choices.isEmpty { return nil }
    let roster = OfficeRoster(context.connection, on: context.today)
    let clock = context.acknowledgement(of: matter)
    return EscalationForm(
      policy: section.pack.citation,
      clause: section.rules.rungs.first { $0.from == level }?.clause
        ?? section.rules.clause,
      choices: try choices.map { choice in
        EscalationForm.Choice(
          value: choice.office.formValue, title: try title(choice.office),
          isUsual: choice.isUsual,
          isVacant: try roster.staff(of: choice.office).isEmpty)
      }, clock: clock?.term.words, clockSource: clock?.term.source)
  }

  // MARK: Rectification

  func rectification() throws -> RectificationView? {
    let steps = try RectificationStore(context.connection).steps(
      of: matter.record.id, in: matter.record.county)
    guard let section = inForce.rectification else { return nil }
    let standing = RectificationStanding(steps.map(\.step))
    var open: [RectificationStepKind] = []
    if matter.mayTake {
      open = RectificationStepKind.allCases.filter { kind in
        guard
          RectificationStanding.obstacle(to: kind, after: standing) == nil
        else { return false }
        if kind == .ordered, !matter.standing.state.isOpen { return false }
        return !kind.isSupervision || context.actor.may(.superviseMatters)
      }
    }
    if standing == nil, open.isEmpty { return nil }
    return RectificationView(
      policy: section.pack.citation, clause: section.rules.clause,
      rules: section.rules, standing: standing,
      steps: try steps.map { stored in
        RectificationView.Step(
          step: stored.step, author: try names.shown(stored.step.by),
          urging: try notices.first { $0.id == stored.notice }
            .map(recipient))
      }, open: open,
      extensionObstacle: standing?.isExtended == true
        ? RectificationStanding.obstacle(to: .extended, after: standing)
        : nil,
      usualDay: section.rules.usual.day(
        after: context.today,
        try context.calendar(of: matter.standing.place.village)))
  }

  // MARK: Referrals

  func referrals() throws -> [ReferralView] {
    let rights = ReferralRights(matter, context)
    let store = NoticeStore(context.connection)
    return try ReferralStore(context.connection).referrals(
      of: matter.record.id, in: matter.record.county
    ).map { referral in
      let sent = try store.notices(
        about: referral.row.subject.stored, in: referral.row.county)
      return ReferralView(
        id: referral.row.id, title: referral.row.title,
        to: try title(referral.row.office), body: referral.row.body,
        dueOn: referral.row.dueOn, openedOn: matter.standing.openedAt.day,
        standing: referral.standing,
        steps: try referral.steps.map { step in
          ReferralView.Step(
            step: step, author: try names.shown(step.by))
        },
        open: try context.actor.may(.referMatter)
          ? ReferralStepKind.allCases.filter { kind in
            try referral.standing.obstacle(to: kind) == nil
              && rights.allows(kind, referral)
          } : [], vacant: try sent.first?.vacant.map(title) ?? [])
    }
  }

  func referralForm() throws -> ReferralForm? {
    guard context.actor.may(.referMatter), matter.standing.state.isOpen,
      let section = inForce.referral
    else { return nil }
    let village = matter.standing.place.village
    return ReferralForm(
      policy: section.pack.citation, clause: section.rules.clause,
      kinds: try section.rules.kinds(for: matter.record.domain).map { kind in
        let area = village.ancestor(kind.to.level) ?? village
        return ReferralForm.Kind(
          id: kind.id, title: kind.title,
          to: try title(OfficeAddress(area, kind.to.institution)))
      },
      usualDay: section.rules.usual.day(
        after: context.today, try context.calendar(of: village)))
  }
}
