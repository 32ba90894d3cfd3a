import Operations

/// Asks for a code: after the password, or anew before what takes more than
/// a session left open.
package struct CodePage: Page {
  package static let template = "code"

  package var frame: Frame
  package var why: String
  package var action: String
  package var errors: ErrorSummary?
  package var code: InputPart
  package var kept: [KeptField]

  init(
    _ account: SignedIn, _ interrupted: Interrupted, complaint: Complaint?,
    frame: Frame
  ) {
    self.frame = frame
    self.frame.title =
      complaint == nil ? "输入动态口令" : "需要修改：输入动态口令"
    why =
      account.owes == .code
      ? "密码正确。请再输入手机验证器上显示的六位数字。"
      : "这一步涉及较多个人信息，请再输入一次手机验证器上显示的六位数字。十分钟内不再询问。"
    action = Route.sessionCode.path()
    errors = complaint.map {
      ErrorSummary($0, targets: [(CodeField.code, "code")])
    }
    code = FieldBuilder(problems: complaint?.problems ?? []).code()
    kept = interrupted.kept
  }

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "why": .text(\.why),
    "action": .text(\.action),
    "errors": .part(\.errors),
    "code": .part(\.code),
    "kept": .list(\.kept),
  ]
}

extension FieldBuilder {
  func code() -> InputPart {
    input(
      CodeField.code, id: "code", label: "动态口令", value: "",
      help: "六位数字，每半分钟换一组，每组只能用一次。", inputMode: "numeric",
      isRequired: true, autocomplete: "one-time-code")
  }
}
