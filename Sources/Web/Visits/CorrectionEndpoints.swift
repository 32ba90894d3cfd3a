import Hummingbird
import Operations

/// Correcting a visit on record.
struct CorrectionEndpoints {
  let site: Site

  func form(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let target = try target(context)
    let form = try await site.office.perform(
      target.preparation(), as: context.actor)
    guard let draft = form.correcting else { throw Refusal.notFound }
    return try site.answer(
      VisitFormPage(
        form, entry: VisitEntry(correcting: draft, in: form), why: "",
        action: target.action, complaint: nil,
        frame: site.frame("", for: context.account)))
  }

  func correct(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let target = try target(context)
    let fields = context.form
    do {
      let draft = try VisitEntry(fields, household: target.household)
        .readWithNumber()
      let visit = try await site.office.perform(
        CorrectVisit(
          try context.number("visit"), by: draft,
          why: fields[VisitField.why] ?? ""), as: context.actor)
      return site.saved(visit: visit.number, of: visit.household)
    } catch {
      return try await FormReturn(site: site).again(
        target, fields, for: context.account, because: error,
        logger: context.logger)
    }
  }

  private func target(_ context: SignedInContext) throws -> VisitTarget {
    VisitTarget(
      household: try context.number("household"),
      correcting: try context.number("visit"))
  }
}
