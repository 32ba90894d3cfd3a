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
    }
    return try site.answer(
      site.sheet(
        paper, back: PaperPaths(area, period).back, for: context.account))
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
  case targets, plan
  case personVisits = "person-visits"
  case householdVisits = "household-visits"

  var title: String {
    switch self {
    case .targets: "访视对象清单"
    case .plan: "访视工作计划"
    case .personVisits: ReadVisitBook.Kind.persons.title
    case .householdVisits: ReadVisitBook.Kind.households.title
    }
  }

  var words: String {
    switch self {
    case .targets: "一个村的每户：成员、对象类别、访视职责和责任人，本期新增、变化和退出"
    case .plan: "一个村本期应访谁、什么时候以前、谁去"
    case .personVisits: "每人每期一行：何时、谁去、方式、核对项目、发现的问题"
    case .householdVisits: "每户每期一行：何时、谁去、方式、核对项目、发现的问题"
    }
  }

  /// The widest area one sheet is made of.
  var widest: AreaLevel { self == .personVisits ? .township : .village }
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
