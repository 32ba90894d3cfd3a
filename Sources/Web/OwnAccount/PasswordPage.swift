import Operations

/// Changes one's own password; a one-time password must be changed before
/// anything else.
package struct PasswordPage: Page {
  package static let template = "password"

  package var frame: Frame
  package var title: String
  package var why: String
  package var action: String
  package var errors: ErrorSummary?
  /// Nil where it was typed a moment ago.
  package var present: InputPart?
  package var new: InputPart
  package var again: InputPart
  /// Back to the account; nil where it is not open yet.
  package var ownPath: String?
  /// For programs that keep passwords.
  package var login: String

  init(_ account: SignedIn, complaint: Complaint?, frame: Frame) {
    let isOwed = account.owes == .newPassword
    title = isOwed ? "设置自己的密码" : "修改密码"
    self.frame = frame
    self.frame.title = (complaint == nil ? "" : "需要修改：") + title
    why =
      isOwed
      ? "您用的是系统管理员给的一次性密码。请先换成只有自己知道的密码，再继续。"
      : "改好以后，其他地方的登录都会结束。"
    action = Route.ownPassword.path()
    login = account.login
    errors = complaint.map {
      ErrorSummary(
        $0,
        targets: [
          PasswordField.present, PasswordField.new, PasswordField.again,
        ].map { ($0, $0) })
    }
    let fields = FieldBuilder(problems: complaint?.problems ?? [])
    present =
      isOwed
      ? nil
      : fields.password(
        PasswordField.present, label: "现在的密码",
        autocomplete: "current-password")
    new = fields.password(
      PasswordField.new, label: "新密码",
      help: "至少8个字，不要含有账号。可以用一句好记的话，也可以有中文和空格。",
      autocomplete: "new-password")
    again = fields.password(
      PasswordField.again, label: "再输一次新密码", autocomplete: "new-password")
    ownPath = isOwed ? nil : Route.ownAccount.path()
  }

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "title": .text(\.title),
    "why": .text(\.why),
    "action": .text(\.action),
    "errors": .part(\.errors),
    "present": .part(\.present),
    "new": .part(\.new),
    "again": .part(\.again),
    "ownPath": .text(\.ownPath),
    "login": .text(\.login),
  ]
}

extension FieldBuilder {
  /// What was typed is never handed back.
  fileprivate func password(
    _ name: String, label: String, help: String? = nil, autocomplete: String
  ) -> InputPart {
    input(
      name, id: name, label: label, value: "", help: help, type: "password",
      isRequired: true, autocomplete: autocomplete)
  }
}
