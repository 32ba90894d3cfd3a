import Casework
import Operations

/// 返贫致贫预警: one of its lists.
package struct WarningsPage: Page {
  package static let template = "warnings"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var place: String
  package var tabs: [TabPart]
  package var alert: String?
  package var lines: [WarningPart]
  package var isEmpty: Bool
  package var emptyWords: String
  package var pager: PagerPart?

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "place": .text(\.place),
    "tabs": .list(\.tabs),
    "alert": .text(\.alert),
    "lines": .list(\.lines),
    "isEmpty": .flag(\.isEmpty),
    "emptyWords": .text(\.emptyWords),
    "pager": .part(\.pager),
  ]

  init(_ view: WarningsView, frame: Frame) {
    self.frame = frame
    crumbs = [.office]
    place = view.area.name
    tabs = WarningList.allCases.map { list in
      let count = view.counts[list] ?? 0
      return TabPart(
        title: list.title, count: String(count), path: Self.path(list, 0),
        isCurrent: list == view.list, isLate: list == .unaided && count > 0)
    }
    let unaided = view.counts[.unaided] ?? 0
    alert =
      unaided > 0
      ? "有 \(unaided) 户纳入监测满 \(view.months) 个月还没有帮扶措施。" : nil
    lines = view.lines.map {
      WarningPart(
        $0.line, villageName: $0.villageName, isUnaided: $0.isUnaided,
        today: view.today)
    }
    isEmpty = view.lines.isEmpty
    emptyWords = view.list.emptyWords
    pager = PagerPart(
      offset: view.offset, shown: view.lines.count,
      total: view.counts[view.list] ?? 0, limit: ReadWarnings.pageLength,
      unit: "件"
    ) { Self.path(view.list, $0) }
  }

  private static func path(
    _ list: WarningList, _ offset: Int
  ) -> String {
    var parts: [String] = []
    if list != .open { parts.append("list=\(list.rawValue)") }
    if offset > 0 { parts.append("offset=\(offset)") }
    return Route.warnings.path()
      + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
  }
}

extension WarningList {
  fileprivate var title: String {
    switch self {
    case .open: "待核实"
    case .unaided: "无措施"
    case .monitored: "监测中"
    case .excluded: "未纳入"
    case .cleared: "风险消除"
    }
  }

  fileprivate var emptyWords: String {
    switch self {
    case .open: "没有等待核实的预警。"
    case .unaided: "纳入监测的户都有帮扶措施。"
    case .monitored: "没有纳入监测的户。"
    case .excluded: "没有核实为未纳入的预警。"
    case .cleared: "还没有风险消除的户。"
    }
  }
}

/// A warning as a list shows it.
package struct WarningPart: PagePart {
  package var title: String
  package var path: String
  package var place: String
  package var mark: StatusMark
  package var words: String?

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "path": .text(\.path),
    "place": .text(\.place),
    "mark": .part(\.mark),
    "words": .text(\.words),
  ]

  init(
    _ line: WarningLine, villageName: String, isUnaided: Bool, today: Day
  ) {
    title = line.title
    path = Route.warning.path(line.id)
    place = "\(villageName) \(line.head) \(line.household)"
    mark = StatusMark(line.state, isUnaided: isUnaided)
    let parts = [
      line.monitoredClass.flatMap { $0.word == line.title ? nil : $0.word },
      line.identifiedOn.map {
        "\(ChineseDays.short($0, today: today))识别"
      },
      line.identifiedOn == nil ? nil : "帮扶措施 \(line.measures) 项",
      line.clearedOn.map {
        "\(ChineseDays.short($0, today: today))消除"
      },
    ].compactMap { $0 }
    words = parts.isEmpty ? nil : parts.joined(separator: "，")
  }
}

extension StatusMark {
  init(_ state: WarningState, isUnaided: Bool) {
    if isUnaided {
      self.init(tone: "late", shape: "▲", label: "监测中，没有帮扶措施")
      return
    }
    switch state {
    case .open: self.init(tone: "soon", shape: "◆", label: state.word)
    case .monitored: self.init(tone: "due", shape: "●", label: state.word)
    case .excluded: self.init(tone: "none", shape: "–", label: state.word)
    case .cleared: self.init(tone: "done", shape: "✓", label: state.word)
    }
  }
}
