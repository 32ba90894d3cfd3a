import Casework
import Operations

extension CoveragePage {
  init(
    _ coverage: Coverage, period: Period, problem: String?, frame: Frame
  ) {
    let paths = CoveragePaths(coverage.area.code, period)
    self.frame = frame
    crumbs = coverage.above.map { Crumb($0, period) }
    name = coverage.area.name
    asOf = "截至\(coverage.day.inWords)"
    self.period = PeriodPart(
      period, action: Route.coverageArea.path(coverage.area.code.description),
      on: coverage.day, problem: problem)
    stale = coverage.isStale ? CoverageWords.stale : nil
    duties = coverage.duties.map { DutyCoveragePart($0, paths) }
    isEmpty = coverage.duties.isEmpty
    heat =
      coverage.parts.isEmpty || coverage.duties.isEmpty
      ? nil : HeatTable(coverage, period).markup
    sheetPaths =
      isEmpty
      ? []
      : [
        LinkPart(title: "导出 Excel", path: paths.sheet("xlsx")),
        LinkPart(title: "导出 CSV", path: paths.sheet("csv")),
      ]
    otherDay = OtherDayPart(
      action: Route.coverageOtherDay.path(coverage.area.code.description),
      from: period.span.first.description, to: period.span.last.description,
      asOf: coverage.day.description, knownAt: "")
  }

  /// What was worked out for another day; its numbers open to nothing.
  init(judged coverage: Coverage, period: Period, frame: Frame) {
    self.frame = frame
    crumbs = []
    name = coverage.area.name
    asOf =
      "按\(coverage.day.inWords)判定"
      + (coverage.knownAt.map {
        "，只看\($0.day.inWords)及以前登记的访视"
      } ?? "")
    self.period = PeriodPart(
      period, action: Route.coverageArea.path(coverage.area.code.description),
      on: coverage.day, problem: nil)
    duties = coverage.duties.map { DutyCoveragePart($0, nil) }
    isEmpty = coverage.duties.isEmpty
    heat =
      coverage.parts.isEmpty || coverage.duties.isEmpty
      ? nil : HeatTable(coverage, nil).markup
    sheetPaths = []
    todayPath = CoveragePaths(coverage.area.code, period).area
  }
}

extension Crumb {
  init(_ area: AreaName, _ period: Period) {
    title = area.name
    path = CoveragePaths(area.code, period).area
  }
}

extension PeriodPart {
  init(_ period: Period, action: String, on day: Day, problem: String?) {
    self.action = action
    words = period.words
    var choices = Period.choices(on: day)
    let isOwn = !choices.contains(period)
    if isOwn { choices.insert(period, at: 0) }
    choice = SelectPart(
      id: "period", name: "period", label: "期间",
      options: choices.map {
        SelectPart.Option($0.text, $0.words, isChosen: $0 == period)
      })
    from = period.text.isEmpty ? period.span.first.description : ""
    to = period.text.isEmpty ? period.span.last.description : ""
    error = problem
  }
}

extension DutyCoveragePart {
  init(_ coverage: DutyCoverage, _ paths: CoveragePaths?) {
    let tally = coverage.total
    let duty = coverage.duty
    title = duty.title
    path = paths?.duty(duty.id)
    basis = "\(duty.policy) \(duty.clause)"
    rate = CoverageWords.percent(tally.rate)
    meter = RateMeter.markup(tally)
    let unit = CoverageWords.unit(duty.unit)
    share =
      tally.ended == 0
      ? "本期间还没有到期的"
      : "到期 \(tally.ended) \(unit)，已完成 \(tally.doneAndEnded) \(unit)"
        + (tally.doneEarly == 0
          ? "" : "；没到期已完成 \(tally.doneEarly) \(unit)")
    figures = CoverageFigures.list(tally, duty.id, paths)
  }
}

/// The numbers of a tally, each leading to its rows.
enum CoverageFigures {
  static func list(
    _ tally: CoverageTally, _ duty: String, _ paths: CoveragePaths?
  ) -> [FigurePart] {
    var figures = CoverageWords.states.map { state, title in
      FigurePart(
        title: title, number: String(tally[state]),
        path: tally[state] == 0 ? nil : paths?.rows(duty, state),
        isLate: false)
    }
    figures.insert(
      FigurePart(
        title: "当前欠访", number: String(tally.overdue),
        path: tally.overdue == 0 ? nil : paths?.rows(duty, nil),
        isLate: tally.overdue > 0), at: 0)
    return figures
  }
}

/// Words of the coverage pages.
enum CoverageWords {
  static let stale = "政策或资料有变动，数字正在重新计算；下面是变动前的结果，请稍后刷新。"

  /// The states in the order of the pages.
  static let states: [(DutyState, String)] = [
    (.done, "已完成"), (.missed, "未完成"), (.deferred, "待补访"),
    (.excused, "免责"), (.remoteRejected, "远程不予认可"), (.open, "进行中"),
    (.void, "已退出"),
  ]

  static func percent(_ rate: Double?) -> String {
    guard let rate else { return "—" }
    // Never rounded up to all, nor down to nothing.
    let tenths = (rate * 1_000).rounded()
    let shown = rate < 1 && tenths == 1_000 ? 999 : tenths
    return "\(Int(shown) / 10).\(Int(shown) % 10)%"
  }

  static func unit(_ kind: DutyUnitKind) -> String {
    switch kind {
    case .household: "户次"
    case .person: "人次"
    case .link: "对次"
    case .worker: "人"
    }
  }
}

/// Addresses of the coverage pages of an area.
struct CoveragePaths {
  private let code: String
  private let period: Period

  init(_ area: AreaCode, _ period: Period) {
    code = area.description
    self.period = period
  }

  var area: String { Route.coverageArea.path(code) + "?" + period.query }

  func duty(_ duty: String) -> String {
    Route.coverageDuty.path(code, duty) + "?" + period.query
  }

  /// - Parameter state: nil for what is owed still.
  func rows(_ duty: String, _ state: DutyState?, offset: Int = 0) -> String {
    Route.coverageRows.path(code, duty) + "?state="
      + (state?.word ?? "overdue") + "&" + period.query
      + (offset == 0 ? "" : "&offset=\(offset)")
  }

  func sheet(_ format: String) -> String {
    Route.coverageSheet.path(code, format) + "?" + period.query
  }
}
