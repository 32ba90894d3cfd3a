import Casework
import Operations

/// 整改督办: how rectification stands, by area, and what is to be looked at.
package struct SupervisionPage: Page {
  package static let template = "supervision"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var place: String
  package var above: [PathPart]
  package var open: String
  package var overdue: String
  package var hasOverdue: Bool
  package var unchecked: String
  package var average: String
  package var table: Markup?
  package var tabs: [TabPart]
  package var lines: [Line]
  package var isEmpty: Bool
  package var emptyWords: String
  package var pager: PagerPart?
  package var referralsPath: String

  package struct Line: PagePart {
    package var title: String
    package var path: String
    package var what: String
    package var place: String
    package var mark: StatusMark
    package var due: String

    package static let fields: [String: PageField<Self>] = [
      "title": .text(\.title),
      "path": .text(\.path),
      "what": .text(\.what),
      "place": .text(\.place),
      "mark": .part(\.mark),
      "due": .text(\.due),
    ]
  }

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "place": .text(\.place),
    "above": .list(\.above),
    "open": .text(\.open),
    "overdue": .text(\.overdue),
    "hasOverdue": .flag(\.hasOverdue),
    "unchecked": .text(\.unchecked),
    "average": .text(\.average),
    "table": .markup(\.table),
    "tabs": .list(\.tabs),
    "lines": .list(\.lines),
    "isEmpty": .flag(\.isEmpty),
    "emptyWords": .text(\.emptyWords),
    "pager": .part(\.pager),
    "referralsPath": .text(\.referralsPath),
  ]
}

/// A link in words.
package struct PathPart: PagePart {
  package var title: String
  package var path: String

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "path": .text(\.path),
  ]
}

/// One of several lists, with how long it is.
package struct TabPart: PagePart {
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

extension SupervisionPage {
  init(_ view: SupervisionView, frame: Frame) {
    self.frame = frame
    crumbs = [.office]
    place = view.area.name
    above = view.above.map {
      PathPart(title: $0.name, path: Self.path($0.code))
    }
    open = String(view.total.open)
    overdue = String(view.total.overdue)
    hasOverdue = view.total.overdue > 0
    unchecked = String(view.total.unchecked)
    average = view.total.averageInWords
    table = view.parts.isEmpty ? nil : Self.table(view)
    let counts: [RectificationList: Int] = [
      .overdue: view.total.overdue, .open: view.total.open,
      .unchecked: view.total.unchecked,
    ]
    tabs = RectificationList.allCases.map { list in
      let count = counts[list] ?? 0
      return TabPart(
        title: list.title, count: String(count),
        path: Self.path(view.area.code, list), isCurrent: list == view.list,
        isLate: list == .overdue && count > 0)
    }
    lines = view.lines.map { Line($0, now: view.now, today: view.today) }
    isEmpty = view.lines.isEmpty
    emptyWords = view.list.emptyWords
    pager = PagerPart(
      offset: view.offset, shown: view.lines.count,
      total: max(
        counts[view.list] ?? 0, view.offset + view.lines.count),
      limit: ReadSupervision.pageLength, unit: "件"
    ) { Self.path(view.area.code, view.list, $0) }
    referralsPath = Route.undelivered.path()
  }

  private static func path(
    _ area: AreaCode, _ list: RectificationList = .overdue,
    _ offset: Int = 0
  ) -> String {
    Route.supervisionArea.path(area.description)
      + (list == .overdue ? "" : "?list=\(list.rawValue)")
      + (offset == 0
        ? "" : (list == .overdue ? "?" : "&") + "offset=\(offset)")
  }

  private static func table(_ view: SupervisionView) -> Markup {
    var table = Markup(
      "<table class=\"office-table\"><thead><tr><th scope=\"col\">")
    table.add(text: view.area.code.level == .township ? "村（社区）" : "地方")
    table.add("</th>")
    for name in ["整改中", "逾期", "待抽查", "今年完成", "平均用时"] {
      table.open("th", class: "figure")
      table.add(text: name)
      table.close("th")
    }
    table.add("</tr></thead><tbody>")
    for part in view.parts {
      table.add("<tr><th scope=\"row\">")
      let isOwn = part.area.code == view.area.code
      if isOwn || part.area.code.level == .village {
        table.add(text: part.area.name)
      } else {
        table.open("a", href: path(part.area.code))
        table.add(text: part.area.name)
        table.close("a")
      }
      table.add("</th>")
      let figures = part.figures
      for (text, isLate) in [
        (String(figures.open), false),
        (String(figures.overdue), figures.overdue > 0),
        (String(figures.unchecked), false), (String(figures.done), false),
        (figures.averageInWords, false),
      ] {
        table.element(
          "td", class: isLate ? "figure heat-late strong" : "figure", text)
      }
      table.add("</tr>")
    }
    table.add("</tbody></table>")
    return table
  }
}

extension SupervisionPage.Line {
  init(_ line: SupervisionView.Line, now: Moment, today: Day) {
    title =
      line.domain + (line.line.isRestricted ? "（限制查看）" : "")
    path = Route.matter.path(line.line.matter) + "#rectification"
    what = line.line.what
    place =
      "\(line.townshipName)\(line.villageName) \(line.line.head) "
      + line.line.household
    let isLate = line.line.state == .open && line.line.dueBy < now
    mark =
      isLate
      ? StatusMark(tone: "late", shape: "▲", label: "整改逾期")
      : line.line.state == .open
        ? StatusMark(tone: "soon", shape: "◆", label: "整改中")
        : StatusMark(tone: "kept", shape: "◇", label: "已报完成，待抽查")
    due =
      "\(line.line.kind.word)，\(ChineseDays.time(line.line.dueBy, today: today))前完成"
      + (line.line.isExtended ? "（已延期一次）" : "")
  }
}

extension RectificationList {
  fileprivate var title: String {
    switch self {
    case .overdue: "逾期"
    case .open: "整改中"
    case .unchecked: "待抽查"
    }
  }

  fileprivate var emptyWords: String {
    switch self {
    case .overdue: "没有逾期的整改。"
    case .open: "没有正在整改的事项。"
    case .unchecked: "没有等待抽查的整改。"
    }
  }
}

extension RectificationFigures {
  /// `3.5 天`; a dash where nothing is done.
  fileprivate var averageInWords: String {
    averageTenths.map { "\($0 / 10).\($0 % 10) 天" } ?? "—"
  }
}
