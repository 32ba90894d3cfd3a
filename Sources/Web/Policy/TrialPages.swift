import Casework
import Operations

/// 政策试算: what to try.
package struct TrialFormPage: Page {
  package static let template = "trial-form"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var errors: ErrorSummary?
  package var isRecomputing: Bool
  package var action: String
  package var area: SelectPart
  package var change: SelectPart
  package var window: SelectPart
  package var required: InputPart
  package var from: InputPart
  package var to: InputPart
  package var capacity: InputPart

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "errors": .part(\.errors),
    "isRecomputing": .flag(\.isRecomputing),
    "action": .text(\.action),
    "area": .part(\.area),
    "change": .part(\.change),
    "window": .part(\.window),
    "required": .part(\.required),
    "from": .part(\.from),
    "to": .part(\.to),
    "capacity": .part(\.capacity),
  ]
}

extension TrialFormPage {
  static let form = "trial"

  init(_ offer: TrialForm, typed: TypedForm?, frame: Frame) {
    self.frame = frame
    crumbs = [.office]
    errors = TypedForm.summary(typed)
    isRecomputing = offer.isRecomputing
    action = Route.trialForm.path()
    let build = TypedForm.builder(Self.form, typed)
    func value(_ field: String, else value: String = "") -> String {
      TypedForm.value(field, in: Self.form, of: typed, else: value)
    }
    area = build.select(
      TrialField.area, in: Self.form, label: "辖区",
      options: offer.areas.options, chosen: value(TrialField.area))
    change = build.select(
      TrialField.change, in: Self.form, label: "试什么",
      options: offer.duties.map {
        Option(
          "duty:\($0.id)",
          label: "改频次：\($0.title)（现在\($0.frequency)）")
      }
        + offer.packs.map {
          Option("pack:\($0.id)", label: "施行整份文件：\($0.title)")
        }, chosen: value(TrialField.change))
    window = build.select(
      TrialField.window, in: Self.form, label: "改成多久",
      help: "只在改频次时用",
      options: WindowKind.allCases.map {
        Option(String($0.rawValue), label: $0.short)
      },
      chosen: value(
        TrialField.window, else: String(WindowKind.month.rawValue)))
    required = build.input(
      TrialField.required, in: Self.form, label: "改成几次",
      value: value(TrialField.required, else: "1"),
      inputMode: "numeric", unit: "次")
    // A year of which the year before is over.
    let (year, month, _) = offer.day.date
    let end = month == 1 ? (year, 12) : (year + 1, month - 1)
    func text(_ year: Int, _ month: Int) -> String {
      "\(year)-\(month < 10 ? "0" : "")\(month)"
    }
    from = build.input(
      TrialField.from, in: Self.form, label: "从哪个月",
      value: value(TrialField.from, else: text(year, month)), type: "month")
    to = build.input(
      TrialField.to, in: Self.form, label: "到哪个月",
      value: value(TrialField.to, else: text(end.0, end.1)), type: "month")
    capacity = build.input(
      TrialField.capacity, in: Self.form, label: "一个人一个月最多能跑",
      value: value(TrialField.capacity, else: String(offer.capacity)),
      inputMode: "numeric", unit: "次")
  }
}

extension WindowKind {
  var short: String {
    switch self {
    case .halfMonth: "每半月"
    case .month: "每月"
    case .quarter: "每季度"
    case .halfYear: "每半年"
    case .year: "每年"
    }
  }
}

/// What a trial has found.
package struct TrialPage: Page {
  package static let template = "trial"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var change: String
  package var about: String
  package var total: String
  package var over: String?
  package var chart: Markup
  package var months: Markup
  package var villages: Markup
  package var workers: Markup

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "change": .text(\.change),
    "about": .text(\.about),
    "total": .text(\.total),
    "over": .text(\.over),
    "chart": .markup(\.chart),
    "months": .markup(\.months),
    "villages": .markup(\.villages),
    "workers": .markup(\.workers),
  ]
}

extension TrialPage {
  init(_ result: TrialResult, frame: Frame) {
    self.frame = frame
    crumbs = [.office, .trial]
    change = "\(result.title)：\(result.change)"
    let first = result.months.first?.first.date
    let last = result.months.last?.first.date
    about =
      "\(result.areaName) · \(first?.year ?? 0)年\(first?.month ?? 0)月至"
      + "\(last?.year ?? 0)年\(last?.month ?? 0)月"
    let today = TrialTables.mean(result.today)
    let tried = TrialTables.mean(result.tried)
    let step = tried - today
    total =
      "每月平均\(TrialTables.tenths(today))次 → "
      + "\(TrialTables.tenths(tried))次，"
      + Self.words(step)
      + "；上年同期实际\(TrialTables.tenths(TrialTables.mean(result.done)))次"
    over =
      result.overCapacity == 0
      ? nil
      : "\(result.overCapacity)人（岗位）有的月份超过每月"
        + "\(result.question.capacity)次"
    chart = TrialTables.chart(result)
    months = TrialTables.months(result)
    villages = TrialTables.lines(
      result.villages, name: "村（社区）", isWorker: false)
    workers = TrialTables.lines(
      result.workers, name: "人员", isWorker: true)
  }

  private static func words(_ step: Double) -> String {
    if abs(step) < 0.05 { return "没有变化" }
    return step > 0
      ? "增加\(TrialTables.tenths(step))次"
      : "减少\(TrialTables.tenths(-step))次"
  }
}
