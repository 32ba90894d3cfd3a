import Casework
import Hummingbird
import Operations

/// 进度.
struct CoverageEndpoint {
  let site: Site

  /// The account's own area.
  func own(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await page(nil, request, context)
  }

  func area(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await page(try context.area(), request, context)
  }

  func duty(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let today = site.office.clock.today
    let asked = AskedPeriod(request, today: today)
    let answer = try await site.office.perform(
      ReadDutyCoverage(
        area: try context.area(), duty: try context.number("duty"),
        period: asked.period.span), as: context.actor)
    return try site.answer(
      DutyCoveragePage(
        answer, period: asked.period, problem: asked.problem,
        frame: site.frame("进度", for: context.account, in: .coverage)))
  }

  func rows(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let query = request.uri.queryParameters
    let word = query["state"].map(String.init) ?? ""
    let state = DutyState(word: word)
    guard state != nil || word == "overdue" else { throw Refusal.notFound }
    let asked = AskedPeriod(request, today: site.office.clock.today)
    let rows = try await site.office.perform(
      ReadCoverageRows(
        area: try context.area(), duty: try context.number("duty"),
        state: state, period: asked.period.span,
        offset: query["offset"].flatMap { Int($0) } ?? 0),
      as: context.actor)
    return try site.answer(
      CoverageRowsPage(
        rows, period: asked.period,
        frame: site.frame("进度", for: context.account, in: .coverage)))
  }

  private func page(
    _ area: AreaCode?, _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let asked = AskedPeriod(request, today: site.office.clock.today)
    let coverage = try await site.office.perform(
      ReadCoverage(area: area, period: asked.period.span),
      as: context.actor)
    var page = CoveragePage(
      coverage, period: asked.period, problem: asked.problem,
      frame: site.frame("进度", for: context.account, in: .coverage))
    let code = coverage.area.code
    page.solved = SolvedPart(
      try await site.office.perform(
        ReadMatterNumbers(area: code, period: asked.period.span),
        as: context.actor),
      done: coverage.duties.reduce(0) { $0 + $1.total[.done] },
      isShared: coverage.isOfOneOffice,
      listPath: Self.matters(of: code, for: context.actor))
    page.risks = RisksPart(
      try await site.office.perform(
        ReadRisks(area: code), as: context.actor),
      coverage, period: asked.period,
      seesPeople: context.actor.may(.readHousehold)
        && code.level.rawValue >= AreaLevel.county.rawValue)
    return try site.answer(page)
  }
}

extension CoverageEndpoint {
  /// Where the lists of matters of an area are; nil for who may not see
  /// them, and above counties.
  private static func matters(
    of area: AreaCode, for actor: Actor
  ) -> ((MatterList) -> String)? {
    guard actor.may(.readMatters),
      area.level.rawValue >= AreaLevel.county.rawValue
    else { return nil }
    return { list in
      "\(Route.matters.path())?list=\(list.rawValue)&area=\(area)"
    }
  }
}

/// The period that an address names; this year where it names none.
struct AskedPeriod {
  let period: Period
  /// What could not be read, in words.
  let problem: String?

  init(_ request: Request, today: Day) {
    let query = request.uri.queryParameters
    let (from, to) = (query["from"] ?? "", query["to"] ?? "")
    let year = Period(yearOf: today)
    if !from.isEmpty || !to.isEmpty {
      let own = Period(from: String(from), to: String(to))
      period = own ?? year
      problem =
        own == nil ? "起止日期要都填写，开始不晚于结束，不超过五年。现在显示的是本年。" : nil
      return
    }
    let named = query["period"].flatMap { Period(String($0)) }
    period = named ?? year
    let isUnread = named == nil && query["period"]?.isEmpty == false
    problem = isUnread ? "没有读懂这个期间，现在显示的是本年。" : nil
  }
}

extension SignedInContext {
  /// The area in the path.
  ///
  /// - Throws: `Refusal.notFound` where it is no code.
  func area() throws -> AreaCode {
    guard let area = AreaCode(try number("area")) else {
      throw Refusal.notFound
    }
    return area
  }
}
