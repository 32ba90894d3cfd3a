import Casework
import Hummingbird
import Operations

/// The explanation of a row of the ledger.
struct ExplanationEndpoint {
  let site: Site

  func page(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    guard let from = Day(try context.number("from")) else {
      throw Refusal.notFound
    }
    let query = request.uri.queryParameters
    let (asOf, knownAt) = (query["asOf"] ?? "", query["knownAt"] ?? "")
    let (day, known) = (Day(asOf), Day(knownAt))
    var explain = ExplainDuty(
      duty: try context.number("duty"), unit: try context.number("unit"),
      from: from)
    explain.asOf = day
    explain.knownAt = known.map(Moment.init(endOf:))
    let isUnread =
      (!asOf.isEmpty && day == nil) || (!knownAt.isEmpty && known == nil)
    let answer: ExplainDuty.Answer
    var problem = isUnread ? "日期没有读懂，请按 2026-03-01 的样子填写。" : nil
    do {
      answer = try await site.office.perform(explain, as: context.actor)
    } catch Refusal.notFound where day != nil {
      explain.asOf = nil
      answer = try await site.office.perform(explain, as: context.actor)
      problem = "按那一天判定，还没有这一期。现在显示的是按今天判定的结果。"
    }
    return try site.answer(
      ExplanationPage(
        answer, problem: problem,
        frame: site.frame("说明", for: context.account, in: .coverage)))
  }
}
