import Hummingbird
import Operations

/// 我的账号.
struct OwnAccountEndpoints {
  let site: Site

  /// What has just been done.
  enum Done: String {
    case password, session, others, enrolled
    case removedCode = "code"

    var words: String {
      switch self {
      case .password: "密码已修改。其他地方的登录都已结束，需要用新密码重新登录。"
      case .session: "那一处登录已结束。"
      case .others: "其他地方的登录都已结束。"
      case .enrolled: "动态口令已启用。下次登录时，输完密码还要输入手机上的六位数字。"
      case .removedCode: "动态口令已停用。"
      }
    }
  }

  private static let doneName = "done"

  static func path(done: Done) -> String {
    Route.ownAccount.path() + "?\(doneName)=\(done.rawValue)"
  }

  func page(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let view = try await site.office.perform(
      ReadOwnAccount(), as: context.actor)
    let done = request.uri.queryParameters[Self.doneName[...]]
      .flatMap { Done(rawValue: String($0)) }
    return try site.answer(
      OwnAccountPage(
        view, notice: done?.words,
        frame: site.frame("我的账号", for: context.account)))
  }

  func endSession(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await site.office.perform(
      EndOwnSession(try context.number("session")), as: context.actor)
    return site.redirect(to: Self.path(done: .session))
  }

  func endOthers(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await site.office.perform(EndOtherSessions(), as: context.actor)
    return site.redirect(to: Self.path(done: .others))
  }

  func passwordForm(
    _ request: Request, _ context: SignedInContext
  ) throws -> Response {
    try site.answer(passwordPage(context, complaint: nil))
  }

  func changePassword(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let form = context.form
    let new = form[PasswordField.new] ?? ""
    do {
      guard new == form[PasswordField.again] ?? "" else {
        throw Refusal.invalid([
          FieldProblem(PasswordField.again, "两次输入的新密码不一样")
        ])
      }
      try await site.office.perform(
        ChangePassword(
          present: form[PasswordField.present] ?? "", new: new),
        as: context.actor)
    } catch let refusal as Refusal where refusal.status != .notFound {
      return try site.answer(
        passwordPage(context, complaint: Complaint(refusal)),
        status: refusal.status)
    }
    return site.redirect(
      to: context.account.owes == nil
        ? Self.path(done: .password) : Route.home.path())
  }

  private func passwordPage(
    _ context: SignedInContext, complaint: Complaint?
  ) -> PasswordPage {
    PasswordPage(
      context.account, complaint: complaint,
      frame: site.frame("", for: context.account))
  }
}

/// The fields of the form of a new password.
enum PasswordField {
  static let present = "present"
  static let new = "new"
  static let again = "again"
}
