import Casework
import Operations

extension IncidentPage {
  init(_ view: IncidentView, typed: TypedForm?, frame: Frame) {
    self.frame = frame
    let today = view.today
    incident = IncidentPart(view.line, today: today)
    self.frame.title = "应急：\(view.line.title)"
    paperPath = Route.incidentPaper.path(view.line.id)
    listPath = Route.incidents.path()
    householdPath =
      view.seesHousehold ? Route.household.path(view.line.household) : nil
    place = view.place.isEmpty ? nil : view.place
    words = view.words.isEmpty ? nil : view.words
    basis = "\(view.policy) \(view.clause)"
    let isOver = view.line.state == .handled || view.line.state == .reviewed
    calls = isOver ? [] : view.calls.map { CallLink($0) }
    hasCalls = !calls.isEmpty
    errors = TypedForm.summary(typed)
    let build = StepForms(view, typed)
    next = build.next
    checklist = view.checklist.enumerated().map { place, item in
      Item(
        words: item.words,
        done: item.doneAt.map {
          "\(ChineseDays.time($0, today: today)) \(item.doneBy ?? "")"
        },
        form: item.doneAt == nil && view.mayStep
          ? build.item(place + 1, item.words) : nil)
    }
    hasChecklist = !checklist.isEmpty
    notices = view.notices.map { NoticePart($0, today: today) }
    steps = view.steps.map { step in
      Step(
        title: step.step.word, cause: step.cause?.word,
        text: step.words.isEmpty ? nil : step.words,
        words: "\(ChineseDays.time(step.at, today: today)) \(step.by)")
    }
    steps.insert(
      Step(title: "报告", cause: nil, text: nil, words: incident.reported),
      at: 0)
    record =
      view.line.isRecorded || !view.mayStep
      ? nil
      : build.form(
        .record, title: "书面记录", button: "保存书面记录",
        label: "经过、处置和结果")
    recordDue =
      view.line.isRecorded
      ? nil
      : "书面记录应在 \(ChineseDays.time(view.recordDue, today: today)) 前补齐"
        + (view.line.isRecordLate ? "，已逾期" : "")
    remark =
      view.mayStep
      ? build.form(
        .remark, title: "补充情况", button: "补充", label: "新的情况") : nil
    lookBack = TimelinePart.lines(view.lookBack, today: today)
    hasLookBack = !lookBack.isEmpty
  }
}

/// The forms of an incident's page; what was typed into one is kept in it.
private struct StepForms {
  let view: IncidentView
  let typed: TypedForm?

  init(_ view: IncidentView, _ typed: TypedForm?) {
    self.view = view
    self.typed = typed
  }

  /// What comes next; nil where nothing does, or another must do it.
  var next: IncidentPage.StepForm? {
    switch view.line.state.next {
    case .responding where view.mayStep:
      form(.responding, title: "开始处置", button: "开始处置", label: "谁去、怎么去（可不填）")
    case .handled where view.mayStep:
      form(.handled, title: "处置完毕", button: "处置完毕", label: "处置的结果")
    case .reviewed where view.mayReview:
      form(
        .reviewed, title: "复盘", button: "保存复盘", label: "结论和改进措施",
        hasCause: true)
    default: nil
    }
  }

  func item(_ place: Int, _ words: String) -> IncidentPage.StepForm {
    IncidentPage.StepForm(
      path: Route.incidentSteps.path(view.line.id), id: id(of: .item, place),
      step: IncidentStep.item.word, title: "", button: "完成",
      item: String(place), label: words)
  }

  func form(
    _ step: IncidentStep, title: String, button: String, label: String,
    hasCause: Bool = false
  ) -> IncidentPage.StepForm {
    let name = "\(step)"
    let build = TypedForm.builder(name, typed)
    func value(_ field: String) -> String {
      TypedForm.value(field, in: name, of: typed)
    }
    return IncidentPage.StepForm(
      path: Route.incidentSteps.path(view.line.id), id: id(of: step),
      step: step.word, title: title, button: button, item: "",
      cause: hasCause
        ? build.group(
          IncidentField.cause, id: "\(name)-\(IncidentField.cause)",
          legend: "原因", help: "照料缺失的，考核一票否决",
          options: IncidentCause.allCases.map { Option($0.word) },
          chosen: [value(IncidentField.cause)]) : nil,
      words: build.input(
        IncidentField.words, id: "\(name)-\(IncidentField.words)",
        label: label, value: value(IncidentField.words), isLong: true))
  }

  /// Each form has a number of its own, made of the page's; one that was
  /// refused keeps its own.
  private func id(of step: IncidentStep, _ place: Int = 0) -> String {
    let known = typed?.name == "\(step)" ? typed?.fields["id"] : nil
    let isSame = step != .item || typed?.fields["item"] == String(place)
    if let known, isSame, Identifier.isValid(known) { return known }
    return Identifier.next(after: view.form, Int(step.rawValue) * 32 + place)
  }
}
