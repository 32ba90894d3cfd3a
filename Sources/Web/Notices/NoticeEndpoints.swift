import Hummingbird
import Operations

/// 待办: notices, and answers to them.
struct NoticeEndpoints {
  let site: Site

  func inbox(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let query = request.uri.queryParameters
    let list = query["list"].flatMap { ReadInbox.List(rawValue: String($0)) }
    let offset = query["offset"].flatMap { Int($0) }
    let page = try await site.office.perform(
      ReadInbox(list ?? .waiting, offset: offset ?? 0), as: context.actor)
    return try site.answer(
      InboxPage(
        page, frame: site.frame("待办", for: context.account, in: .inbox)))
  }

  func page(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await page(context, typed: nil, status: .ok)
  }

  func acknowledge(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await answer(context, NoticePage.acknowledgement) { id, form in
      try await site.office.perform(
        AcknowledgeNotice(
          id, form: form["id"] ?? "", text: form[NoticeReply.field] ?? ""),
        as: context.actor)
    }
  }

  func reply(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await answer(context, NoticePage.reply) { id, form in
      try await site.office.perform(
        ReplyToNotice(
          id, form: form["id"] ?? "", text: form[NoticeReply.field] ?? ""),
        as: context.actor)
    }
  }

  private func answer(
    _ context: SignedInContext, _ name: String,
    _ work: (String, FormFields) async throws -> Void
  ) async throws -> Response {
    let id = try context.number("notice")
    do {
      try await work(id, context.form)
      return site.redirect(to: Route.notice.path(id))
    } catch let refusal as Refusal where refusal.isBesideForm {
      return try await page(
        context, typed: TypedForm(name, context.form, refusal),
        status: refusal.status)
    }
  }

  private func page(
    _ context: SignedInContext, typed: TypedForm?,
    status: HTTPResponse.Status
  ) async throws -> Response {
    let view = try await site.office.perform(
      ReadNotice(try context.number("notice")), as: context.actor)
    return try site.answer(
      NoticePage(
        view, form: Identifier.make(at: site.office.clock.now()),
        typed: typed,
        frame: site.frame("", for: context.account, in: .inbox)),
      status: status)
  }
}
