import Casework
import Operations

/// The fields every visit has, as parts of the page.
struct VisitFields {
  let form: VisitForm
  let entry: VisitEntry
  let fields: FieldBuilder

  var mode: GroupPart {
    fields.group(
      VisitField.mode, id: "mode", legend: "方式",
      options: form.modes.map { Option($0.word) }, chosen: [entry.mode])
  }

  var result: GroupPart {
    fields.group(
      VisitField.result, id: "result", legend: "结果",
      options: form.results.map { Option($0.word) }, chosen: [entry.result])
  }

  var reason: GroupPart {
    fields.group(
      VisitField.reason, id: "reason", legend: "没有入户的原因",
      help: "因客观原因不能入户时选，入户仍须补上。",
      options: [Option("", label: "没有")] + form.reasons.map { Option($0.word) },
      chosen: [entry.reason])
  }

  /// Members and the family: two fields under one legend.
  var met: GroupPart {
    var group = fields.group(
      VisitField.persons, id: "persons", legend: "见到或联系到谁",
      type: "checkbox",
      options: form.members.map(Self.option)
        + others(entry.persons, than: form.members.map(\.number)),
      chosen: entry.persons)
    group.choices.append(
      ChoicePart(
        id: "met-family", name: VisitField.metFamily, type: "checkbox",
        value: "是", label: "家属或照料人", hint: "成年家庭成员或照料人",
        isChosen: entry.metFamily))
    return group
  }

  var day: InputPart {
    fields.input(
      VisitField.day, id: "day", label: "日期", value: entry.day,
      type: "date", isRequired: true)
  }

  var time: InputPart {
    fields.input(
      VisitField.time, id: "time", label: "时间", value: entry.time,
      type: "time", isRequired: true)
  }

  var workers: GroupPart {
    fields.group(
      VisitField.workers, id: "workers", legend: "谁去的",
      type: "checkbox",
      options: form.colleagues.map { colleague in
        Option(
          colleague.number,
          label: colleague.isAuthor ? "\(colleague.name)（我）" : colleague.name,
          hint: colleague.post)
      } + others(entry.workers, than: form.colleagues.map(\.number)),
      chosen: entry.workers)
  }

  var occasion: InputPart {
    fields.input(
      VisitField.occasion, id: "occasion", label: "事由",
      value: entry.occasion, help: "例如：季度访视、节日慰问")
  }

  var remark: InputPart {
    fields.input(
      VisitField.remark, id: "remark", label: "备注", value: entry.remark,
      isLong: true)
  }

  var lateReason: InputPart {
    fields.input(
      VisitField.lateReason, id: "late-reason", label: "补录原因",
      value: entry.lateReason, help: "访视已过 7 天才登记的，写明原因。")
  }

  /// `6月20日 14:30 · 王芳`, over what is folded away.
  var when: String {
    let day = Day(entry.day).map {
      ChineseDays.short($0, today: form.today)
    }
    let names = form.colleagues
      .filter { entry.workers.contains($0.number) }.map(\.name)
    return [
      [day ?? entry.day, entry.time].joined(separator: " "),
      names.joined(separator: "、"),
    ].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// Whether what is folded away must be seen: something is wrong there, or
  /// has to be chosen.
  var isMoreTouched: Bool {
    entry.workers.isEmpty
      || [day, time, occasion, remark, lateReason]
        .contains { $0.error != nil }
      || workers.error != nil
  }

  /// Offered once answers stand in the way of the result.
  var clearAnswers: GroupPart? {
    guard fields.error(VisitField.clearAnswers) != nil else { return nil }
    return fields.group(
      VisitField.clearAnswers, id: VisitField.clearAnswers, legend: "检查表",
      type: "checkbox",
      options: [Option("是", label: "清除检查表", hint: "已填的内容不再保存")],
      chosen: [])
  }

  /// What each field is called.
  var labels: [String: String] {
    var labels = [
      VisitField.metFamily: met.legend, VisitField.why: "更正原因",
      VisitField.clearAnswers: "检查表",
    ]
    for (name, legend) in [
      (VisitField.persons, met), (VisitField.mode, mode),
      (VisitField.result, result), (VisitField.workers, workers),
      (VisitField.reason, reason),
    ] {
      labels[name] = legend.legend
    }
    for input in [day, time, occasion, remark, lateReason] {
      labels[input.name] = input.label
    }
    return labels
  }

  /// The id of each field in the page, by its name in problems.
  var targets: [(name: String, id: String)] {
    [
      VisitField.day, VisitField.time, VisitField.mode, VisitField.result,
      VisitField.workers, VisitField.persons, VisitField.metFamily,
      VisitField.reason, VisitField.occasion, VisitField.remark,
      VisitField.lateReason, VisitField.why, VisitField.clearAnswers,
    ].map { ($0, $0) }
  }

  /// Those on record whom the lists no longer have: unlisted, they would be
  /// lost with the next save.
  private func others(
    _ chosen: [String], than listed: [String]
  ) -> [Option] {
    chosen.filter { !listed.contains($0) }
      .map { Option($0, hint: "不在名单中") }
  }

  private static func option(_ member: VisitForm.Member) -> Option {
    let about = [
      member.relation, member.age.map { "\($0)岁" } ?? "",
      member.hasCertificate ? "持证" : "",
    ].filter { !$0.isEmpty }
    return Option(
      member.number, label: member.name,
      hint: about.isEmpty ? nil : about.joined(separator: " · "))
  }
}
