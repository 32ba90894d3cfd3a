import Casework
import Operations

/// 待办: one of its lists.
package struct InboxPage: Page {
  package static let template = "inbox"

  package var frame: Frame
  package var tabs: [Tab]
  package var notices: [NoticePart]
  package var isEmpty: Bool
  /// What an empty list says.
  package var emptyWords: String
  package var pager: PagerPart?
  package var incidentsPath: String

  /// A list, with how long it is.
  package struct Tab: PagePart {
    package var title: String
    package var count: String
    package var path: String
    package var isCurrent: Bool
    package var isLate: Bool

    package static let fields: [String: PageField<Self>] = [
      "title": .text(\.title),
      "count": .text(\.count),
      "path": .text(\.path),
      "isCurrent": .flag(\.isCurrent),
      "isLate": .flag(\.isLate),
    ]
  }

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "tabs": .list(\.tabs),
    "notices": .list(\.notices),
    "isEmpty": .flag(\.isEmpty),
    "emptyWords": .text(\.emptyWords),
    "pager": .part(\.pager),
    "incidentsPath": .text(\.incidentsPath),
  ]
}

extension InboxPage {
  init(_ page: ReadInbox.Page, frame: Frame) {
    self.frame = frame
    let total = page.counts[page.list] ?? 0
    tabs = ReadInbox.List.allCases.map { list in
      let count = page.counts[list] ?? 0
      return Tab(
        title: list.title, count: String(count),
        path: Self.path(list, 0), isCurrent: list == page.list,
        isLate: list == .late && count > 0)
    }
    notices = page.lines.map { NoticePart($0, today: page.today) }
    isEmpty = page.lines.isEmpty
    emptyWords = page.list.emptyWords
    pager = PagerPart(
      offset: page.offset, shown: page.lines.count, total: total,
      limit: ReadInbox.pageLength, unit: "件"
    ) { Self.path(page.list, $0) }
    incidentsPath = Route.incidents.path()
  }

  private static func path(_ list: ReadInbox.List, _ offset: Int) -> String {
    var parts: [String] = []
    if list != .waiting { parts.append("list=\(list.rawValue)") }
    if offset > 0 { parts.append("offset=\(offset)") }
    return Route.inbox.path()
      + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
  }
}

extension ReadInbox.List {
  fileprivate var title: String {
    switch self {
    case .waiting: "等我处理"
    case .late: "逾期"
    case .sent: "我发出的"
    case .done: "已处理"
    }
  }

  fileprivate var emptyWords: String {
    switch self {
    case .waiting: "没有等您处理的通知。"
    case .late: "没有逾期未确认的通知。"
    case .sent: "您还没有发出过通知。"
    case .done: "还没有处理过的通知。"
    }
  }
}
