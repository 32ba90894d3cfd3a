import Casework
import Operations

extension MatterPage {
  /// - Parameters:
  ///   - done: the number of the step that has just been recorded.
  ///   - sent: what was sent and not taken.
  init(
    _ view: MatterView, _ remedies: RemediesPart,
    help: SocialHelpPart? = nil, done: Int?,
    sent: MatterStepForms.Sent?, frame: Frame
  ) {
    let (standing, today) = (view.standing, view.today)
    self.frame = frame
    self.remedies = remedies
    self.help = help
    title = view.title.domain
    self.frame.title = (sent == nil ? "" : "需要修改：") + "事项：\(title)"
    listPath = Route.matters.path()
    what = MatterWords.what(view.what, under: title)
    wish = view.wish.isEmpty ? nil : view.wish
    household = HouseholdName.of(head: view.head, number: view.household)
    householdPath =
      view.seesHousehold ? Route.household.path(view.household) : nil
    about = [view.person, view.villageName].compactMap(\.self)
      .joined(separator: " · ")
    mark = StatusMark(standing.state, isLate: standing.isLate(at: view.now))
    tags = MatterTags.all(
      standing.urgency, isLong: standing.isLongStanding(on: today),
      owesWord: standing.owesWord, isCheckDue: standing.isCheckDue(on: today),
      awaitsPlace: standing.awaitsPlace,
      isRestricted: view.title.isRestricted)
    notice = view.steps.last.flatMap { last in
      last.step.number == done
        ? "已记录：\(last.step.kind.word)。现在是“\(last.state.word)”。" : nil
    }
    errors = sent.map { sent in
      ErrorSummary(
        sent.complaint, targets: MatterStepForms.targets(sent.kind))
    }
    warnings = Self.warnings(view)
    facts = Self.facts(view)
    let forms = MatterStepForms(view: view, sent: sent)
    nextForm = forms.main
    others = forms.others
    hasOthers = !others.isEmpty
    waits = nextForm == nil ? Self.waits(view) : nil
    steps = view.steps.reversed().map { MatterStepPart($0, view) }
    basis = [view.title.policy, view.title.clause].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  private static func warnings(_ view: MatterView) -> [TextLine] {
    let standing = view.standing
    var lines: [TextLine] = []
    if standing.awaitsPlace {
      lines.append(
        TextLine("当事人已离开本户，去向不在本县名册中，等待移交。查到新住址后变更资料，事项会跟着走；不再办的，写明原因办结。"))
    }
    if standing.owesWord {
      let told =
        standing.toldOn.map {
          "上次告知是\(ChineseDays.short($0, today: view.today))，之后有了变化"
        } ?? "还没有告知过"
      lines.append(TextLine("请告诉家庭现在办到哪一步：\(told)。"))
    }
    if standing.isCheckDue(on: view.today), let day = standing.checkOn {
      lines.append(
        TextLine(
          "\(ChineseDays.short(day, today: view.today))起该回访了：问措施见没见效。"))
    }
    return lines
  }

  private static func facts(_ view: MatterView) -> [MatterFact] {
    let (standing, today) = (view.standing, view.today)
    let kind = view.classes.first { $0.urgency == standing.urgency }
    var facts = [
      MatterFact(
        name: "类别",
        value: standing.urgency.word
          + (kind.map { "（\($0.title)）" } ?? ""))
    ]
    if let planBy = standing.planBy {
      facts.append(
        MatterFact(
          name: "方案时限",
          value: MatterWords.until(planBy, now: view.now, today: today)
            + (view.title.clock.map { "（\($0)）" } ?? ""),
          source: view.title.clockSource))
    }
    facts.append(
      MatterFact(
        name: "由谁办",
        value: view.officeName
          + (view.workerName.map { " \($0)" } ?? "，还没有人接手")))
    if let plan = view.plan {
      facts.append(MatterFact(name: "方案", value: plan.step.words))
      facts.append(
        MatterFact(
          name: "责任人和日期",
          value: [
            plan.workerName,
            standing.plannedFor.map {
              MatterWords.until(.end(of: $0), now: view.now, today: today)
            },
          ].compactMap(\.self).joined(separator: "，")))
    }
    facts.append(
      MatterFact(
        name: "上次告知",
        value: standing.toldOn.map {
          ChineseDays.short($0, today: today)
        } ?? "还没有"))
    if let rating = standing.rating {
      facts.append(
        MatterFact(name: "家庭满意程度", value: MatterWords.rating(rating)))
    }
    if let check = standing.checkOn {
      facts.append(
        MatterFact(
          name: "回访", value: ChineseDays.short(check, today: today) + "起"))
    }
    facts.append(
      MatterFact(
        name: "来源", value: view.visit.isEmpty ? "另行登记" : "访视中发现"))
    return facts
  }

  /// Whose turn it is.
  private static func waits(_ view: MatterView) -> String {
    switch view.standing.next {
    case .planned: "等\(view.officeName)定方案。"
    case .solved: "等办理。"
    case .confirmed: "等家庭确认。"
    case .closed: "家庭已经确认，等\(view.officeName)办结。"
    case .checked:
      "已经办结，\(view.standing.checkOn.map { ChineseDays.short($0, today: view.today) } ?? "")起回访。"
    default: "已经办结。"
    }
  }
}

extension MatterWords {
  static func rating(_ rating: Int) -> String {
    let labels = MatterStepFields.ratings
    guard labels.indices.contains(rating - 1) else { return "" }
    return "\(labels[rating - 1])（\(rating)分）"
  }
}

extension MatterStepPart {
  init(_ step: MatterStepView, _ view: MatterView) {
    let kept = step.step
    let today = view.today
    title = kept.kind.word
    time = ChineseDays.time(kept.at, today: today)
    author = step.author
    state = step.state.word
    var lines: [String] = []
    switch kept.kind {
    case .registered:
      lines.append("类别：\(kept.urgency?.word ?? "")")
    case .planned:
      if let day = kept.day {
        lines.append(
          "\(step.workerName ?? "")，\(ChineseDays.short(day, today: today))前完成")
      }
    case .taken:
      lines.append(
        [step.officeName, step.workerName].compactMap(\.self)
          .joined(separator: " "))
    case .reclassed: lines.append("改为：\(kept.urgency?.word ?? "")")
    case .checked:
      lines.append(
        kept.isGood == true
          ? MatterStepEntry.tookEffect : "没有见效，已重开")
    case .handedOver:
      if let office = step.officeName { lines.append("移交\(office)") }
    default: break
    }
    if !kept.words.isEmpty { lines.append(kept.words) }
    if !kept.whom.isEmpty { lines.append("告知（询问）：\(kept.whom)") }
    if let day = kept.day, kept.kind != .planned, day != kept.at.day {
      lines.append("日期：\(ChineseDays.short(day, today: today))")
    }
    if let rating = kept.rating {
      lines.append("满意程度：\(MatterWords.rating(rating))")
    }
    self.lines = lines.map { TextLine($0) }
  }
}
