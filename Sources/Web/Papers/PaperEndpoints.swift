import Casework
import Hummingbird
import Operations

/// Papers to be printed.
struct PaperEndpoints {
  let site: Site

  func index(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let area = AreaQuery(request.query(AreaQuery.name)).area
    let index = try await site.office.perform(
      ReadPaperIndex(area: area), as: context.actor)
    return try site.answer(
      PapersPage(
        index, period: period(request), asked: area,
        frame: site.officeFrame("打印", for: context.account)))
  }

  func area(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let area = try context.area()
    let period = period(request)
    guard let kind = AreaPaper(rawValue: try context.number("paper")) else {
      throw Refusal.notFound
    }
    let paper: Paper
    switch kind {
    case .targets:
      let list = try await site.office.perform(
        ReadTargetList(village: area, period: period.span),
        as: context.actor)
      paper = Paper(list, period: period)
    case .summary:
      let summary = try await site.office.perform(
        ReadTargetSummary(township: area, period: period.span),
        as: context.actor)
      paper = Paper(summary, period: period)
    case .plan:
      let plan = try await site.office.perform(
        ReadWorkPlan(.village(area), period: period.span), as: context.actor)
      paper = Paper(plan, period: period)
    case .personVisits, .householdVisits:
      let book = try await site.office.perform(
        ReadVisitBook(
          kind == .personVisits ? .persons : .households, area: area,
          period: period.span), as: context.actor)
      paper = Paper(book, period: period)
    case .matters:
      return try await matters(area, period, request, context)
    case .visitors:
      let scores = try await site.office.perform(
        ReadVisitorScores(area: area, period: period.span),
        as: context.actor)
      paper = Paper(scores, period: period)
    case .needs:
      let summary = try await site.office.perform(
        ReadNeedsSummary(area: area, period: period.span), as: context.actor)
      paper = Paper(summary, period: period)
    }
    return try site.answer(
      site.sheet(
        paper, back: PaperPaths(area, period).back, for: context.account))
  }

  /// Sheet by sheet, so that none grows with the county.
  private func matters(
    _ area: AreaCode, _ period: Period, _ request: Request,
    _ context: SignedInContext
  ) async throws -> Response {
    let sheet = request.query("sheet").flatMap { Int($0) } ?? 1
    let book = try await site.office.perform(
      ReadMatterBook(area: area, period: period.span, sheet: sheet),
      as: context.actor)
    let paths = PaperPaths(area, period)
    var page = site.sheet(
      Paper(book, period: period), back: paths.back, for: context.account)
    page.others = [(book.sheet - 1, "上一部分"), (book.sheet + 1, "下一部分")]
      .filter { (1...book.sheets).contains($0.0) }
      .map { number, title in
        LinkPart(
          title: title, path: paths.paper(.matters) + "&sheet=\(number)")
      }
    return try site.answer(page)
  }

  func plan(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let number = try context.number("worker")
    let period = period(request)
    let plan = try await site.office.perform(
      ReadWorkPlan(.worker(number), period: period.span), as: context.actor)
    let back =
      number == context.account.worker
      ? LinkPart(title: "今日", path: Route.today.path())
      : LinkPart(title: plan.title, path: Route.worker.path(number))
    return try site.answer(
      site.sheet(
        Paper(plan, period: period), back: back, for: context.account))
  }

  func booklet(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let number = try context.number("household")
    let booklet = try await site.office.perform(
      ReadBooklet(number), as: context.actor)
    return try site.answer(
      site.sheet(
        Paper(booklet),
        back: LinkPart(title: "家庭页", path: Route.household.path(number)),
        for: context.account))
  }

  /// As the address names it; this month where it names none that a paper
  /// can be of.
  private func period(_ request: Request) -> Period {
    let today = site.office.clock.today
    guard let named = request.query("period").flatMap({ Period($0) }),
      PaperPeriods.reach(on: today).contains(named.span.first)
    else { return Period(.month, containing: today) }
    return named
  }
}

/// A paper of an area and period, as paths name it.
enum AreaPaper: String, CaseIterable {
  case targets, summary, plan, matters, needs, visitors
  case personVisits = "person-visits"
  case householdVisits = "household-visits"

  var title: String {
    switch self {
    case .targets: "访视对象清单"
    case .summary: "访视对象排查汇总表"
    case .plan: "访视工作计划"
    case .matters: "访视问题清单"
    case .needs: "残疾人需求汇总表"
    case .visitors: "探访责任人考评表"
    case .personVisits: ReadVisitBook.Kind.persons.title
    case .householdVisits: ReadVisitBook.Kind.households.title
    }
  }

  var words: String {
    switch self {
    case .targets: "一个村的每户：成员、对象类别、访视职责和责任人，本期新增、变化和退出"
    case .summary: "乡镇各村各类对象有多少户、多少人，未办结问题多少件"
    case .matters: "本期登记的问题和诉求：在哪户、缓急、谁办、措施、期限、结果"
    case .needs: "本期反映的需求，按办理单位和类别汇总"
    case .visitors: "每名责任人：到期期次、完成率、入户占比、发现问题、满意度"
    case .plan: "一个村本期应访谁、什么时候以前、谁去"
    case .personVisits: "每人每期一行：何时、谁去、方式、核对项目、发现的问题"
    case .householdVisits: "每户每期一行：何时、谁去、方式、核对项目、发现的问题"
    }
  }

  /// The widest area one sheet is made of.
  var widest: AreaLevel {
    switch self {
    case .targets, .plan, .householdVisits: .village
    case .personVisits, .summary, .visitors: .township
    case .matters, .needs: .county
    }
  }
}

/// Addresses of the papers of an area and period.
struct PaperPaths {
  private let code: AreaCode
  private let period: Period

  init(_ area: AreaCode, _ period: Period) {
    code = area
    self.period = period
  }

  func paper(_ paper: AreaPaper) -> String {
    Route.areaPaper.path(code.description, paper.rawValue) + "?"
      + period.query
  }

  /// The page papers are chosen on.
  var back: LinkPart {
    LinkPart(
      title: "打印",
      path: AreaQuery(code).added(to: Route.papers.path()) + "&"
        + period.query)
  }
}

/// The periods that papers are of.
enum PaperPeriods {
  /// What comes next, what runs, and what has passed.
  static func choices(on day: Day) -> [Period] {
    let next = [WindowKind.quarter, .month].map { kind in
      Period(kind, containing: kind.window(containing: day).last + 1)
    }
    return next + Period.choices(on: day)
  }

  /// From the fifth year before this one to the end of the next.
  static func reach(on day: Day) -> Span {
    let year = WindowKind.year.window(containing: day)
    return Span(year.first - 5 * 366, year.last + 366)
  }
}
