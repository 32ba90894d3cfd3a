import Casework
import Operations

/// 儿童残疾报告: how many stand where, how long each step took, and who waits.
package struct ChildReportsPage: Page {
  package static let template = "child-reports"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var area: AreaPart
  package var day: String
  package var tabs: [TabPart]
  package var medians: [FactPart]
  package var hasMedians: Bool
  package var table: Markup?
  /// Of a county or more: the places come first.
  package var isWide: Bool
  package var lines: [ChildReportLinePart]
  package var emptyWords: String?
  package var pager: PagerPart?

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "area": .part(\.area),
    "day": .text(\.day),
    "tabs": .list(\.tabs),
    "medians": .list(\.medians),
    "hasMedians": .flag(\.hasMedians),
    "table": .markup(\.table),
    "isWide": .flag(\.isWide),
    "lines": .list(\.lines),
    "emptyWords": .text(\.emptyWords),
    "pager": .part(\.pager),
  ]

  init(_ list: ChildReportList, asked area: AreaCode?, frame: Frame) {
    self.frame = frame
    crumbs = [.office]
    let path = Route.childReports.path()
    self.area = AreaPart(list.choice, asked: area, path: path)
    day = list.day.inWords
    func link(_ stage: ChildReportStage?, offset: Int = 0) -> String {
      let base = AreaQuery(area).added(to: path, offset: offset)
      guard let stage else { return base }
      return base + (base.contains("?") ? "&" : "?") + "stage=\(stage.name)"
    }
    let counts = list.figures.counts
    let open = counts.filter { $0.key.isOpen }.values.reduce(0, +)
    tabs =
      [
        TabPart(
          title: "没有办完", count: "\(open)", path: link(nil),
          isCurrent: list.stage == nil, isLate: false)
      ]
      + ChildReportStage.allCases.map { stage in
        let count = counts[stage] ?? 0
        return TabPart(
          title: stage.word, count: "\(count)", path: link(stage),
          isCurrent: list.stage == stage,
          isLate: stage == .found && count > 0)
      }
    medians = Self.medians(list.figures)
    hasMedians = !medians.isEmpty
    let parts = list.parts.filter { $0.figures.total > 0 }
    table = parts.isEmpty ? nil : Self.table(parts, path)
    isWide =
      (list.choice.chosen?.code.level ?? .village).rawValue
      <= AreaLevel.county.rawValue
    lines = list.lines.map { ChildReportLinePart($0, today: list.day) }
    emptyWords =
      lines.isEmpty
      ? (list.stage == nil ? "没有等待诊断或干预的儿童。" : "没有这个阶段的报告。") : nil
    pager = PagerPart(
      offset: list.offset, shown: lines.count, total: list.count,
      limit: list.limit, unit: "份"
    ) { link(list.stage, offset: $0) }
  }

  private static func medians(_ figures: ChildReportFigures) -> [FactPart] {
    [
      ("发现到报告", figures.medianToReport),
      ("发现到诊断", figures.medianToDiagnosis),
      ("诊断到干预", figures.medianToIntervention),
    ].compactMap { name, halves in
      halves.map { FactPart(name: name, value: days($0) + "天") }
    }
  }

  /// `12`, `12.5`.
  private static func days(_ halves: Int) -> String {
    "\(halves / 2)" + (halves.isMultiple(of: 2) ? "" : ".5")
  }

  private static func table(
    _ parts: [ChildReportList.Part], _ path: String
  ) -> Markup {
    var table = Markup("<table class=\"office-table\"><thead><tr>")
    table.element("th", "辖区")
    for stage in ChildReportStage.allCases {
      table.element("th", class: "figure", stage.word)
    }
    for title in ["发现到报告", "发现到诊断", "诊断到干预"] {
      table.element("th", class: "figure", title + "（天）")
    }
    table.add("</tr></thead><tbody>")
    for part in parts {
      table.add("<tr><th scope=\"row\"><a")
      table.attribute("href", AreaQuery(part.area).added(to: path))
      table.add(">")
      table.add(text: part.name)
      table.add("</a></th>")
      let figures = part.figures
      for stage in ChildReportStage.allCases {
        table.element("td", class: "figure", "\(figures.counts[stage] ?? 0)")
      }
      for halves in [
        figures.medianToReport, figures.medianToDiagnosis,
        figures.medianToIntervention,
      ] {
        table.element("td", class: "figure", halves.map(days) ?? "–")
      }
      table.add("</tr>")
    }
    table.add("</tbody></table>")
    return table
  }
}

/// A child's report in a list.
package struct ChildReportLinePart: PagePart {
  package var name: String
  package var path: String
  package var place: String
  package var mark: StatusMark
  package var lines: [TextLine]

  package static let fields: [String: PageField<Self>] = [
    "name": .text(\.name),
    "path": .text(\.path),
    "place": .text(\.place),
    "mark": .part(\.mark),
    "lines": .list(\.lines),
  ]

  init(_ line: ChildReportLine, today: Day) {
    name = line.name
    path = Route.childReport.path(line.id)
    place = [
      line.age.map { "\($0)岁" } ?? "", line.villageName,
      HouseholdName.of(head: line.head, number: line.household),
    ].filter { !$0.isEmpty }.joined(separator: " · ")
    mark = StatusMark(line.report.stage)
    let words = ChildReportWords(report: line.report, today: today)
    lines = [words.found, words.waiting].compactMap(\.self)
      .map { TextLine($0) }
  }
}

/// The children of a household, on its page.
package struct HouseholdChildrenPart: PagePart {
  package var children: [Child]

  package struct Child: PagePart {
    package var name: String
    package var age: String
    package var reports: [Report]
    package var newPath: String?

    package static let fields: [String: PageField<Self>] = [
      "name": .text(\.name),
      "age": .text(\.age),
      "reports": .list(\.reports),
      "newPath": .text(\.newPath),
    ]
  }

  package struct Report: PagePart {
    package var title: String
    package var path: String
    package var mark: StatusMark
    package var waiting: String?

    package static let fields: [String: PageField<Self>] = [
      "title": .text(\.title),
      "path": .text(\.path),
      "mark": .part(\.mark),
      "waiting": .text(\.waiting),
    ]
  }

  package static let fields: [String: PageField<Self>] = [
    "children": .list(\.children)
  ]

  /// Nil where there is nobody to show.
  init?(
    _ found: [ReadHouseholdChildren.Child], of household: String, today: Day
  ) {
    if found.isEmpty { return nil }
    children = found.map { child in
      Child(
        name: child.name, age: "\(child.age)岁",
        reports: child.reports.reversed().map { known in
          let words = ChildReportWords(report: known.report, today: today)
          return Report(
            title: "\(ChineseDays.short(known.report.found, today: today))发现",
            path: Route.childReport.path(known.id),
            mark: StatusMark(known.report.stage), waiting: words.waiting)
        },
        newPath: child.mayReport
          ? Route.newChildReport.path(household, child.person) : nil)
    }
  }
}
