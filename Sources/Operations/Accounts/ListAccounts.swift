package import Casework
import Records

/// Accounts of the area one looks after, by login.
package struct ListAccounts: Query {
  package static let permission = Permission.manageAccounts
  package static let action = AuditAction.listAccounts

  /// The beginning of a login or a 工号; empty for any.
  package var begin = ""
  package var role: AccountRole?
  /// Within the one looked after.
  package var area: AreaCode?
  package var state: AccountState?
  /// The login after which to go on; empty for the beginning.
  package var after = ""
  package var limit = 50

  package init() {}

  package func perform(in context: OperationContext) throws -> AccountPage {
    var query = AccountQuery(limit: min(max(1, limit), 200) + 1)
    query.area = try area(for: context.actor)
    query.role = role?.rawValue
    query.state = state?.query
    query.begin = Login.normal(begin)
    query.after = after
    let now = context.office.clock.instant
    query.today = context.today
    var lines = try AccountList(context.connection, at: now).lines(query)
    let hasMore = lines.count == query.limit
    if hasMore { lines.removeLast() }
    let names = NameReader(context.connection)
    return AccountPage(
      accounts: try lines.map {
        try AccountView($0, names, at: now, on: context.today)
      },
      hasMore: hasMore)
  }

  /// An area outside one's own shows nothing that is not one's own.
  private func area(for actor: Actor) throws -> AreaCode? {
    guard case .account(let account) = actor else { return area }
    guard let area else { return account.area }
    guard account.area.contains(area) else { throw Refusal.notFound }
    return area
  }
}

/// One account, to be looked after.
package struct ReadAccount: Query {
  package static let permission = Permission.manageAccounts
  package static let action = AuditAction.readAccount

  package var login: String

  package init(login: String) { self.login = login }

  /// - Throws: `Refusal.notFound`.
  package func perform(in context: OperationContext) throws -> AccountView {
    let account = try context.managed(account: login)
    let now = context.office.clock.instant
    let list = AccountList(context.connection, at: now)
    guard let line = try list.line(login: account.login) else {
      throw Refusal.notFound
    }
    return try AccountView(
      line, NameReader(context.connection), at: now, on: context.today)
  }
}
