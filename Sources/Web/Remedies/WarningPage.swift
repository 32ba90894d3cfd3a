import Casework
import Operations

/// One warning: outcome, measures, and that it is over.
package struct WarningPage: Page {
  package static let template = "warning"

  package var frame: Frame
  package var warning: WarningPart
  package var listPath: String
  package var householdPath: String?
  package var basis: String
  package var errors: ErrorSummary?
  package var alert: String?
  package var risk: String?
  package var steps: [StepLine]
  package var forms: [StepForm]
  package var notices: [PathPart]
  package var hasNotices: Bool

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "warning": .part(\.warning),
    "listPath": .text(\.listPath),
    "householdPath": .text(\.householdPath),
    "basis": .text(\.basis),
    "errors": .part(\.errors),
    "alert": .text(\.alert),
    "risk": .text(\.risk),
    "steps": .list(\.steps),
    "forms": .list(\.forms),
    "notices": .list(\.notices),
    "hasNotices": .flag(\.hasNotices),
  ]

  static func name(_ kind: WarningStepKind) -> String { "warning-\(kind)" }

  init(
    _ view: WarningView, typed: TypedForm?, frame: Frame,
    fresh: @escaping () -> String
  ) {
    self.frame = frame
    let today = view.today
    let builder = StepFormBuilder(typed: typed, fresh: fresh)
    warning = WarningPart(
      view.line, villageName: view.villageName, isUnaided: view.isUnaided,
      today: today)
    listPath = Route.warnings.path()
    householdPath =
      view.seesHousehold ? Route.household.path(view.line.household) : nil
    basis = "\(view.policy) \(view.clause)"
    errors = TypedForm.summary(typed)
    alert =
      view.isUnaided
      ? "识别已满 \(view.months) 个月，还没有帮扶措施，请尽快落实。" : nil
    risk = view.standing.risk.isEmpty ? nil : view.standing.risk
    steps = view.steps.map { step in
      let day = step.step.day.map {
        "，\(ChineseDays.short($0, today: today))"
      }
      let own = step.step.monitoredClass.map { "（\($0.word)）" } ?? ""
      return StepLine(
        title: step.step.kind.word + own + (day ?? ""),
        text: step.step.words.isEmpty ? nil : step.step.words,
        when: "\(ChineseDays.time(step.step.at, today: today)) \(step.author)")
    }
    forms = view.open.map { Self.form($0, view, builder) }
    notices = view.notices.map {
      PathPart(title: "发给 \($0.to)", path: Route.notice.path($0.id))
    }
    hasNotices = !notices.isEmpty
  }

  private static func form(
    _ kind: WarningStepKind, _ view: WarningView, _ builder: StepFormBuilder
  ) -> StepForm {
    let name = Self.name(kind)
    var selects: [SelectPart] = []
    let inputs: [InputPart]
    let title: String
    switch kind {
    case .raised:
      title = ""
      inputs = []
    case .monitored:
      title = "纳入监测"
      selects.append(
        builder.fields(name).select(
          "class", in: name, label: "哪一类",
          options: [Option("", label: "请选择")]
            + MonitoredClass.allCases.map { Option($0.word) },
          chosen: builder.value("class", in: name)))
      inputs = [
        builder.day(name, "识别日期", view.today),
        builder.words(name, "主要风险"),
      ]
    case .excluded:
      title = "不纳入"
      inputs = [builder.words(name, "为什么不纳入")]
    case .measure:
      title = "登记帮扶措施"
      inputs = [
        builder.words(name, "采取什么措施"),
        builder.day(name, "哪天落实的", view.today),
      ]
    case .cleared:
      title = "登记风险消除"
      inputs = [
        builder.words(name, "风险怎么消除的"),
        builder.day(name, "哪天消除的", view.today),
      ]
    }
    return builder.form(
      name, title, action: Route.warningSteps.path(view.line.id),
      step: kind.word, seen: view.standing.steps, selects: selects,
      inputs: inputs)
  }
}
