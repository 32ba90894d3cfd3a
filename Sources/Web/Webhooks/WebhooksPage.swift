import Casework
import Operations

/// 通知转发, for the system administrator.
package struct WebhooksPage: Page {
  package static let template = "webhooks"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var errors: ErrorSummary?
  package var hooks: [Hook]
  package var hasHooks: Bool
  package var dead: [Dead]
  package var hasDead: Bool
  package var pager: PagerPart?
  package var action: String
  package var id: String
  package var title: InputPart
  package var address: InputPart
  package var secret: InputPart

  package struct Hook: PagePart {
    package var title: String
    package var address: String
    package var words: String
    package var counts: String
    package var isEnded: Bool
    package var endPath: String?

    package static let fields: [String: PageField<Self>] = [
      "title": .text(\.title),
      "address": .text(\.address),
      "words": .text(\.words),
      "counts": .text(\.counts),
      "isEnded": .flag(\.isEnded),
      "endPath": .text(\.endPath),
    ]
  }

  /// What was given up.
  package struct Dead: PagePart {
    package var title: String
    package var words: String
    package var notice: String
    package var error: String
    package var retryPath: String

    package static let fields: [String: PageField<Self>] = [
      "title": .text(\.title),
      "words": .text(\.words),
      "notice": .text(\.notice),
      "error": .text(\.error),
      "retryPath": .text(\.retryPath),
    ]
  }

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "errors": .part(\.errors),
    "hooks": .list(\.hooks),
    "hasHooks": .flag(\.hasHooks),
    "dead": .list(\.dead),
    "hasDead": .flag(\.hasDead),
    "pager": .part(\.pager),
    "action": .text(\.action),
    "id": .text(\.id),
    "title": .part(\.title),
    "address": .part(\.address),
    "secret": .part(\.secret),
  ]
}

extension WebhooksPage {
  /// - Parameter form: a fresh number for the form.
  init(
    _ page: ReadWebhooks.Page, form: String, typed: TypedForm?, frame: Frame
  ) {
    self.frame = frame
    crumbs = [.office]
    errors = TypedForm.summary(typed)
    hooks = page.hooks.map { hook in
      let since = ChineseDays.time(hook.addedAt, today: page.today)
      let ended = hook.endedAt.map {
        "，\(ChineseDays.time($0, today: page.today))停用"
      }
      return Hook(
        title: hook.title, address: hook.address,
        words: "\(hook.area) · \(since)起" + (ended ?? ""),
        counts: "已送达 \(hook.delivered)，等待 \(hook.waiting)，"
          + "没有送到 \(hook.givenUp)",
        isEnded: hook.endedAt != nil,
        endPath: hook.endedAt == nil ? Route.webhookEnd.path(hook.id) : nil)
    }
    hasHooks = !hooks.isEmpty
    dead = page.dead.map { letter in
      let time = letter.givenUpAt.map {
        "\(ChineseDays.time($0, today: page.today))停止重试"
      }
      return Dead(
        title: letter.title,
        words: "\(ChineseDays.time(letter.createdAt, today: page.today))的通知"
          + (time.map { "，" + $0 } ?? ""),
        notice: letter.notice, error: letter.error,
        retryPath: Route.deliveryRetry.path(letter.webhook, letter.notice))
    }
    hasDead = !dead.isEmpty
    pager = PagerPart(
      offset: page.offset, shown: page.dead.count, total: page.deadCount,
      limit: ReadWebhooks.pageLength, unit: "件"
    ) { Route.webhooks.path() + ($0 == 0 ? "" : "?offset=\($0)") }
    action = Route.webhooks.path()
    let name = "webhook"
    let known = typed?.fields["id"]
    id = known.flatMap { Identifier.isValid($0) ? $0 : nil } ?? form
    let build = TypedForm.builder(name, typed)
    func input(
      _ field: String, _ label: String, help: String, type: String = "text"
    ) -> InputPart {
      build.input(
        field, in: name, label: label,
        value: TypedForm.value(field, in: name, of: typed), help: help,
        type: type)
    }
    title = input(AddWebhook.titleField, "用途", help: "例如：短信平台")
    address = input(
      AddWebhook.addressField, "网址",
      help: "通知用 POST 送到这里，内容是 JSON", type: "url")
    secret = input(
      AddWebhook.secretField, "签名密钥",
      help: "对方用它核对通知确实由本系统发出；保存后不再显示")
  }
}
