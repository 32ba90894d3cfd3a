import Operations

/// A new secret to put on a phone, and the code that shows that it is there.
package struct EnrolPage: Page {
  package static let template = "enrol"

  package var frame: Frame
  package var why: String
  package var action: String
  package var errors: ErrorSummary?
  /// For the form.
  package var secret: String
  /// To be typed.
  package var groups: String
  package var uri: String
  /// The same for the camera of a phone; nil where it cannot be drawn.
  package var picture: Markup?
  package var login: String
  package var code: InputPart
  package var kept: [KeptField]
  /// Back to the account; nil where it is not open yet.
  package var ownPath: String?

  init(
    _ secret: CodeSecret, _ account: SignedIn, _ interrupted: Interrupted,
    complaint: Complaint?, frame: Frame
  ) {
    self.frame = frame
    self.frame.title =
      complaint == nil ? "启用动态口令" : "需要修改：启用动态口令"
    why =
      account.role.needsSecondFactor
      ? "\(account.role.rawValue)登录时，除密码外还要输入手机上的动态口令。"
      : "启用后，登录时除密码外还要输入手机上的动态口令；批量导出也要用它。"
    action = Route.ownCode.path()
    errors = complaint.map {
      ErrorSummary($0, targets: [(CodeField.code, "code")])
    }
    self.secret = secret.text
    groups = secret.groups
    uri = secret.uri(for: account.login)
    picture = QRPicture.draw(uri, label: "动态口令的二维码")
    login = account.login
    code = FieldBuilder(problems: complaint?.problems ?? []).code()
    kept = interrupted.kept
    ownPath = account.owes == nil ? Route.ownAccount.path() : nil
  }

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "why": .text(\.why),
    "action": .text(\.action),
    "errors": .part(\.errors),
    "secret": .text(\.secret),
    "groups": .text(\.groups),
    "uri": .text(\.uri),
    "picture": .markup(\.picture),
    "login": .text(\.login),
    "code": .part(\.code),
    "kept": .list(\.kept),
    "ownPath": .text(\.ownPath),
  ]
}
