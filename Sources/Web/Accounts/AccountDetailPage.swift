import Casework
import Operations

/// An account, and what can be done with it.
package struct AccountDetailPage: Page {
  package static let template = "account"

  package var frame: Frame
  package var accountsPath: String
  package var notice: String?
  package var error: String?
  package var login: String
  package var name: String?
  package var mark: AccountMark
  package var facts: [FactPart]
  /// Leads to one's own page; nil for others' accounts.
  package var ownPath: String?
  package var actions: [AccountAction]

  init(
    _ view: AccountView, isOwn: Bool, notice: String?, error: String?,
    today: Day, frame: Frame
  ) {
    self.frame = frame
    self.frame.title = "账号 \(view.login)"
    accountsPath = Route.accounts.path()
    self.notice = notice
    self.error = error
    login = view.login
    name = view.name.isEmpty ? nil : view.name
    mark = AccountMark(view.state)
    facts = [
      ("角色", view.role), ("辖区", view.areaNames.joined(separator: " ")),
      ("辖区代码", view.area.description), ("工号", view.worker),
      ("动态口令", view.hasSecondFactor ? "已启用" : "未启用"),
      (
        "登录",
        view.sessions == 0
          ? "没有"
          : "\(view.sessions)处"
            + (view.seen.map {
              "，最近使用 " + ChineseDays.time($0, today: today)
            } ?? "")
      ),
      ("建立", ChineseDays.short(view.created.day, today: today)),
    ].filter { !$0.1.isEmpty }.map { FactPart(name: $0.0, value: $0.1) }
    ownPath = isOwn ? Route.ownAccount.path() : nil
    actions = isOwn ? [] : Self.actions(view)
  }

  private static func actions(_ view: AccountView) -> [AccountAction] {
    let login = view.login
    var actions = [
      AccountAction(
        title: "重设密码",
        words: "给一个一次性密码，登录后必须马上换成自己的密码。现有登录都会结束。",
        button: "重设密码", path: Route.accountPassword.path(login))
    ]
    let lock = AccountAction(
      title: "锁定账号", words: "人员离岗或账号可能被人冒用时锁定。锁定后不能登录，现有登录都会结束。",
      button: "锁定", path: Route.accountLock.path(login))
    let unlock = AccountAction(
      title: "解锁账号",
      words: view.state == .blocked || view.state == .ended
        ? "解锁后可以用原来的密码登录。" : "不必等锁定时间过去，马上可以再登录。",
      button: "解锁", path: Route.accountLockEnd.path(login))
    switch view.state {
    case .open, .mustChange: actions.append(lock)
    case .waiting: actions += [unlock, lock]
    case .blocked, .ended: actions.append(unlock)
    }
    if view.sessions > 0 {
      actions.append(
        AccountAction(
          title: "结束登录", words: "这个账号在所有设备上的登录都会结束，可以用密码再登录。",
          button: "结束全部登录", path: Route.accountSessionsEnd.path(login)))
    }
    if view.hasSecondFactor {
      actions.append(
        AccountAction(
          title: "重设动态口令", words: "手机丢失时用。先当面或打电话确认是本人。",
          button: "重设动态口令", path: Route.accountCodeEnd.path(login)))
    }
    return actions
  }

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "accountsPath": .text(\.accountsPath),
    "notice": .text(\.notice),
    "error": .text(\.error),
    "login": .text(\.login),
    "name": .text(\.name),
    "mark": .part(\.mark),
    "facts": .list(\.facts),
    "ownPath": .text(\.ownPath),
    "actions": .list(\.actions),
  ]
}

/// Something that can be done with an account.
package struct AccountAction: PagePart {
  package var title: String
  package var words: String
  package var button: String
  package var path: String

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "words": .text(\.words),
    "button": .text(\.button),
    "path": .text(\.path),
  ]
}
