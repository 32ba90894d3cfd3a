import Casework
import Operations

extension VisitFormPage {
  /// - Parameters:
  ///   - entry: as it was typed, or as the form begins.
  ///   - why: the reason typed for a correction.
  ///   - complaint: what came of sending it; nil where it was not sent.
  init(
    _ form: VisitForm, entry: VisitEntry, why: String, action: String,
    complaint: Complaint?, frame: Frame
  ) {
    let fields = FieldBuilder(problems: complaint?.problems ?? [])
    let parts = VisitFields(form: form, entry: entry, fields: fields)
    let isCorrection = form.correcting != nil
    self.frame = frame
    self.frame.title =
      (complaint == nil ? "" : "需要修改：") + (isCorrection ? "更正访视" : "记访视")
    name = HouseholdName.of(head: form.head, number: form.household)
    place = [form.villageName, form.address].filter { !$0.isEmpty }
      .joined(separator: " · ")
    todayPath = Route.today.path()
    householdPath = Route.household.path(form.household)
    self.action = action
    id = entry.id
    isTouched = complaint != nil
    owed = form.duties.map { OwedPart($0, today: form.today) }
    hasOwed = !form.duties.isEmpty

    mode = parts.mode
    result = parts.result
    reason = parts.reason
    isReasonIdle = entry.reason.isEmpty && reason.error == nil
    met = parts.met
    day = parts.day
    time = parts.time
    workers = parts.workers
    occasion = parts.occasion
    remark = parts.remark
    lateReason = parts.lateReason
    when = parts.when
    isMoreOpen = parts.isMoreTouched
    self.why =
      isCorrection
      ? fields.input(
        VisitField.why, id: "why", label: "更正原因（必填）", value: why,
        help: "写明哪里不对、为什么改；原来的记录会保留。", isLong: true) : nil
    clearAnswers = parts.clearAnswers
    save = isCorrection ? "保存更正" : "保存访视"

    let builders = form.sheets.enumerated().map { position, sheet in
      SheetBuilder(
        sheet: sheet, position: position,
        typed: entry.answers[sheet.id] ?? [:], fields: fields,
        matters: VisitMatterFields(
          form: form, typed: entry.matters, fields: fields))
    }
    sheets = builders.map { $0.part() }
    errors = complaint.map { complaint in
      ErrorSummary(
        complaint, targets: parts.targets + builders.flatMap(\.targets),
        labels: parts.labels.merging(
          builders.flatMap(\.labels)
        ) { one, _ in one })
    }
  }
}

extension OwedPart {
  fileprivate init(_ duty: TodayDuty, today: Day) {
    title = duty.title
    person = duty.person
    window = ChineseDays.window(duty.window, today: today)
    mark = StatusMark(duty.state, isOverdue: duty.isOverdue)
  }
}
