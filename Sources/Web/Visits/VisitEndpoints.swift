import Hummingbird
import Operations

/// Recording a visit.
struct VisitEndpoints {
  let site: Site

  func form(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let target = VisitTarget(household: try context.number("household"))
    let form = try await site.office.perform(
      target.preparation(), as: context.actor)
    return try site.answer(
      VisitFormPage(
        form, entry: VisitEntry(new: form), why: "", action: target.action,
        complaint: nil, frame: site.frame("", for: context.account)))
  }

  func record(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let target = VisitTarget(household: try context.number("household"))
    do {
      let draft = try VisitEntry(context.form, household: target.household)
        .readWithNumber()
      let visit = try await site.office.perform(
        RecordVisit(draft), as: context.actor)
      return site.saved(visit: visit.number, of: visit.household)
    } catch {
      return try await FormReturn(site: site).again(
        target, context.form, for: context.account, because: error,
        logger: context.logger)
    }
  }
}

extension VisitEntry {
  /// Reads it; a form that came without its number is sent back with one.
  func readWithNumber() throws(Refusal) -> VisitDraft {
    guard Identifier.isValid(id) else {
      throw .invalid([
        FieldProblem(VisitField.id, "表单的编号丢失了，已重新生成。请检查后再保存一次。")
      ])
    }
    return try read()
  }
}
