import Casework
import Operations

/// A referral of a matter.
package struct ReferralPart: PagePart {
  package var title: String
  package var to: String
  package var mark: StatusMark
  package var due: String?
  /// 登记后2天转出，转出后5天落实.
  package var intervals: String
  package var vacant: String?
  package var steps: [StepLine]
  package var forms: [StepForm]

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "to": .text(\.to),
    "mark": .part(\.mark),
    "due": .text(\.due),
    "intervals": .text(\.intervals),
    "vacant": .text(\.vacant),
    "steps": .list(\.steps),
    "forms": .list(\.forms),
  ]

  init(_ view: ReferralView, today: Day, _ builder: StepFormBuilder) {
    title = view.title
    to = view.to + (view.body.isEmpty ? "" : "，\(view.body)")
    mark = StatusMark(
      view.standing.state,
      isOverdue: view.standing.isOverdue(view.dueOn, on: today))
    due =
      view.standing.state.isUndelivered
      ? "\(ChineseDays.short(view.dueOn, today: today))前落实" : nil
    let sentOn = view.standing.sentAt.day
    intervals =
      "登记后\(max(0, sentOn - view.openedOn))天转出"
      + (view.standing.deliveredOn.map { "，转出后\(max(0, $0 - sentOn))天落实" }
        ?? "")
    vacant =
      view.vacant.isEmpty
      ? nil : "\(view.vacant.joined(separator: "、"))无人在岗，直接送上一级"
    steps = view.steps.map { step in
      let words = [
        step.step.words,
        step.step.whom.isEmpty ? "" : "（\(step.step.whom)说的）",
      ].joined()
      let day = step.step.day.map {
        "，\(ChineseDays.short($0, today: today))"
      }
      return StepLine(
        title: step.step.kind.word + (day ?? ""),
        text: words.isEmpty ? nil : words,
        when: "\(ChineseDays.time(step.step.at, today: today)) \(step.author)")
    }
    forms = view.open.map { Self.form($0, view, today: today, builder) }
  }

  private static func form(
    _ kind: ReferralStepKind, _ view: ReferralView, today: Day,
    _ builder: StepFormBuilder
  ) -> StepForm {
    let name = RemediesPart.referralStepName(kind, of: view.id)
    let whom = builder.fields(name).input(
      "whom", in: name, label: "对方谁说的（替对方登记时填）",
      value: builder.value("whom", in: name))
    let inputs: [InputPart] =
      switch kind {
      case .sent: []
      case .accepted: [whom, builder.words(name, "说明（可不填）")]
      case .declined: [builder.words(name, "为什么不受理"), whom]
      case .delivered:
        [
          builder.words(name, "落实了什么"), builder.day(name, "哪天落实的", today),
          whom,
        ]
      case .confirmed:
        [
          builder.words(name, "家庭怎么说的"),
          builder.day(name, "哪天问的", today),
        ]
      case .disputed:
        [
          builder.words(name, "家庭怎么说的"),
          builder.day(name, "哪天问的", today),
        ]
      case .withdrawn: [builder.words(name, "为什么撤回")]
      }
    return builder.form(
      name, kind.action, action: Route.referralSteps.path(view.id),
      step: kind.word, seen: view.standing.steps, inputs: inputs)
  }
}

extension ReferralStepKind {
  /// On the button.
  fileprivate var action: String {
    switch self {
    case .sent: "转出"
    case .accepted: "登记受理"
    case .declined: "登记不受理"
    case .delivered: "登记落实"
    case .confirmed: "家庭确认落实"
    case .disputed: "家庭说没有落实"
    case .withdrawn: "撤回转介"
    }
  }
}

extension StatusMark {
  init(_ state: ReferralState, isOverdue: Bool) {
    if isOverdue {
      self.init(tone: "late", shape: "▲", label: "\(state.word)，逾期未落实")
      return
    }
    switch state {
    case .sent: self.init(tone: "soon", shape: "◆", label: state.word)
    case .accepted: self.init(tone: "due", shape: "●", label: state.word)
    case .delivered: self.init(tone: "kept", shape: "◇", label: state.word)
    case .confirmed: self.init(tone: "done", shape: "✓", label: state.word)
    case .declined: self.init(tone: "late", shape: "✕", label: state.word)
    case .withdrawn: self.init(tone: "none", shape: "–", label: state.word)
    }
  }
}
