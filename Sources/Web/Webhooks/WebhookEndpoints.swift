import Hummingbird
import Operations

/// 通知转发: where notices are passed on to, and what did not get there.
struct WebhookEndpoints {
  let site: Site

  func list(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let offset = request.uri.queryParameters["offset"].flatMap { Int($0) }
    return try await list(
      context, offset: offset ?? 0, typed: nil, status: .ok)
  }

  func add(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try context.require(.manageWebhooks)
    let form = context.form
    do {
      try await site.office.perform(
        AddWebhook(
          id: form["id"] ?? "", title: form.trimmed(AddWebhook.titleField),
          address: form.trimmed(AddWebhook.addressField),
          secret: form.trimmed(AddWebhook.secretField)), as: context.actor)
      return site.redirect(to: Route.webhooks.path())
    } catch let refusal as Refusal where refusal.isBesideForm {
      return try await list(
        context, offset: 0, typed: TypedForm("webhook", form, refusal),
        status: refusal.status)
    }
  }

  func end(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await site.office.perform(
      EndWebhook(try context.number("webhook")), as: context.actor)
    return site.redirect(to: Route.webhooks.path())
  }

  func retry(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await site.office.perform(
      RetryDelivery(
        notice: try context.number("notice"),
        webhook: try context.number("webhook")), as: context.actor)
    return site.redirect(to: Route.webhooks.path())
  }

  private func list(
    _ context: SignedInContext, offset: Int, typed: TypedForm?,
    status: HTTPResponse.Status
  ) async throws -> Response {
    let page = try await site.office.perform(
      ReadWebhooks(offset: offset), as: context.actor)
    return try site.answer(
      WebhooksPage(
        page, form: Identifier.make(at: site.office.clock.now()),
        typed: typed,
        frame: site.officeFrame("通知转发", for: context.account)),
      status: status)
  }
}
