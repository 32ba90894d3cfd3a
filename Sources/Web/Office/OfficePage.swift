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
      .assignVisitors,
      OfficeEntry(
        title: "人员与联系", words: "在岗人员、联系户、结对、探访责任、代理；离任交接",
        path: Route.staff.path())
    ),
    (
      .manageAreas,
      OfficeEntry(
        title: "辖区", words: "乡镇（街道）和村（社区）的名称、户数、在岗专委",
        path: Route.areas.path())
    ),
    (
      .managePolicies,
      OfficeEntry(
        title: "政策", words: "施行哪些文件、各有哪些职责和参数",
        path: Route.policies.path())
    ),
    (
      .tryPolicies,
      OfficeEntry(
        title: "政策试算", words: "改了频次或施行新文件，每个村、每个人每月要多跑多少次",
        path: Route.trialForm.path())
    ),
    (
      .manageRegister,
      OfficeEntry(
        title: "数据导入", words: "上传交换文件夹的表格，先检查，再导入",
        path: Route.importForm.path())
    ),
  ]

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "words": .text(\.words),
    "path": .text(\.path),
  ]
}
