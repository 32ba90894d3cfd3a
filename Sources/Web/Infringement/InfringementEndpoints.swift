import Hummingbird
import Operations

/// What is on record of an infringement that a matter is about.
struct InfringementEndpoints {
  let site: Site

  func page(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let view = try await site.office.perform(
      ReadInfringement(try context.number("matter")), as: context.actor)
    let isSaved = request.uri.queryParameters["saved"] != nil
    return try site.answer(
      InfringementPage(
        view, isSaved: isSaved,
        frame: site.frame("", for: context.account, in: .matters)))
  }

  func form(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let matter = try context.number("matter")
    let form = try await site.office.perform(
      PrepareInfringement(matter), as: context.actor)
    return try site.answer(
      ChangeFormPage(
        form, at: place(matter), typed: nil, complaint: nil,
        isOvertaken: false, frame: site.frame("", for: context.account)))
  }

  func record(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let matter = try context.number("matter")
    let entry = ShortEntry(context.form)
    do {
      try await site.office.perform(
        RecordInfringement(matter, entry), as: context.actor)
      return site.redirect(to: Route.infringement.path(matter) + "?saved=1")
    } catch {
      if let refusal = error as? Refusal, refusal.status == .notFound {
        throw refusal
      }
      let form = try await site.office.perform(
        PrepareInfringement(matter), as: context.actor)
      return try site.refused(
        form, at: place(matter), entry, error, for: context)
    }
  }

  private func place(_ matter: String) -> ShortFormPlace {
    ShortFormPlace(
      action: Route.infringementForm.path(matter),
      backPath: Route.matter.path(matter), backTitle: "返回事项")
  }
}
