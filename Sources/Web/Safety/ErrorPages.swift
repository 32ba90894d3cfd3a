import Hummingbird
import Operations

/// Turns whatever goes wrong into a page that says what to do. It stands
/// inside the headers, or its pages would be without them, and it reads the
/// form first, so that it can hand it back.
struct ErrorPages: RouterMiddleware {
  let site: Site

  func handle(
    _ request: Request, context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    do {
      if request.method != .get && request.method != .head {
        context.form = try await form(of: request)
      }
      return try await next(request, context)
    } catch {
      // Without a database nobody can be told who he is.
      if StorageTrouble(error) == nil {
        context.account = await account(of: request)
      }
      return try page(for: error, request, context)
    }
  }

  /// Who asks: what stands inside this has found it out for itself alone.
  private func account(of request: Request) async -> SignedIn? {
    guard let token = site.cookie.token(of: request) else { return nil }
    return try? await site.office.perform(OpenSession(token), as: .stranger)
  }

  private func form(of request: Request) async throws -> FormFields? {
    // Files are read by who takes them, once it is known who sends them.
    if UploadReader.takes(request) { return nil }
    let declared = request.headers[.contentLength].flatMap { Int($0) } ?? 0
    guard declared <= WebContext.largestForm else {
      throw WebRefusal.tooLarge
    }
    let body = try await request.body.collect(upTo: WebContext.largestForm)
    let type = request.headers[.contentType]?.lowercased() ?? ""
    guard
      body.readableBytes == 0
        || type.hasPrefix("application/x-www-form-urlencoded")
    else { throw WebRefusal.notAForm }
    return FormFields(urlEncoded: body.readableBytesView)
  }

  private func page(
    for error: any Error, _ request: Request, _ context: WebContext
  ) throws -> Response {
    switch error {
    case Refusal.notSignedIn:
      return try SignInPages(site: site).asked(
        by: interrupted(request, context))
    case Refusal.codeNeeded:
      return site.redirect(to: CodeEndpoints.path(backTo: request.uri.path))
    case let refusal as Refusal:
      return try message(
        refusal.title, refusal.pageWords, refusal.status, context,
        retry: refusal.status == .notFound
          ? nil : retry(request, context))
    case let refusal as WebRefusal:
      return try message(
        refusal.title, refusal.words, refusal.status, context)
    case let error as any HTTPResponseError:
      return try answer(error.status, context)
    default:
      let fault = Fault(error, in: context.logger)
      return try message(
        "没有完成", fault.words, fault.status, context, reference: fault.reference,
        retry: retry(request, context))
    }
  }

  /// What the framework refuses.
  private func answer(
    _ status: HTTPResponse.Status, _ context: WebContext
  ) throws -> Response {
    switch status {
    case .notFound, .methodNotAllowed:
      try message(
        Refusal.notFound.title, Refusal.notFound.words, .notFound, context)
    case .contentTooLarge:
      try message(
        WebRefusal.tooLarge.title, WebRefusal.tooLarge.words, status, context)
    default:
      try message(
        "没有读懂", "这个请求没有读懂。请从本系统的页面重新操作。", status, context)
    }
  }

  private func message(
    _ title: String, _ words: String, _ status: HTTPResponse.Status,
    _ context: WebContext, reference: String? = nil,
    retry: MessagePage.Retry? = nil
  ) throws -> Response {
    try site.answer(
      MessagePage(
        frame: site.frame(title, for: context.account), words: words,
        reference: reference,
        retry: retry, onward: Route.today.path()), status: status)
  }

  private func interrupted(
    _ request: Request, _ context: WebContext
  ) -> Interrupted {
    Interrupted(
      path: request.method == .get
        ? request.uri.string : request.uri.path,
      fields: FormReturn.isForm(request.uri.path)
        ? context.form ?? FormFields() : FormFields())
  }

  private func retry(
    _ request: Request, _ context: WebContext
  ) -> MessagePage.Retry? {
    guard let form = context.form, !form.isEmpty,
      FormReturn.isForm(request.uri.path)
    else { return nil }
    return MessagePage.Retry(path: request.uri.path, kept: form.kept())
  }
}
