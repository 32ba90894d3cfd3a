import Casework
import Operations

/// 应急登记: emergencies of the area, the register of serious ones among
/// them.
package struct IncidentsPage: Page {
  package static let template = "incidents"

  package var frame: Frame
  package var tabs: [InboxPage.Tab]
  package var hasTabs: Bool
  package var incidents: [IncidentPart]
  package var isEmpty: Bool
  package var pager: PagerPart?
  package var inboxPath: String

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "tabs": .list(\.tabs),
    "hasTabs": .flag(\.hasTabs),
    "incidents": .list(\.incidents),
    "isEmpty": .flag(\.isEmpty),
    "pager": .part(\.pager),
    "inboxPath": .text(\.inboxPath),
  ]
}

extension IncidentsPage {
  init(_ page: ReadIncidents.Page, frame: Frame) {
    self.frame = frame
    tabs = ReadIncidents.List.allCases.compactMap { list in
      page.counts.map { counts in
        InboxPage.Tab(
          title: list.title, count: String(counts[list] ?? 0),
          path: Self.path(list, 0), isCurrent: list == page.list,
          isLate: list == .open && counts[list] ?? 0 > 0)
      }
    }
    hasTabs = !tabs.isEmpty
    incidents = page.lines.map { IncidentPart($0, today: page.today) }
    isEmpty = page.lines.isEmpty
    pager = PagerPart(
      offset: page.offset, shown: page.lines.count,
      total: page.counts?[page.list] ?? page.lines.count,
      limit: ReadIncidents.pageLength, unit: "件"
    ) { Self.path(page.list, $0) }
    inboxPath = Route.inbox.path()
  }

  private static func path(_ list: ReadIncidents.List, _ offset: Int) -> String
  {
    var parts: [String] = []
    if list != .open { parts.append("list=\(list.rawValue)") }
    if offset > 0 { parts.append("offset=\(offset)") }
    return Route.incidents.path()
      + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
  }
}

extension ReadIncidents.List {
  fileprivate var title: String {
    switch self {
    case .open: "处置中"
    case .serious: "重大事件"
    case .all: "全部"
    }
  }
}
