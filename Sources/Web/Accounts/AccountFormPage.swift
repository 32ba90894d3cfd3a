import Operations

/// Makes an account.
package struct AccountFormPage: Page {
  package static let template = "account-form"

  package var frame: Frame
  package var accountsPath: String
  package var action: String
  package var errors: ErrorSummary?
  package var role: SelectPart
  package var area: InputPart
  package var worker: InputPart
  package var login: InputPart

  init(_ entry: AccountEntry, complaint: Complaint?, frame: Frame) {
    self.frame = frame
    self.frame.title = (complaint == nil ? "" : "需要修改：") + "新建账号"
    accountsPath = Route.accounts.path()
    action = Route.accounts.path()
    let names = [
      AccountField.role, AccountField.area, AccountField.worker,
      AccountField.login,
    ]
    errors = complaint.map {
      ErrorSummary($0, targets: names.map { ($0, $0) })
    }
    let fields = FieldBuilder(problems: complaint?.problems ?? [])
    role = SelectPart(
      id: AccountField.role, name: AccountField.role, label: "角色",
      error: fields.error(AccountField.role),
      options: [.init("", "请选择", isChosen: entry.role.isEmpty)]
        + AccountRole.allCases.map {
          .init(
            $0.rawValue, $0.rawValue, isChosen: $0.rawValue == entry.role)
        })
    area = fields.input(
      AccountField.area, id: AccountField.area, label: "辖区代码",
      value: entry.area, help: "省2位、市4位、县6位、乡9位、村12位数字。",
      inputMode: "numeric", isRequired: true, autocomplete: "off")
    worker = fields.input(
      AccountField.worker, id: AccountField.worker, label: "工号",
      value: entry.worker, help: "本人登记的岗位要和角色、辖区相符。审计员、系统管理员可以不填。",
      autocomplete: "off")
    login = fields.input(
      AccountField.login, id: AccountField.login, label: "账号",
      value: entry.login, help: "登录时输入的名字，3至32个小写字母、数字、点、横线或下划线。",
      isRequired: true, autocomplete: "off")
  }

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "accountsPath": .text(\.accountsPath),
    "action": .text(\.action),
    "errors": .part(\.errors),
    "role": .part(\.role),
    "area": .part(\.area),
    "worker": .part(\.worker),
    "login": .part(\.login),
  ]
}
