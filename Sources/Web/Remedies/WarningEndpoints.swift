import Casework
import Hummingbird
import Operations

/// Warnings of poverty.
struct WarningEndpoints {
  let site: Site

  func list(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let query = request.uri.queryParameters
    let list = query["list"].flatMap {
      WarningList(rawValue: String($0))
    }
    let view = try await site.office.perform(
      ReadWarnings(
        list ?? .open, offset: query["offset"].flatMap { Int($0) } ?? 0),
      as: context.actor)
    return try site.answer(
      WarningsPage(
        view, frame: site.officeFrame("返贫致贫预警", for: context.account)))
  }

  func page(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await page(context, typed: nil, status: .ok)
  }

  func step(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let id = try context.number("warning")
    let form = context.form
    guard let kind = WarningStepKind(word: form["step"] ?? "") else {
      throw Refusal.notFound
    }
    do {
      try await site.office.perform(
        RecordWarningStep(
          WarningStepEntry(
            id: form["id"] ?? "", warning: id, kind: kind, seen: form.seen,
            values: form.values("words", "day", "class"))),
        as: context.actor)
      return site.redirect(to: Route.warning.path(id))
    } catch let refusal as Refusal where refusal.isBesideForm {
      return try await page(
        context, typed: TypedForm(WarningPage.name(kind), form, refusal),
        status: refusal.status)
    }
  }

  private func page(
    _ context: SignedInContext, typed: TypedForm?,
    status: HTTPResponse.Status
  ) async throws -> Response {
    let view = try await site.office.perform(
      ReadWarning(try context.number("warning")), as: context.actor)
    let office = site.office
    return try site.answer(
      WarningPage(
        view, typed: typed,
        frame: site.officeFrame(view.line.title, for: context.account)
      ) { Identifier.make(at: office.clock.now()) }, status: status)
  }

  func form(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await form(context, typed: nil, status: .ok)
  }

  func raise(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let form = context.form
    do {
      let id = try await site.office.perform(
        RaiseWarning(
          WarningEntry(
            id: form["id"] ?? "", household: try context.number("household"),
            values: form.values("sign", "words"))), as: context.actor)
      return site.redirect(
        to: context.actor.may(.readWarnings)
          ? Route.warning.path(id)
          : Route.household.path(try context.number("household")))
    } catch let refusal as Refusal where refusal.isBesideForm {
      return try await self.form(
        context,
        typed: TypedForm(WarningFormPage.name, form, refusal),
        status: refusal.status)
    }
  }

  private func form(
    _ context: SignedInContext, typed: TypedForm?,
    status: HTTPResponse.Status
  ) async throws -> Response {
    let form = try await site.office.perform(
      PrepareWarning(try context.number("household")), as: context.actor)
    return try site.answer(
      WarningFormPage(
        form, typed: typed, today: site.office.clock.today,
        frame: site.frame(
          "返贫致贫预警", for: context.account, in: .people)),
      status: status)
  }
}
