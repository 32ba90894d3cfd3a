import Casework
import Operations

/// The rectification of a matter.
package struct RectificationPart: PagePart {
  package var basis: String
  package var mark: StatusMark?
  package var due: String?
  package var isExtended: Bool
  package var obstacle: String?
  package var steps: [Step]
  package var hasSteps: Bool
  package var forms: [StepForm]

  package struct Step: PagePart {
    package var line: StepLine
    package var urging: RecipientPart?

    package static let fields: [String: PageField<Self>] = [
      "line": .part(\.line),
      "urging": .part(\.urging),
    ]
  }

  package static let fields: [String: PageField<Self>] = [
    "basis": .text(\.basis),
    "mark": .part(\.mark),
    "due": .text(\.due),
    "isExtended": .flag(\.isExtended),
    "obstacle": .text(\.obstacle),
    "steps": .list(\.steps),
    "hasSteps": .flag(\.hasSteps),
    "forms": .list(\.forms),
  ]

  init(
    _ view: RectificationView, of matter: String, at now: Moment,
    today: Day, _ builder: StepFormBuilder
  ) {
    basis = "\(view.policy) \(view.clause)"
    mark = view.standing.map { StatusMark($0, at: now) }
    due = view.standing.flatMap { standing in
      standing.state == .open
        ? "\(standing.kind.word)，\(ChineseDays.time(standing.dueBy, today: today))前完成"
        : standing.doneOn.map {
          "\(standing.kind.word)，\(ChineseDays.short($0, today: today))报完成"
        }
    }
    isExtended = view.standing?.isExtended ?? false
    obstacle =
      view.standing?.state == .open ? view.extensionObstacle : nil
    steps = view.steps.map { step in
      Step(
        line: Self.line(step, today: today),
        urging: step.urging.map { RecipientPart($0, today: today) })
    }
    hasSteps = !steps.isEmpty
    forms = view.open.map { Self.form($0, view, of: matter, builder) }
  }

  private static func line(
    _ view: RectificationView.Step, today: Day
  ) -> StepLine {
    let step = view.step
    let due = step.dueBy.map {
      "，\(ChineseDays.time($0, today: today))前完成"
    }
    return StepLine(
      title: (step.order?.word ?? step.kind.word) + (due ?? ""),
      text: step.words.isEmpty ? nil : step.words,
      when: "\(ChineseDays.time(step.at, today: today)) \(view.author)")
  }

  private static func form(
    _ kind: RectificationStepKind, _ view: RectificationView,
    of matter: String, _ builder: StepFormBuilder
  ) -> StepForm {
    let name = RemediesPart.rectificationName(kind)
    let rules = view.rules
    func source(_ term: MatterTerm) -> String {
      term.source.map { "，\($0)" } ?? ""
    }
    var groups: [GroupPart] = []
    var inputs: [InputPart] = []
    var note: String?
    switch kind {
    case .ordered:
      groups.append(
        builder.fields(name).group(
          "order", id: "\(name)-order", legend: "怎么整改",
          options: [
            Option(
              RectificationKind.immediate.word,
              hint: "\(rules.immediateWithin.words)内完成"
                + source(rules.immediateWithin)),
            Option(
              RectificationKind.limited.word,
              hint: "一般\(rules.usual.words)\(source(rules.usual))"),
          ], chosen: [builder.value("order", in: name)]))
      inputs = [
        builder.day(
          name, "限时整改：哪天前完成", view.usualDay, help: "马上整改的不用看这一项"),
        builder.words(name, "整改什么"),
      ]
    case .extended:
      note = "只能延期一次。"
      inputs = [
        builder.day(name, "延期到哪天", nil),
        builder.words(name, "为什么延期"),
      ]
    case .done: inputs = [builder.words(name, "怎么整改的")]
    case .passed: inputs = [builder.words(name, "抽查情况（可不填）")]
    case .failed:
      inputs = [
        builder.words(name, "哪里不合格"),
        builder.day(name, "重新整改，哪天前完成", view.usualDay),
      ]
    case .urged:
      note =
        "发给乡镇（街道），\(rules.answerWithin.words)内确认、回复"
        + "\(source(rules.answerWithin))。"
      inputs = [builder.words(name, "催办的话（可不填）")]
    }
    return builder.form(
      name, kind.action, action: Route.matterRectification.path(matter),
      step: kind.word, seen: view.standing?.steps ?? 0, note: note,
      groups: groups, inputs: inputs)
  }
}

extension RectificationStepKind {
  /// On the button.
  fileprivate var action: String {
    switch self {
    case .ordered: "要求整改"
    case .extended: "延期一次"
    case .done: "报整改完成"
    case .passed: "抽查合格"
    case .failed: "抽查不合格，退回"
    case .urged: "催办"
    }
  }
}

extension StatusMark {
  init(_ standing: RectificationStanding, at now: Moment) {
    if standing.isOverdue(at: now) {
      self.init(tone: "late", shape: "▲", label: "整改逾期")
      return
    }
    switch standing.state {
    case .open:
      self.init(tone: "soon", shape: "◆", label: standing.state.word)
    case .done:
      self.init(tone: "kept", shape: "◇", label: standing.state.word)
    case .passed:
      self.init(tone: "done", shape: "✓", label: standing.state.word)
    }
  }
}
