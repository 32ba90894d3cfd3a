import Hummingbird
import Operations

/// Changes that wait, and decisions on them.
struct ChangeEndpoints {
  let site: Site

  func list(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let lists = try await site.office.perform(
      ReadChanges(), as: context.actor)
    return try site.answer(
      ChangesPage(
        lists, frame: site.frame("资料变更", for: context.account, in: .office)))
  }

  func page(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await page(context, complaint: nil, status: .ok)
  }

  func decide(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let form = context.form
    let isApproval = form["verdict"] == "approve"
    do {
      let change = try await site.office.perform(
        DecideChange(
          try context.number("change"),
          isApproval
            ? .approve(base: form["base"] ?? "")
            : .sendBack(reason: form["reason"] ?? "")), as: context.actor)
      return site.redirect(to: Route.change.path(change.id))
    } catch let refusal as Refusal where refusal.status != .notFound {
      return try await page(
        context, complaint: Complaint(refusal), status: refusal.status)
    }
  }

  func withdraw(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let id = try context.number("change")
    do {
      try await site.office.perform(WithdrawChange(id), as: context.actor)
      return site.redirect(to: Route.change.path(id))
    } catch Refusal.alreadyDecided {
      return try await page(
        context, complaint: Complaint(Refusal.alreadyDecided),
        status: .conflict)
    }
  }

  private func page(
    _ context: SignedInContext, complaint: Complaint?,
    status: HTTPResponse.Status
  ) async throws -> Response {
    let view = try await site.office.perform(
      ReadChange(try context.number("change")), as: context.actor)
    return try site.answer(
      ChangePage(
        view, reason: context.form["reason"] ?? "", complaint: complaint,
        frame: site.frame("", for: context.account, in: .office)),
      status: status)
  }
}
