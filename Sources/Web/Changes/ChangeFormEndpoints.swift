import Hummingbird
import Operations

/// Asking for a change of facts.
struct ChangeFormEndpoints {
  let site: Site

  func form(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    guard let target = ChangeTarget(path: request.uri.path) else {
      throw Refusal.notFound
    }
    let form = try await prepare(target, for: context.account)
    return try site.answer(
      ChangeFormPage(
        form, target, typed: nil, isOvertaken: false, complaint: nil,
        frame: site.frame("", for: context.account)))
  }

  func make(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    guard let target = ChangeTarget(path: request.uri.path) else {
      throw Refusal.notFound
    }
    do {
      let change = try await site.office.perform(
        SubmitChange(ChangeEntry(context.form, target)), as: context.actor)
      return site.redirect(to: Self.path(after: change))
    } catch {
      let complaint = Complaint(error, in: context.logger)
      if complaint.status == .notFound { throw error }
      return try await page(
        target, context.form, for: context.account, complaint: complaint,
        isOvertaken: error as? Refusal == .factsChanged,
        status: complaint.status)
    }
  }

  /// The form filled in as it was sent.
  func page(
    _ target: ChangeTarget, _ fields: FormFields, for account: SignedIn,
    complaint: Complaint?, isOvertaken: Bool = false,
    status: HTTPResponse.Status
  ) async throws -> Response {
    let form = try await prepare(target, for: account)
    var typed = ChangeEntry(fields, target)
    if !Identifier.isValid(typed.id) { typed.id = form.id }
    return try site.answer(
      ChangeFormPage(
        form, target, typed: typed, isOvertaken: isOvertaken,
        complaint: complaint, frame: site.frame("", for: account)),
      status: status)
  }

  private func prepare(
    _ target: ChangeTarget, for account: SignedIn
  ) async throws -> ChangeForm {
    try await site.office.perform(
      PrepareChange(
        target.kind, household: target.household, person: target.person),
      as: .account(account))
  }

  /// Where one goes after a change: to the household, else to the change.
  private static func path(after change: SubmittedChange) -> String {
    change.household.isEmpty
      ? Route.change.path(change.id)
      : Route.household.path(change.household) + "?changed="
        + PercentEncoding.encode(change.id)
  }
}
