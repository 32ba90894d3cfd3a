import Casework
import Hummingbird
import Operations

/// 账号: the accounts one looks after.
struct AccountEndpoints {
  let site: Site

  /// What has just been done.
  enum Done: String {
    case locked, unlocked, ended, code

    var words: String {
      switch self {
      case .locked: "账号已锁定，它的登录都已结束。"
      case .unlocked: "账号已解锁，可以登录。"
      case .ended: "这个账号的登录都已结束。"
      case .code: "动态口令已重设，它的登录都已结束。系统管理员下次登录时要重新启用。"
      }
    }
  }

  private static let doneName = "done"

  func list(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let filter = AccountFilter(request)
    var page: AccountPage?
    var problem: FieldProblem?
    do {
      page = try await site.office.perform(
        try filter.query(), as: context.actor)
    } catch Refusal.invalid(let problems) {
      problem = problems.first
    } catch Refusal.notFound {
      problem = FieldProblem(AccountField.area, "这个辖区不归您管理")
    }
    return try site.answer(
      AccountsPage(
        page, filter, problem: problem,
        today: site.office.clock.instant.day,
        frame: site.frame("账号", for: context.account, in: .office)),
      status: problem == nil ? .ok : .unprocessableContent)
  }

  func page(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let done = request.uri.queryParameters[Self.doneName[...]]
      .flatMap { Done(rawValue: String($0)) }
    return try await page(context, notice: done?.words)
  }

  func form(
    _ request: Request, _ context: SignedInContext
  ) throws -> Response {
    guard context.actor.may(.manageAccounts) else {
      throw Refusal.notPermitted
    }
    return try site.answer(form(context, AccountEntry(), complaint: nil))
  }

  func add(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let entry = AccountEntry(context.form)
    do {
      // Whoever may not is told so before the form is read.
      guard context.actor.may(.manageAccounts) else {
        throw Refusal.notPermitted
      }
      let account = try entry.read()
      let password = try await site.office.perform(
        account, as: context.actor)
      return try issued(
        password, "账号已建好", entry.login.lowercased(), context)
    } catch let refusal as Refusal where refusal.status != .notFound {
      return try site.answer(
        form(context, entry, complaint: Complaint(refusal)),
        status: refusal.status)
    }
  }

  func resetPassword(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let login = try context.number("login")
    return try await changed(context) {
      let password = try await site.office.perform(
        ResetPassword(login: login), as: context.actor)
      return try issued(password, "密码已重设", login, context)
    }
  }

  func lock(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await change(context, .locked) { login in
      try await site.office.perform(
        LockAccount(login: login), as: context.actor)
    }
  }

  func unlock(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await change(context, .unlocked) { login in
      try await site.office.perform(
        UnlockAccount(login: login), as: context.actor)
    }
  }

  func endSessions(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await change(context, .ended) { login in
      try await site.office.perform(
        EndAccountSessions(login: login), as: context.actor)
    }
  }

  func resetCode(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await change(context, .code) { login in
      try await site.office.perform(
        ResetSecondFactor(login: login), as: context.actor)
    }
  }

  private func change(
    _ context: SignedInContext, _ done: Done,
    _ work: (String) async throws -> Void
  ) async throws -> Response {
    let login = try context.number("login")
    return try await changed(context) {
      try await work(login)
      return site.redirect(
        to: Route.account.path(login) + "?\(Self.doneName)=\(done.rawValue)")
    }
  }

  /// What is refused in words is shown on the account's own page.
  private func changed(
    _ context: SignedInContext, _ work: () async throws -> Response
  ) async throws -> Response {
    do {
      return try await work()
    } catch Refusal.invalid(let problems) {
      return try await page(
        context, error: problems.first?.words, status: .unprocessableContent)
    }
  }

  private func page(
    _ context: SignedInContext, notice: String? = nil, error: String? = nil,
    status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let view = try await site.office.perform(
      ReadAccount(login: try context.number("login")), as: context.actor)
    return try site.answer(
      AccountDetailPage(
        view, isOwn: view.login == context.account.login, notice: notice,
        error: error, today: site.office.clock.instant.day,
        frame: site.frame("", for: context.account, in: .office)),
      status: status)
  }

  /// Answered at once and not by way of a redirect: the password is shown
  /// here and nowhere else.
  private func issued(
    _ password: OneTimePassword, _ title: String, _ login: String,
    _ context: SignedInContext
  ) throws -> Response {
    try site.answer(
      IssuedPage(
        password, title: title, login: login,
        frame: site.frame(title, for: context.account, in: .office)))
  }

  private func form(
    _ context: SignedInContext, _ entry: AccountEntry, complaint: Complaint?
  ) -> AccountFormPage {
    AccountFormPage(
      entry, complaint: complaint,
      frame: site.frame("", for: context.account, in: .office))
  }
}
