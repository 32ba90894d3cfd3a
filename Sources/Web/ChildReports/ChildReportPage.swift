import Casework
import Operations

extension StatusMark {
  init(_ stage: ChildReportStage) {
    switch stage {
    case .found: self.init(tone: "late", shape: "▲", label: stage.word)
    case .diagnosed: self.init(tone: "soon", shape: "◆", label: stage.word)
    case .begun: self.init(tone: "done", shape: "✓", label: stage.word)
    case .ruledOut: self.init(tone: "none", shape: "–", label: stage.word)
    }
  }
}

/// What a report says, in words.
struct ChildReportWords {
  let report: ChildReport
  let today: Day

  private func short(_ day: Day) -> String {
    ChineseDays.short(day, today: today)
  }

  var found: String { "\(short(report.found))，由\(report.source.word)发现" }

  var facts: [FactPart] {
    let intervals = report.intervals
    return [
      ("发现", found), ("发现了什么", report.signs),
      (
        "报告",
        "\(short(report.reported))，"
          + Self.days(intervals.toReport, after: "发现")
      ),
      ("诊断", diagnosis), ("干预", intervention),
      (
        "排除",
        report.exclusion.map { "\(short($0.day))，\($0.words)" } ?? ""
      ),
    ].filter { !$0.1.isEmpty }.map { FactPart(name: $0.0, value: $0.1) }
  }

  private var diagnosis: String {
    if let diagnosis = report.diagnosis {
      return "\(short(diagnosis.day))，\(diagnosis.what)，\(diagnosis.place)；"
        + Self.days(report.intervals.toDiagnosis ?? 0, after: "发现")
    }
    return report.stage == .found
      ? "还没有，发现已\(today - report.found)天" : ""
  }

  private var intervention: String {
    if let intervention = report.intervention {
      return "\(short(intervention.day))，\(intervention.body)；"
        + Self.days(report.intervals.toIntervention ?? 0, after: "诊断")
    }
    guard report.stage == .diagnosed, let diagnosis = report.diagnosis else {
      return ""
    }
    return "还没有，诊断已\(today - diagnosis.day)天"
  }

  /// `发现后12天`, `发现当天`.
  static func days(_ days: Int, after what: String) -> String {
    days == 0 ? "\(what)当天" : "\(what)后\(days)天"
  }

  /// What waits, in a line; nil for nothing.
  var waiting: String? {
    switch report.stage {
    case .found: "发现已\(today - report.found)天，还没有诊断"
    case .diagnosed:
      report.diagnosis.map { "诊断已\(today - $0.day)天，还没有干预" }
    case .begun, .ruledOut: nil
    }
  }
}

/// One report of a child, with what can be put down next.
package struct ChildReportPage: Page {
  package static let template = "child-report"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var name: String
  package var place: String
  package var household: String
  package var householdPath: String
  package var mark: StatusMark
  package var saved: String?
  package var facts: [FactPart]
  /// The next step first.
  package var links: [HouseholdChangesPart.Link]
  package var hasLinks: Bool
  package var acts: [ProtectionActPart]

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "name": .text(\.name),
    "place": .text(\.place),
    "household": .text(\.household),
    "householdPath": .text(\.householdPath),
    "mark": .part(\.mark),
    "saved": .text(\.saved),
    "facts": .list(\.facts),
    "links": .list(\.links),
    "hasLinks": .flag(\.hasLinks),
    "acts": .list(\.acts),
  ]

  init(_ view: ChildReportView, isSaved: Bool, frame: Frame) {
    self.frame = frame
    self.frame.title = "\(view.name)的儿童残疾报告"
    crumbs = [
      .office, Crumb(title: "儿童残疾报告", path: Route.childReports.path()),
    ]
    name = view.name
    household = HouseholdName.of(head: view.head, number: view.household)
    householdPath = Route.household.path(view.household)
    let birth = view.birth.map {
      ChineseDays.short($0, today: view.today) + "出生"
    }
    place = [view.place.suffix(2).joined(separator: " "), birth ?? ""]
      .filter { !$0.isEmpty }.joined(separator: " · ")
    mark = StatusMark(view.report.stage)
    saved = isSaved ? "已保存。" : nil
    facts = ChildReportWords(report: view.report, today: view.today).facts
    links = view.kinds.map { kind in
      HouseholdChangesPart.Link(
        title: kind.title,
        path: Route.childReportForm.path(view.id, kind.rawValue))
    }
    hasLinks = !links.isEmpty
    acts = view.acts.reversed().map { act in
      ProtectionActPart(
        title: act.title, why: act.why, at: act.at, by: act.by,
        today: view.today)
    }
  }
}

/// What was put down, by whom and when.
package struct ProtectionActPart: PagePart {
  package var title: String
  package var why: String?
  package var when: String

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "why": .text(\.why),
    "when": .text(\.when),
  ]

  init(title: String, why: String, at: Moment, by: String, today: Day) {
    self.title = title
    self.why = why.isEmpty ? nil : why
    when = "\(ChineseDays.time(at, today: today)) \(by)"
  }
}
