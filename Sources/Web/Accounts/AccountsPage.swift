import Casework
import Operations

/// 账号: who may sign in, to be narrowed down.
package struct AccountsPage: Page {
  package static let template = "accounts"

  package var frame: Frame
  package var officePath: String
  package var newPath: String
  package var action: String
  package var begin: InputPart
  package var area: InputPart
  package var role: SelectPart
  package var state: SelectPart
  package var accounts: [AccountCard]
  package var isEmpty: Bool
  package var morePath: String?

  init(
    _ page: AccountPage?, _ filter: AccountFilter, problem: FieldProblem?,
    today: Day, frame: Frame
  ) {
    self.frame = frame
    officePath = Route.office.path()
    newPath = Route.newAccount.path()
    action = Route.accounts.path()
    let fields = FieldBuilder(problems: problem.map { [$0] } ?? [])
    begin = fields.input(
      AccountField.begin, id: "begin", label: "账号或工号开头",
      value: filter.begin, autocomplete: "off")
    area = fields.input(
      AccountField.area, id: "area", label: "辖区代码", value: filter.area,
      inputMode: "numeric", autocomplete: "off")
    role = SelectPart(
      id: "role", name: AccountField.role, label: "角色",
      options: Self.options(
        AccountRole.allCases.map(\.rawValue), chosen: filter.role))
    state = SelectPart(
      id: "state", name: AccountField.state, label: "状态",
      options: Self.options(
        AccountState.allCases.map(\.rawValue), chosen: filter.state))
    accounts = (page?.accounts ?? []).map { AccountCard($0, today: today) }
    isEmpty = page.map { $0.accounts.isEmpty } ?? false
    morePath = page.flatMap { page in
      page.hasMore
        ? page.accounts.last.map { filter.path(after: $0.login) } : nil
    }
  }

  private static func options(
    _ words: [String], chosen: String
  ) -> [SelectPart.Option] {
    [SelectPart.Option("", "全部", isChosen: chosen.isEmpty)]
      + words.map { .init($0, $0, isChosen: $0 == chosen) }
  }

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "officePath": .text(\.officePath),
    "newPath": .text(\.newPath),
    "action": .text(\.action),
    "begin": .part(\.begin),
    "area": .part(\.area),
    "role": .part(\.role),
    "state": .part(\.state),
    "accounts": .list(\.accounts),
    "isEmpty": .flag(\.isEmpty),
    "morePath": .text(\.morePath),
  ]
}

/// An account in the list.
package struct AccountCard: PagePart {
  package var path: String
  package var login: String
  /// Name and 工号 of the worker; nil for none.
  package var name: String?
  package var role: String
  package var area: String
  package var mark: AccountMark
  package var seen: String

  init(_ view: AccountView, today: Day) {
    path = Route.account.path(view.login)
    login = view.login
    name = view.worker.isEmpty ? nil : "\(view.name) \(view.worker)"
    role = view.role
    area = view.areaNames.joined(separator: " ")
    mark = AccountMark(view.state)
    seen =
      view.seen.map { "最近使用 " + ChineseDays.time($0, today: today) } ?? "没有登录"
  }

  package static let fields: [String: PageField<Self>] = [
    "path": .text(\.path),
    "login": .text(\.login),
    "name": .text(\.name),
    "role": .text(\.role),
    "area": .text(\.area),
    "mark": .part(\.mark),
    "seen": .text(\.seen),
  ]
}

/// The state of an account as word, shape and colour.
package struct AccountMark: PagePart {
  package var tone: String
  package var shape: String
  package var words: String

  init(_ state: AccountState) {
    words = state.rawValue
    (tone, shape) =
      switch state {
      case .open: ("none", "✓")
      case .mustChange: ("soon", "◆")
      case .waiting: ("soon", "■")
      case .blocked, .ended: ("late", "✕")
      }
  }

  package static let fields: [String: PageField<Self>] = [
    "tone": .text(\.tone),
    "shape": .text(\.shape),
    "words": .text(\.words),
  ]
}
