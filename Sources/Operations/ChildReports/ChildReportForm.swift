import Casework
import Records

/// What can be put down of a child's report, each a short form.
package enum ChildReportKind: String, Sendable, CaseIterable {
  case report, diagnosis, intervention, exclusion, correction

  package var title: String {
    switch self {
    case .report: "报告儿童残疾"
    case .diagnosis: "登记诊断"
    case .intervention: "登记干预"
    case .exclusion: "登记排除"
    case .correction: "更正报告"
    }
  }

  /// What it is for, in a line under the title.
  package var words: String {
    switch self {
    case .report: "发现儿童残疾或疑似残疾时用；保存后自动报乡镇和县残联。已经诊断、干预的，一并填上。"
    case .diagnosis: "到医院或机构诊断了时用。"
    case .intervention: "开始康复训练、治疗、特殊教育等干预时用。"
    case .exclusion: "检查后确认没有残疾时用；写明检查的结果。"
    case .correction: "日期、来源或内容写错了时用；以前的内容保留在记录里。"
    }
  }

  var act: ChildReportAct {
    switch self {
    case .report: .report
    case .diagnosis: .diagnosis
    case .intervention: .intervention
    case .exclusion: .exclusion
    case .correction: .correction
    }
  }

  /// Whether it may follow upon a report as it stands.
  func mayFollow(_ stage: ChildReportStage) -> Bool {
    switch self {
    case .report: false
    case .diagnosis: stage == .found
    case .intervention: stage == .diagnosed
    case .exclusion: stage.isOpen
    case .correction: true
    }
  }
}

/// The fields of these forms, and how they are read.
struct ChildReportFields {
  let kind: ChildReportKind
  let today: Day
  /// As it stands; nil for a new one.
  var report: ChildReport?

  var fields: [ChangeField] {
    switch kind {
    case .report: finding + diagnosis(false) + intervention(false)
    case .diagnosis: diagnosis(true) + intervention(false)
    case .intervention: intervention(true)
    case .exclusion: exclusion(true)
    case .correction:
      finding + diagnosis(false) + intervention(false) + exclusion(false) + [
        ChangeField("why", "更正原因", .text(most: 100), isRequired: true)
      ]
    }
  }

  private var finding: [ChangeField] {
    [
      ChangeField(
        "found", "发现日期", .day, help: "最早有人发现异常的那一天。", isRequired: true,
        value: report?.found.description ?? ""),
      ChangeField(
        "source", "由谁发现", .choice(FindingSource.words.map { .init($0) }),
        isRequired: true, value: report?.source.word ?? ""),
      ChangeField(
        "signs", "发现了什么", .longText(most: 300),
        help: "如：一岁半不会走、叫名字没有反应。", isRequired: true,
        value: report?.signs ?? ""),
    ]
  }

  private func diagnosis(_ isRequired: Bool) -> [ChangeField] {
    let known = report?.diagnosis
    return [
      ChangeField(
        "diagnosed", "诊断日期", .day, help: isRequired ? nil : "还没有诊断的不填。",
        isRequired: isRequired, value: known?.day.description ?? ""),
      ChangeField(
        "diagnosis", "诊断结果", .text(most: 100), isRequired: isRequired,
        value: known?.what ?? ""),
      ChangeField(
        "place", "诊断的医院或机构", .text(most: 60), isRequired: isRequired,
        value: known?.place ?? ""),
    ]
  }

  private func intervention(_ isRequired: Bool) -> [ChangeField] {
    let known = report?.intervention
    return [
      ChangeField(
        "begun", "干预开始日期", .day, help: isRequired ? nil : "还没有开始的不填。",
        isRequired: isRequired, value: known?.day.description ?? ""),
      ChangeField(
        "body", "干预机构", .text(most: 60), help: "在哪里康复、治疗或上学。",
        isRequired: isRequired, value: known?.body ?? ""),
    ]
  }

  private func exclusion(_ isRequired: Bool) -> [ChangeField] {
    let known = report?.exclusion
    return [
      ChangeField(
        "ruledOut", "排除日期", .day, help: isRequired ? nil : "没有排除的不填。",
        isRequired: isRequired, value: known?.day.description ?? ""),
      ChangeField(
        "ruledOutWords", "检查结果", .text(most: 200), isRequired: isRequired,
        value: known?.words ?? ""),
    ]
  }

