import Casework
import Hummingbird
import Operations

/// Numbers for another day under way, or what came of it.
enum JudgedWork: Sendable {
  case running
  case done(Coverage, Period)
  case failed(Fault)
}

/// 进度 on another day: worked out beside the request.
struct OtherDayEndpoints {
  let site: Site

  func start(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let area = try context.area()
    let fields = context.form
    let (from, to) = (fields["from"] ?? "", fields["to"] ?? "")
    let period =
      Period(from: from, to: to) ?? Period(yearOf: site.office.clock.today)
    let typed = fields["knownAt"] ?? ""
    let knownAt = Day(typed)
    guard let asOf = Day(fields["asOf"] ?? ""), asOf.date.year >= 2000,
      asOf <= site.office.clock.today, typed.isEmpty || knownAt != nil
    else {
      return try await refused(area, period, fields, context)
    }
    // Refused here already where it may not be seen.
    _ = try await site.office.perform(
      ReadCoverage(area: area, period: period.span), as: context.actor)
    let id = Identifier.make(at: site.office.clock.now())
    let (site, actor, logger) = (site, context.actor, context.logger)
    let desk = site.judged
    await desk.add(id, of: context.account, .running)
    let judge = JudgeCoverage(
      area: area, period: period.span, asOf: asOf,
      knownAt: knownAt.map(Moment.init(endOf:)))
    Task {
      do {
        let coverage = try await site.office.perform(judge, as: actor)
        await desk.set(id, .done(coverage, period))
      } catch {
        await desk.set(id, .failed(Fault(error, in: logger)))
      }
    }
    // A village's is ready at once.
    for _ in 1...10 {
      guard case .running = try await desk.find(id, of: context.account)
      else { break }
      try await Task.sleep(for: .milliseconds(100))
    }
    return site.redirect(
      to: Route.coverageJudged.path(area.description, id))
  }

  func result(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let area = try context.area()
    let id = try context.number("report")
    var frame = site.frame("进度", for: context.account, in: .coverage)
    switch try await site.judged.find(id, of: context.account) {
    case .running:
      frame.refresh = "2"
      return try site.answer(
        WaitPage(
          frame: frame, crumbs: [], words: "正在计算", progress: nil,
          path: Route.coverageJudged.path(area.description, id)))
    case .done(let coverage, let period):
      guard coverage.area.code == area else { throw Refusal.notFound }
      return try site.answer(
        CoveragePage(judged: coverage, period: period, frame: frame))
    case .failed(let fault):
      return try site.answer(
        fault, frame: frame, onward: Route.coverage.path(),
        onwardWords: "返回进度")
    }
  }

  private func refused(
    _ area: AreaCode, _ period: Period, _ fields: FormFields,
    _ context: SignedInContext
  ) async throws -> Response {
    let coverage = try await site.office.perform(
      ReadCoverage(area: area, period: period.span), as: context.actor)
    var page = CoveragePage(
      coverage, period: period, problem: nil,
      frame: site.frame("进度", for: context.account, in: .coverage))
    page.otherDay?.asOf = fields["asOf"] ?? ""
    page.otherDay?.knownAt = fields["knownAt"] ?? ""
    page.otherDay?.error = "日期要是2000年以来、不晚于今天的一天。"
    return try site.answer(page, status: .unprocessableContent)
  }
}

extension Moment {
  /// A day alone means its end.
  init(endOf day: Day) {
    self.init(seconds: Moment(day, hour: 23, minute: 59).seconds + 59)
  }
}
