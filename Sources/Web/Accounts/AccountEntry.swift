import Casework
import Hummingbird
import Operations

/// The fields of the forms about accounts.
enum AccountField {
  static let login = "login"
  static let worker = "worker"
  static let role = "role"
  static let area = "area"
  static let state = "state"
  static let begin = "q"
  static let after = "after"
}

/// A new account as it was typed.
struct AccountEntry {
  var login = ""
  var worker = ""
  var role = ""
  var area = ""

  init() {}

  init(_ form: FormFields) {
    login = form[AccountField.login]?.trimmed ?? ""
    worker = form[AccountField.worker]?.trimmed ?? ""
    role = form[AccountField.role] ?? ""
    area = form[AccountField.area]?.trimmed ?? ""
  }

  /// - Throws: `Refusal.invalid`.
  func read() throws(Refusal) -> IssueAccount {
    let role = AccountRole(rawValue: role)
    let area = AreaCode(area)
    guard let role, let area else {
      throw .invalid(
        [
          role == nil ? FieldProblem(AccountField.role, "请选一个角色") : nil,
          area == nil
            ? FieldProblem(AccountField.area, "请填辖区代码：省2位、市4位、县6位、乡9位、村12位")
            : nil,
        ].compactMap(\.self))
    }
    return IssueAccount(
      login: login, workerNumber: worker, role: role, area: area)
  }
}

/// Which accounts are shown, as the address has it.
struct AccountFilter {
  var begin = ""
  var role = ""
  var area = ""
  var state = ""
  var after = ""

  init(_ request: Request) {
    func value(_ name: String) -> String {
      request.uri.queryParameters[name[...]].map {
        PercentEncoding.decode(Array($0.utf8)[...], plusIsBlank: true)
          .trimmed
      } ?? ""
    }
    begin = value(AccountField.begin)
    role = value(AccountField.role)
    area = value(AccountField.area)
    state = value(AccountField.state)
    after = value(AccountField.after)
  }

  /// - Throws: `Refusal.invalid` for a code that is none.
  func query() throws(Refusal) -> ListAccounts {
    var query = ListAccounts()
    query.begin = begin
    query.role = AccountRole(rawValue: role)
    query.state = AccountState(rawValue: state)
    query.after = after
    if !area.isEmpty {
      guard let code = AreaCode(area) else {
        throw .invalid([
          FieldProblem(AccountField.area, "辖区代码应是2、4、6、9或12位数字")
        ])
      }
      query.area = code
    }
    return query
  }

  /// The address of what follows.
  func path(after login: String) -> String {
    Route.accounts.path() + "?"
      + [
        (AccountField.begin, begin), (AccountField.role, role),
        (AccountField.area, area), (AccountField.state, state),
        (AccountField.after, login),
      ].filter { !$0.1.isEmpty }
      .map { "\($0.0)=\(PercentEncoding.encode($0.1))" }
      .joined(separator: "&")
  }
}

extension String {
  /// Without blanks around it.
  fileprivate var trimmed: String {
    let blank: (Character) -> Bool = { $0.isWhitespace }
    let rest = drop(while: blank)
    guard let last = rest.lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(rest[...last])
  }
}
