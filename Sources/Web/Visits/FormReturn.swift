import Hummingbird
import Logging
import Operations

/// Gives a form back, filled in as it was sent: after a refusal, a fault, or
/// a session that had ended. Forms of visits and changes come back as they
/// are, others as they were sent, to be sent once more.
struct FormReturn {
  let site: Site

  /// Whether what is typed is kept for a path.
  static func isForm(_ path: String) -> Bool {
    target(path) != nil || ChangeTarget(path: path) != nil || isLong(path)
  }

  /// Whether it takes a form in which somebody has written down what he has
  /// found or done.
  private static func isLong(_ path: String) -> Bool {
    long.contains { $0.route.numbers(in: path) != nil }
  }

  private static let long: [Endpoint] = [
    .openMatter, .recordMatterStep, .escalateMatter, .rectifyMatter,
    .referMatter, .stepReferral, .reportIncident, .stepIncident,
    .closeSafetyCheck, .replyToNotice, .sendMessage, .recordCare,
    .raiseWarning, .stepWarning, .recordRound,
    .recordActivity, .correctActivity, .recordPayments,
  ]

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
      guard Self.isLong(interrupted.path) else { throw Refusal.notFound }
      return try site.answer(
        MessagePage(
          frame: site.frame("还没有保存", for: account),
          words: "提交的时候登录已经过期，刚才填写的还没有保存。",
          retry: MessagePage.Retry(
            path: interrupted.path, kept: interrupted.fields.kept()),
          onward: Route.today.path()))
    }
    return try await page(
      target, interrupted.fields, for: account, complaint: nil, status: .ok)
  }

  /// The same form with what was wrong with it.
  func again(
    _ target: VisitTarget, _ fields: FormFields, for account: SignedIn,
    because error: any Error, logger: Logger
  ) async throws -> Response {
    let complaint = Complaint(error, in: logger)
    if complaint.status == .notFound { throw error }
    return try await page(
      target, fields, for: account, complaint: complaint,
      status: complaint.status)
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
