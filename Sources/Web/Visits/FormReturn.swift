import Hummingbird
import Logging
import Operations

/// Gives a form of a visit back, filled in as it was sent: after a refusal,
/// a fault, or a session that had ended.
struct FormReturn {
  let site: Site

  /// Whether a path is one that forms of visits are sent to.
  static func isForm(_ path: String) -> Bool {
    target(path) != nil || ChangeTarget(path: path) != nil
  }

  /// The form that was being sent when the session had ended.
  ///
  /// - Throws: `Refusal.notFound` where it is none of ours.
  func filled(
    _ interrupted: Interrupted, for account: SignedIn, logger: Logger
  ) async throws -> Response {
    if let target = ChangeTarget(path: interrupted.path) {
      return try await ChangeFormEndpoints(site: site).page(
        target, interrupted.fields, for: account, complaint: nil, status: .ok)
    }
    guard let target = Self.target(interrupted.path) else {
      throw Refusal.notFound
    }
    return try await page(
      target, interrupted.fields, for: account, complaint: nil, status: .ok)
  }

  /// The same form with what was wrong with it.
  func again(
    _ target: VisitTarget, _ fields: FormFields, for account: SignedIn,
    because error: any Error, logger: Logger
  ) async throws -> Response {
    let refusal = error as? Refusal
    if let refusal, refusal.status == .notFound { throw refusal }
    let complaint =
      refusal.map(Complaint.init)
      ?? Complaint(Fault(error, in: logger))
    return try await page(
      target, fields, for: account, complaint: complaint,
      status: refusal?.status ?? .internalServerError)
  }

  private func page(
    _ target: VisitTarget, _ fields: FormFields, for account: SignedIn,
    complaint: Complaint?, status: HTTPResponse.Status
  ) async throws -> Response {
    let form = try await site.office.perform(
      target.preparation(day: fields[VisitField.day]), as: .account(account))
    var entry = VisitEntry(fields, household: target.household)
    if !Identifier.isValid(entry.id) { entry.id = form.id }
    var page = VisitFormPage(
      form, entry: entry, why: fields[VisitField.why] ?? "",
      action: target.action, complaint: complaint,
      frame: site.frame("", for: account))
    page.isTouched = true
    return try site.answer(page, status: status)
  }

  private static func target(_ path: String) -> VisitTarget? {
    if let numbers = Route.visits.numbers(in: path), numbers.count == 1 {
      return VisitTarget(household: numbers[0])
    }
    if let numbers = Route.correction.numbers(in: path), numbers.count == 2 {
      return VisitTarget(household: numbers[0], correcting: numbers[1])
    }
    return nil
  }
}
