import Hummingbird
import Operations

/// 安全核查 and first visits.
struct SafetyCheckEndpoints {
  let site: Site

  func page(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await page(context, typed: nil, status: .ok)
  }

  func close(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let id = try context.number("check")
    do {
      try await site.office.perform(
        CloseSafetyCheck(
          id, words: context.form.trimmed(CloseSafetyCheck.field)),
        as: context.actor)
      return site.redirect(to: Route.safetyCheck.path(id))
    } catch let refusal as Refusal where refusal.isBesideForm {
      return try await page(
        context, typed: TypedForm("close", context.form, refusal),
        status: refusal.status)
    }
  }

  private func page(
    _ context: SignedInContext, typed: TypedForm?,
    status: HTTPResponse.Status
  ) async throws -> Response {
    let view = try await site.office.perform(
      ReadSafetyCheck(try context.number("check")), as: context.actor)
    return try site.answer(
      SafetyCheckPage(
        view, mayRecord: context.actor.may(.recordVisit), typed: typed,
        frame: site.frame("", for: context.account, in: .inbox)),
      status: status)
  }
}
