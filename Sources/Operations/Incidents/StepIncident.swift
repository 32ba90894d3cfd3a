package import Casework
package import Database
import Records

/// Puts down what is done about an emergency (DS-43): the next state, the
/// written record, an item of the checklist, a remark. Each has its time and
/// who put it down.
package struct StepIncident: Operation {
  package static let permission = Permission.reportIncident
  package static let reach = WriteReach.aside
  package static let action = AuditAction.stepIncident

  package var incident: String
  /// Of the form: the same sent twice is one step.
  package var form: String
  package var step: IncidentStep
  /// Of the checklist, from 1.
  package var item: Int
  package var cause: IncidentCause?
  package var words: String

  package init(
    _ incident: String, form: String, step: IncidentStep, item: Int = 0,
    cause: IncidentCause? = nil, words: String = ""
  ) {
    self.incident = incident
    self.form = form
    self.step = step
    self.item = item
    self.cause = cause
    self.words = words
  }

  /// - Throws: `Refusal.notFound`; `Refusal.notPermitted` for a review by
  ///   who may not; `Refusal.invalid`; `Refusal.alreadyRecorded`.
  package func perform(in context: OperationContext) throws {
    if step == .reviewed, !context.actor.may(.handleIncident) {
      throw Refusal.notPermitted
    }
    let found = try context.see(incident: incident)
    let store = IncidentStore(context.connection)
    let known = try store.steps(of: found.row)
    if let earlier = known.first(where: { $0.id == form }) {
      guard earlier.step == step, earlier.words == words else {
        throw Refusal.alreadyRecorded
      }
      context.isRepeated = true
      return
    }
    try check(found.row, known, context)
    try store.add(
      IncidentStepRow(
        id: form, step: step, item: step == .item ? Int64(item) : 0,
        cause: step == .reviewed ? cause : nil, words: words,
        at: context.now, by: context.actor.name), to: found.row)
    let notifier = Notifier(context)
    // Who acts has been told: his receipt need not be asked for. The written
    // record is asked for until it is there.
    let isRecorded = found.row.isRecorded || step == .record
    let owed: NoticeKind? = isRecorded ? nil : .incidentRecordDue
    try notifier.acknowledge(
      found.row.subject, but: owed, because: step.word)
    if step == .record {
      try notifier.settle(
        found.row.subject, only: .incidentRecordDue, because: step.word)
    }
    if step == .reviewed {
      try notifier.settle(found.row.subject, but: owed, because: "应急已复盘")
    }
    try context.audit(
      county: found.row.county, subject: incident,
      detail: "\(step)" + (cause.map { " \($0)" } ?? ""))
  }

  private func check(
    _ row: IncidentRow, _ known: [IncidentStepRow],
    _ context: OperationContext
  ) throws {
    var problems: [FieldProblem] = []
    func refuse(_ field: String, _ words: String) {
      problems.append(FieldProblem(field, words))
    }
    if !Identifier.isValid(form) {
      refuse(IncidentField.id, "表单编号不对，请重新打开页面填写")
    }
    if let state = step.leads, row.state.next != state {
      refuse(
        IncidentField.step,
        "这起应急现在是“\(row.state.word)”，不能“\(step.word)”，请看最新情况")
    }
    if let problem = PlainText.problem(words, most: 2_000) {
      refuse(IncidentField.words, problem)
    }
    let isBlank = words.allSatisfy(\.isWhitespace)
    switch step {
    case .handled where isBlank:
      refuse(IncidentField.words, "请写明处置的结果")
    case .record where isBlank:
      refuse(IncidentField.words, "请写明经过、处置和结果")
    case .remark where isBlank: refuse(IncidentField.words, "请写明情况")
    case .reviewed:
      if isBlank { refuse(IncidentField.words, "请写明复盘的结论和改进措施") }
      if cause == nil { refuse(IncidentField.cause, "请选原因") }
    case .item:
      let steps = IncidentViews.checklist(of: row, context)
      if !(1...max(1, steps.count)).contains(item) || steps.isEmpty {
        refuse(IncidentField.step, "清单里没有这一项，请看最新情况")
      } else if known.contains(where: {
        $0.step == .item && $0.item == Int64(item)
      }) {
        refuse(IncidentField.step, "这一项已经完成")
      }
    default: break
    }
    if !problems.isEmpty { throw Refusal.invalid(problems) }
  }
}
