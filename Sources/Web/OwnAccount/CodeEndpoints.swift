import Hummingbird
import Operations

/// The second factor: giving a code, and putting a secret in force.
struct CodeEndpoints {
  let site: Site

  /// Where a code is asked for, to go on to a page of ours afterwards.
  static func path(backTo path: String) -> String {
    Route.sessionCode.path() + "?\(Interrupted.pathName)="
      + PercentEncoding.encode(path)
  }

  /// In the place of the page after the password.
  func asked(
    for account: SignedIn, _ interrupted: Interrupted
  ) throws -> Response {
    try site.answer(page(account, interrupted, complaint: nil))
  }

  func form(
    _ request: Request, _ context: SignedInContext
  ) throws -> Response {
    let wanted = Interrupted(path: wantedPath(request))
    // Who has no secret yet begins with one.
    guard context.account.hasSecondFactor else {
      return site.redirect(
        to: Route.ownCode.path() + "?\(Interrupted.pathName)="
          + PercentEncoding.encode(wanted.path))
    }
    return try asked(for: context.account, wanted)
  }

  func give(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let interrupted = Interrupted(postedBack: context.form)
    do {
      try await site.office.perform(
        ProveCode(context.form[CodeField.code] ?? ""), as: context.actor)
    } catch let refusal as Refusal where refusal.status != .notFound {
      return try site.answer(
        page(context.account, interrupted, complaint: Complaint(refusal)),
        status: refusal.status)
    }
    let account = try await site.office.perform(
      OpenSession(context.token), as: .stranger)
    guard !interrupted.fields.isEmpty, let account, account.owes == nil else {
      return site.redirect(to: interrupted.page(for: account))
    }
    do {
      return try await FormReturn(site: site).filled(
        interrupted, for: account, logger: context.logger)
    } catch is Refusal {
      return site.redirect(to: Route.home.path())
    }
  }

  func enrolForm(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let secret = try await site.office.perform(
      PrepareEnrolment(), as: context.actor)
    return try site.answer(
      EnrolPage(
        secret, context.account, Interrupted(path: wantedPath(request)),
        complaint: nil, frame: site.frame("", for: context.account)))
  }

  func enrol(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let interrupted = Interrupted(postedBack: context.form)
    guard let secret = CodeSecret(context.form[CodeField.secret] ?? "") else {
      return site.redirect(to: Route.ownCode.path())
    }
    do {
      try await site.office.perform(
        EnrolSecondFactor(secret, code: context.form[CodeField.code] ?? ""),
        as: context.actor)
    } catch Refusal.invalid(let problems) {
      let refusal = Refusal.invalid(problems)
      return try site.answer(
        EnrolPage(
          secret, context.account, interrupted,
          complaint: Complaint(refusal),
          frame: site.frame("", for: context.account)),
        status: refusal.status)
    }
    return site.redirect(
      to: interrupted.path.isEmpty
        ? OwnAccountEndpoints.path(done: .enrolled) : interrupted.page)
  }

  func remove(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    do {
      try await site.office.perform(RemoveSecondFactor(), as: context.actor)
    } catch Refusal.codeNeeded {
      return site.redirect(to: Self.path(backTo: Route.ownAccount.path()))
    }
    return site.redirect(to: OwnAccountEndpoints.path(done: .removedCode))
  }

  private func wantedPath(_ request: Request) -> String {
    request.uri.queryParameters[Interrupted.pathName[...]]
      .map { PercentEncoding.decode($0) } ?? ""
  }

  private func page(
    _ account: SignedIn, _ interrupted: Interrupted, complaint: Complaint?
  ) -> CodePage {
    CodePage(
      account, interrupted, complaint: complaint,
      frame: site.frame("", for: account))
  }
}

/// The fields of these forms.
enum CodeField {
  static let code = "code"
  static let secret = "secret"
}
