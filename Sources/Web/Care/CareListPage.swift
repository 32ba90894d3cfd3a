import Casework
import Operations

/// 照料服务: who lacks an agreement, whose ends, who is to be evaluated.
package struct CareListPage: Page {
  package static let template = "care-list"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var area: AreaPart
  package var day: String
  package var basis: String?
  /// `有效协议 31 / 40 人，覆盖率 77.5%`.
  package var coverage: String
  package var alarm: String?
  /// How many of those asked this year knew the policy.
  package var awareness: [FactPart]
  package var hasAwareness: Bool
  package var lists: [CareFilterPart]
  package var lines: [CareLinePart]
  package var emptyWords: String?
  package var pager: PagerPart?
  package var table: Markup?
  /// Of a county or more: the places come first.
  package var isWide: Bool

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "area": .part(\.area),
    "day": .text(\.day),
    "basis": .text(\.basis),
    "coverage": .text(\.coverage),
    "alarm": .text(\.alarm),
    "awareness": .list(\.awareness),
    "hasAwareness": .flag(\.hasAwareness),
    "lists": .list(\.lists),
    "lines": .list(\.lines),
    "emptyWords": .text(\.emptyWords),
    "pager": .part(\.pager),
    "table": .markup(\.table),
    "isWide": .flag(\.isWide),
  ]

  init(_ list: CareList, asked area: AreaCode?, frame: Frame) {
    self.frame = frame
    crumbs = [.office]
    let path = Route.care.path()
    self.area = AreaPart(list.choice, asked: area, path: path)
    day = list.day.inWords
    basis = list.basis.isEmpty ? nil : list.basis
    coverage =
      list.total.owed == 0
      ? "这里没有应签委托照料服务协议的人。"
      : "应签协议\(list.total.owed)人，有效\(list.total.covered)人，"
        + "覆盖率\(Self.rate(list.total))"
    alarm =
      list.total.alarms == 0
      ? nil
      : "\(list.total.alarms)人没有有效协议超过\(list.rules?.daysWithout ?? 0)天，请尽快签订或安排集中供养。"
    func link(_ name: CareListName, offset: Int = 0) -> String {
      let base = AreaQuery(area).added(to: path, offset: offset)
      return name == .all
        ? base
        : base + (base.contains("?") ? "&" : "?") + "list=\(name.rawValue)"
    }
    lists = CareListName.allCases.map { name in
      CareFilterPart(
        title: name.title, count: "\(list.counts[name] ?? 0)",
        path: link(name), isCurrent: name == list.name)
    }
    lines = list.lines.map { CareLinePart($0, list) }
    emptyWords =
      lines.isEmpty
      ? (list.name == .all ? "这里没有应签委托照料服务协议的人。" : "没有这种情况的人。")
      : nil
    pager = PagerPart(
      offset: list.offset, shown: lines.count, total: list.count,
      limit: list.limit, unit: "人"
    ) { link(list.name, offset: $0) }
    awareness = list.awareness.filter { $0.asked > 0 }.map { asked in
      FactPart(
        name: asked.question,
        value: "\(asked.known) / \(asked.asked)，"
          + Self.percent(asked.known, of: asked.asked))
    }
    hasAwareness = !awareness.isEmpty
    isWide =
      (list.choice.chosen?.code.level ?? .village).rawValue
      <= AreaLevel.county.rawValue
    let parts = list.parts.filter { $0.owed > 0 }
    table = parts.isEmpty ? nil : Self.table(parts, list, path)
  }

  /// `77.5%`.
  private static func rate(_ coverage: CareCoverage) -> String {
    percent(coverage.covered, of: coverage.owed)
  }

  private static func percent(_ part: Int, of whole: Int) -> String {
    let tenths = part * 1_000 / max(1, whole)
    return "\(tenths / 10).\(tenths % 10)%"
  }

  private static func table(
    _ parts: [CareCoverage], _ list: CareList, _ path: String
  ) -> Markup {
    var table = Markup("<table class=\"office-table\"><thead><tr>")
    table.element("th", "辖区")
    for title in ["应签", "有效", "覆盖率", "超期未签"] {
      table.element("th", class: "figure", title)
    }
    table.add("</tr></thead><tbody>")
    for part in parts {
      table.add("<tr><th scope=\"row\"><a")
      table.attribute("href", AreaQuery(part.area).added(to: path))
      table.add(">")
      table.add(text: part.name)
      table.add("</a></th>")
      for text in [
        "\(part.owed)", "\(part.covered)", rate(part), "\(part.alarms)",
      ] {
        table.element("td", class: "figure", text)
      }
      table.add("</tr>")
    }
    table.add("</tbody></table>")
    return table
  }
}

/// A part of the list, with the number of persons on it.
package struct CareFilterPart: PagePart {
  package var title: String
  package var count: String
  package var path: String
  package var isCurrent: Bool

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "count": .text(\.count),
    "path": .text(\.path),
    "isCurrent": .flag(\.isCurrent),
  ]
}

/// Somebody on the list.
package struct CareLinePart: PagePart {
  package var name: String
  package var path: String
  package var place: String
  package var marks: [StatusMark]
  package var lines: [TextLine]

  package static let fields: [String: PageField<Self>] = [
    "name": .text(\.name),
    "path": .text(\.path),
    "place": .text(\.place),
    "marks": .list(\.marks),
    "lines": .list(\.lines),
  ]

  init(_ line: CareLine, _ list: CareList) {
    name = line.name
    path = Route.memberCare.path(line.household, line.person)
    place = [
      line.age.map { "\($0)岁" } ?? "", line.villageName,
      HouseholdName.of(head: line.head, number: line.household),
    ].filter { !$0.isEmpty }.joined(separator: " · ")
    marks = line.standing.map { StatusMark.all(of: $0, on: list.day) } ?? []
    lines = Self.words(line, list.day).map { TextLine($0) }
  }

  private static func words(_ line: CareLine, _ today: Day) -> [String] {
    func short(_ day: Day) -> String { ChineseDays.short(day, today: today) }
    var words: [String] = []
    if let agreement = line.standing?.agreement {
      words.append(
        "照料人 \(CareWords.carer(agreement))，至\(short(agreement.inForce.last))")
    } else if let without = line.standing?.without {
      words.append("从\(short(without))起没有有效协议")
    }
    if let task = line.standing?.replacement {
      words.append("\(short(task.opened))评价不合格，\(short(task.due))前更换照料人")
    }
    words += line.standing?.irregularities ?? []
    if let placement = line.placement {
      words.append("\(short(placement.from))起在\(placement.name)")
    } else if let day = line.wished {
      words.append("\(short(day))登记集中供养意愿")
    }
    if let day = line.nominated { words.append("\(short(day))推荐为优秀照料人") }
    return words
  }
}
