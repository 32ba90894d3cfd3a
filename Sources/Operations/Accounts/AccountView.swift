package import Casework
import Records

/// How an account stands.
package enum AccountState: String, Sendable, CaseIterable {
  case open = "正常"
  case mustChange = "待改初始密码"
  case waiting = "多次输错，暂时锁定"
  case blocked = "已锁定"
  case ended = "岗位已结束，停用"

  var query: AccountQuery.State {
    switch self {
    case .open: .open
    case .mustChange: .mustChange
    case .waiting: .waiting
    case .blocked: .blocked
    case .ended: .ended
    }
  }
}

/// An account as those who look after it see it.
package struct AccountView: Sendable, Hashable {
  package let login: String
  /// Of the worker; empty for none.
  package let name: String
  /// 工号; empty for none.
  package let worker: String
  package let role: String
  package let area: AreaCode
  /// Names from the province down.
  package let areaNames: [String]
  package let state: AccountState
  package let created: Moment
  /// Of the session last used; nil where none lasts.
  package let seen: Moment?
  package let sessions: Int
  package let hasSecondFactor: Bool

  init(
    _ line: AccountLine, _ names: NameReader, at now: Moment, on today: Day
  ) throws {
    let account = line.account
    login = account.login
    name = line.name
    worker = account.worker
    role = account.role
    area = account.area
    areaNames = try names.path(account.area)
    state =
      if account.isBlocked {
        .blocked
      } else if let last = account.lastDay,
        today > last
      { .ended } else if account.lockedUntil > now {
        .waiting
      } else if account.mustChange { .mustChange } else { .open }
    created = line.created
    seen = line.seen
    sessions = Int(line.sessions)
    hasSecondFactor = line.hasSecondFactor
  }
}

/// Some accounts, and whether there are more behind them.
package struct AccountPage: Sendable, Hashable {
  package let accounts: [AccountView]
  package let hasMore: Bool
}
