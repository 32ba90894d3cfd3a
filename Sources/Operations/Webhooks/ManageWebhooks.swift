package import Casework
package import Database
import Foundation
import Records

/// A webhook as its page shows it; the secret is never shown again.
package struct WebhookLine: Sendable, Hashable {
  package var id: String
  package var title: String
  package var address: String
  package var area: String
  package var addedAt: Moment
  package var endedAt: Moment?
  package var waiting: Int
  package var delivered: Int
  package var givenUp: Int
}

/// A delivery that was given up.
package struct DeadLetter: Sendable, Hashable {
  package var notice: String
  package var webhook: String
  package var title: String
  package var createdAt: Moment
  package var givenUpAt: Moment?
  package var error: String
}

/// Where notices are passed on to, and what did not get there.
package struct ReadWebhooks: Query {
  package static let permission = Permission.manageWebhooks
  package static let action = AuditAction.readWebhooks

  package var offset: Int
  package static let pageLength = 30

  package init(offset: Int = 0) { self.offset = max(0, offset) }

  package struct Page: Sendable, Hashable {
    package var hooks: [WebhookLine]
    package var dead: [DeadLetter]
    package var deadCount: Int
    package var offset: Int
    package var today: Day
  }

  package func perform(in context: OperationContext) throws -> Page {
    let outbox = OutboxStore(context.connection)
    let names = NameReader(context.connection)
    let rows = try WebhookStore(context.connection)
      .all(in: try context.keptArea())
    let hooks = try rows.map { row in
      let counts = try outbox.counts(of: row.id)
      return WebhookLine(
        id: row.id, title: row.title, address: row.address,
        area: try names.area(row.area), addedAt: row.addedAt,
        endedAt: row.endedAt, waiting: counts[.waiting] ?? 0,
        delivered: counts[.delivered] ?? 0, givenUp: counts[.givenUp] ?? 0)
    }
    let dead = try outbox.givenUp(
      of: rows.map(\.id), offset: offset, limit: Self.pageLength)
    return Page(
      hooks: hooks,
      dead: dead.map { letter in
        DeadLetter(
          notice: letter.notice, webhook: letter.webhook,
          title: rows.first { $0.id == letter.webhook }?.title ?? "",
          createdAt: letter.createdAt, givenUpAt: letter.finishedAt,
          error: letter.lastError)
      }, deadCount: hooks.reduce(0) { $0 + $1.givenUp }, offset: offset,
      today: context.today)
  }
}

/// Passes notices of one's area on to an address from now on.
package struct AddWebhook: Operation {
  package static let permission = Permission.manageWebhooks
  package static let reach = WriteReach.aside
  package static let action = AuditAction.addWebhook

  package static let titleField = "title"
  package static let addressField = "address"
  package static let secretField = "secret"
  package static let shortestSecret = 16

  /// Of the form: the same sent twice is one webhook.
  package var id: String
  package var title: String
  package var address: String
  package var secret: String

  package init(id: String, title: String, address: String, secret: String) {
    self.id = id
    self.title = title
    self.address = address
    self.secret = secret
  }

  /// - Throws: `Refusal.invalid`.
  package func perform(in context: OperationContext) throws {
    try check()
    let store = WebhookStore(context.connection)
    if try store.find(id) != nil {
      context.isRepeated = true
      return
    }
    let area = try context.keptArea()
    let vault = try context.vault()
    try store.insert(
      WebhookRow(
        id: id, area: area, title: title, address: address,
        secret: try vault.seal(secret), addedAt: context.now,
        addedBy: context.actor.name), keyID: vault.keyID)
    try context.audit(
      county: area.countyKey, subject: id, detail: address)
  }

  private func check() throws(Refusal) {
    var problems: [FieldProblem] = []
    if !Identifier.isValid(id) {
      problems.append(FieldProblem("id", "表单编号不对，请重新打开页面填写"))
    }
    if title.isEmpty || title.count > 40 {
      problems.append(FieldProblem(Self.titleField, "请写明用途，不超过40字"))
    }
    if !Self.isAddress(address) {
      problems.append(
        FieldProblem(
          Self.addressField, "请填完整的网址，以 https:// 或 http:// 开头，不带账号密码"))
    }
    let isPlain = secret.unicodeScalars.allSatisfy {
      (0x21...0x7E).contains($0.value)
    }
    if !(Self.shortestSecret...200).contains(secret.count) || !isPlain {
      problems.append(
        FieldProblem(
          Self.secretField,
          "密钥要\(Self.shortestSecret)到200个字母、数字或符号，不含空格"))
    }
    if !problems.isEmpty { throw .invalid(problems) }
  }

  private static func isAddress(_ text: String) -> Bool {
    guard text.utf8.count <= 300,
      text.unicodeScalars.allSatisfy({ (0x21...0x7E).contains($0.value) }),
      let parts = URLComponents(string: text),
      let scheme = parts.scheme?.lowercased(),
      ["http", "https"].contains(scheme),
      let host = parts.host, !host.isEmpty,
      parts.user == nil, parts.password == nil, parts.fragment == nil
    else { return false }
    return true
  }
}

/// Passes nothing more on to an address.
package struct EndWebhook: Operation {
  package static let permission = Permission.manageWebhooks
  package static let reach = WriteReach.aside
  package static let action = AuditAction.endWebhook

  package var id: String

  package init(_ id: String) { self.id = id }

  /// - Throws: `Refusal.notFound`.
  package func perform(in context: OperationContext) throws {
    let hook = try context.see(webhook: id)
    if hook.endedAt != nil {
      context.isRepeated = true
      return
    }
    try WebhookStore(context.connection).end(
      id, at: context.now, by: context.actor.name)
    try context.audit(county: hook.area.countyKey, subject: id)
  }
}

/// Sends once more what was given up: the same id, the same body.
package struct RetryDelivery: Operation {
  package static let permission = Permission.manageWebhooks
  package static let reach = WriteReach.aside
  package static let action = AuditAction.retryDelivery

  package var notice: String
  package var webhook: String

  package init(notice: String, webhook: String) {
    self.notice = notice
    self.webhook = webhook
  }

  /// - Throws: `Refusal.notFound`, also where the webhook has ended.
  package func perform(in context: OperationContext) throws {
    let hook = try context.see(webhook: webhook)
    let store = OutboxStore(context.connection)
    guard hook.endedAt == nil,
      let delivery = try store.find(notice: notice, webhook: webhook)
    else { throw Refusal.notFound }
    guard delivery.state == .givenUp else {
      context.isRepeated = true
      return
    }
    try store.again(delivery, at: context.office.clock.instant)
    try context.audit(
      county: delivery.county, subject: notice, detail: webhook)
  }
}

extension OperationContext {
  /// The area whose webhooks whoever asks looks after.
  ///
  /// - Throws: `Refusal.notFound`.
  fileprivate func keptArea() throws -> AreaCode {
    guard case .account(let account) = actor else { throw Refusal.notFound }
    return account.area
  }

  /// - Throws: `Refusal.notFound`, for unknown and for another's alike.
  fileprivate func see(webhook id: String) throws -> WebhookRow {
    guard let hook = try WebhookStore(connection).find(id),
      try keptArea().contains(hook.area)
    else { throw Refusal.notFound }
    return hook
  }
}
