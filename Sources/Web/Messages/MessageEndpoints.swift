import Hummingbird
import Operations

/// 联系人和转告 of a household.
struct MessageEndpoints {
  let site: Site

  func page(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await page(context, typed: nil, status: .ok)
  }

  func send(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let household = try context.number("household")
    let form = context.form
    do {
      try await site.office.perform(
        SendMessage(
          household, form: form["id"] ?? "",
          to: form.all(SendMessage.officeField),
          text: form.trimmed(SendMessage.textField)), as: context.actor)
      return site.redirect(to: Route.messages.path(household))
    } catch let refusal as Refusal where refusal.isBesideForm {
      return try await page(
        context, typed: TypedForm("message", form, refusal),
        status: refusal.status)
    }
  }

  private func page(
    _ context: SignedInContext, typed: TypedForm?,
    status: HTTPResponse.Status
  ) async throws -> Response {
    let page = try await site.office.perform(
      ReadMessages(try context.number("household")), as: context.actor)
    return try site.answer(
      MessagesPage(
        page, typed: typed,
        frame: site.frame("", for: context.account, in: .people)),
      status: status)
  }
}
