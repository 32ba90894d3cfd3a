import Hummingbird
import Operations

/// Signing in and out.
struct SessionEndpoints {
  let site: Site
  let pages: SignInPages
  let forms: FormReturn

  init(_ site: Site) {
    self.site = site
    pages = SignInPages(site: site)
    forms = FormReturn(site: site)
  }

  func home(_ request: Request, _ context: SignedInContext) -> Response {
    site.redirect(to: Section.first(for: context.account).route.path())
  }

  func form(_ request: Request, _ context: WebContext) throws -> Response {
    context.account == nil
      ? try pages.plain() : site.redirect(to: Route.today.path())
  }

  func signIn(
    _ request: Request, _ context: WebContext
  ) async throws -> Response {
    let form = context.form ?? FormFields()
    let interrupted = Interrupted(postedBack: form)
    do {
      let token = try await site.office.perform(
        SignIn(login: form["login"] ?? "", password: form["password"] ?? ""),
        as: .stranger)
      var response = try await answer(interrupted, token, context)
      site.cookie.set(token, on: &response)
      return response
    } catch let refusal as Refusal where refusal.isAboutSigningIn {
      return try pages.refused(
        refusal, login: form["login"] ?? "", interrupted)
    }
  }

  func signOut(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await site.office.perform(SignOut(context.token), as: context.actor)
    var response = site.redirect(to: Route.session.path())
    site.cookie.clear(on: &response)
    return response
  }

  /// Back to what was interrupted: the form filled in as it was, or the page.
  private func answer(
    _ interrupted: Interrupted, _ token: SessionToken, _ context: WebContext
  ) async throws -> Response {
    guard !interrupted.fields.isEmpty,
      let account = try await site.office.perform(
        OpenSession(token), as: .stranger)
    else { return site.redirect(to: interrupted.page) }
    do {
      return try await forms.filled(
        interrupted, for: account, logger: context.logger)
    } catch is Refusal {
      // Signed in as somebody to whom the form is not open.
      return site.redirect(to: Route.today.path())
    }
  }
}

extension Refusal {
  fileprivate var isAboutSigningIn: Bool {
    switch self {
    case .wrongPassword, .locked, .busy, .invalid: true
    default: false
    }
  }
}