  /// The report as it would be; nil where it cannot be read. Days that are
  /// out of order, or after today, are refused beside their fields.
  ///
  /// - Parameter birth: of the child; no day may lie before it.
  func read(_ typed: TypedChange, birth: Day?) -> ChildReport? {
    let names = Set(fields.map(\.name))
    var result = report
    if names.contains("found") {
      let found = typed.day("found")
      let source: FindingSource? = typed.word("source", "请选由谁发现")
      let signs = typed.text("signs", most: 300, required: "请写发现了什么")
      check(typed, "found", found)
      if let found, let birth, found < birth {
        typed.refuse("found", "早于出生日期（\(birth.inWords)），请核对")
      }
      if let found, let birth, birth.birthday(ChildReport.adultAge) <= found {
        typed.refuse(
          "found",
          "发现时已满\(ChildReport.adultAge)岁，不用儿童残疾报告；请办残疾证或登记事项")
      }
      if let reported = report?.reported, let found, found > reported {
        typed.refuse("found", "晚于报告日期（\(reported.inWords)），请核对")
      }
      guard let found, let source else { return nil }
      var made = ChildReport(
        found: found, source: source, signs: signs,
        reported: report?.reported ?? today)
      made.diagnosis = result?.diagnosis
      made.intervention = result?.intervention
      made.exclusion = result?.exclusion
      result = made
    }
    guard var result else { return nil }
    if names.contains("diagnosed") {
      result.diagnosis = readDiagnosis(typed, after: result.found)
    }
    if names.contains("begun") {
      result.intervention = readIntervention(typed, result.diagnosis)
    }
    if names.contains("ruledOut") {
      result.exclusion = readExclusion(typed, result)
    }
    return result
  }

  private func readDiagnosis(
    _ typed: TypedChange, after found: Day
  ) -> ChildReport.Diagnosis? {
    let isNeeded = isGiven(typed, ["diagnosed", "diagnosis", "place"])
    let day = typed.day("diagnosed", required: isNeeded)
    check(typed, "diagnosed", day)
    if let day, day < found {
      typed.refuse("diagnosed", "早于发现日期（\(found.inWords)），请核对先后")
    }
    let what = typed.text(
      "diagnosis", most: 100, required: isNeeded ? "请填诊断结果" : nil)
    let place = typed.text(
      "place", most: 60, required: isNeeded ? "请填诊断的医院或机构" : nil)
    return day.map { .init(day: $0, what: what, place: place) }
  }

  private func readIntervention(
    _ typed: TypedChange, _ diagnosis: ChildReport.Diagnosis?
  ) -> ChildReport.Intervention? {
    let isNeeded = isGiven(typed, ["begun", "body"])
    let day = typed.day("begun", required: isNeeded)
    let body = typed.text(
      "body", most: 60, required: isNeeded ? "请填干预机构" : nil)
    check(typed, "begun", day)
    if isNeeded {
      if let diagnosis {
        if let day, day < diagnosis.day {
          typed.refuse(
            "begun", "早于诊断日期（\(diagnosis.day.inWords)），请核对先后")
        }
      } else {
        typed.refuse("begun", "还没有诊断，请先填诊断")
      }
    }
    return day.map { .init(day: $0, body: body) }
  }

  private func readExclusion(
    _ typed: TypedChange, _ report: ChildReport
  ) -> ChildReport.Exclusion? {
    let isNeeded = isGiven(typed, ["ruledOut", "ruledOutWords"])
    let day = typed.day("ruledOut", required: isNeeded)
    let words = typed.text(
      "ruledOutWords", most: 200, required: isNeeded ? "请填检查结果" : nil)
    check(typed, "ruledOut", day)
    let last = report.diagnosis?.day ?? report.found
    if let day, day < last {
      typed.refuse("ruledOut", "早于发现或诊断日期（\(last.inWords)），请核对先后")
    }
    if isNeeded, report.intervention != nil {
      typed.refuse("ruledOut", "已经开始干预，不能排除；干预填错的，请先清空干预")
    }
    return day.map { .init(day: $0, words: words) }
  }

  /// Whether the form asks for it, or something of it was typed.
  private func isGiven(_ typed: TypedChange, _ names: [String]) -> Bool {
    let isAsked = fields.contains { names.contains($0.name) && $0.isRequired }
    return isAsked || names.contains { !typed.raw($0).isEmpty }
  }

  private func check(_ typed: TypedChange, _ field: String, _ day: Day?) {
    typed.notAfter(today, field, day)
  }
}
