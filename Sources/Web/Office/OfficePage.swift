import Operations

/// 管理: what an account may look after, a line each.
package struct OfficePage: Page {
  package static let template = "office"

  package var frame: Frame
  package var entries: [OfficeEntry]

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "entries": .list(\.entries),
  ]
}

/// Something to look after.
package struct OfficeEntry: PagePart {
  package var title: String
  package var words: String
  package var path: String

  /// All that an actor may do, in the order of the page.
  static func all(for actor: Actor) -> [OfficeEntry] {
    list.filter { actor.may($0.permission) }.map(\.entry)
  }

  private static let list: [(permission: Permission, entry: OfficeEntry)] = [
    (
      .manageAccounts,
      OfficeEntry(
        title: "账号", words: "谁可以登录：新建、重设密码、锁定、结束登录",
        path: Route.accounts.path())
    ),
    (
      .readAudit,
      OfficeEntry(
        title: "操作日志", words: "谁在什么时候改了什么、看过谁",
        path: Route.audit.path())
    ),
    (
      .proposeChange,
      OfficeEntry(
        title: "资料变更", words: "待审的和自己提出的变更；新建一户",
        path: Route.changes.path())
    ),
    (
      .recordForOthers,
      OfficeEntry(
        title: "按村补录访视", words: "替去过的人一次登记一个村多户的访视",
        path: Route.round.path())
    ),
    (
      .suspendVisits,
      OfficeEntry(
        title: "暂停入户", words: "疫情、灾害等期间，全县或一个乡镇、村暂停入户",
        path: Route.areaChange.path(ChangeKind.suspension.rawValue))
    ),
  ]

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "words": .text(\.words),
    "path": .text(\.path),
  ]
}
