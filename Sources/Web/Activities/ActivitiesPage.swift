import Casework
import Exchange
import Operations

/// 活动: what was held in an area in a year, and what it comes to.
package struct ActivitiesPage: Page {
  package static let template = "activities"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var area: AreaPart
  package var years: [Year]
  package var times: String
  package var hours: String
  package var persons: String
  package var others: String
  package var kinds: Markup
  package var parts: Markup?
  package var lines: [ActivityLinePart]
  package var emptyWords: String?
  package var pager: PagerPart?
  /// Nil for who may not record any.
  package var formPath: String?
  package var helpersPath: String?
  package var sheets: [LinkPart]

  package struct Year: PagePart {
    package var title: String
    package var path: String
    package var isCurrent: Bool

    package static let fields: [String: PageField<Self>] = [
      "title": .text(\.title),
      "path": .text(\.path),
      "isCurrent": .flag(\.isCurrent),
    ]
  }

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "area": .part(\.area),
    "years": .list(\.years),
    "times": .text(\.times),
    "hours": .text(\.hours),
    "persons": .text(\.persons),
    "others": .text(\.others),
    "kinds": .markup(\.kinds),
    "parts": .markup(\.parts),
    "lines": .list(\.lines),
    "emptyWords": .text(\.emptyWords),
    "pager": .part(\.pager),
    "formPath": .text(\.formPath),
    "helpersPath": .text(\.helpersPath),
    "sheets": .list(\.sheets),
  ]

  init(_ list: ActivityList, asked: AreaCode?, frame: Frame) {
    self.frame = frame
    crumbs = [.office]
    let thisYear = list.day.date.year
    area = AreaPart(
      list.choice, asked: asked,
      path: Route.activities.path()
    ).with { ActivityWords.adding(year: list.year, thisYear: thisYear, to: $0) }
    years = (0..<3).map { thisYear - $0 }.map { year in
      Year(
        title: "\(year)年",
        path: ActivityWords.path(asked, year: year, thisYear: thisYear),
        isCurrent: year == list.year)
    }
    times = "\(list.total.times)"
    hours = "\(list.total.hours)"
    persons = "\(list.total.persons)"
    others = "\(list.total.others)"
    kinds = Self.table(
      "类别", list.kinds.map { ($0.kind.word, nil, $0.sums) })
    let parts = list.parts.filter { $0.sums.times > 0 }.map { part in
      (
        part.name,
        Optional(
          ActivityWords.path(
            part.code, year: list.year, thisYear: thisYear)), part.sums
      )
    }
    self.parts = parts.isEmpty ? nil : Self.table("辖区", parts)
    lines = list.lines.map { ActivityLinePart($0, today: list.day) }
    emptyWords = lines.isEmpty ? "\(list.year)年还没有登记活动。" : nil
    pager = PagerPart(
      offset: list.offset, shown: lines.count, total: list.count,
      limit: list.limit, unit: "次"
    ) {
      ActivityWords.path(
        asked, year: list.year, thisYear: thisYear, offset: $0)
    }
    formPath =
      list.mayRecord
      ? AreaQuery(asked).added(to: Route.newActivity.path()) : nil
    helpersPath = list.mayRecord ? Route.helpers.path() : nil
    let code = list.choice.chosen?.code.description
    sheets =
      code.map { code in
        [(SheetFormat.xlsx, "下载 Excel"), (.csv, "下载 CSV")].map {
          format, title in
          LinkPart(
            title: title,
            path: ActivityWords.adding(
              year: list.year, thisYear: thisYear,
              to: Route.activitySheet.path(code, format.rawValue)))
        }
      } ?? []
  }

  private static func table(
    _ title: String,
    _ rows: [(name: String, path: String?, sums: ActivitySums)]
  ) -> Markup {
    var table = Markup("<table class=\"office-table\"><thead><tr>")
    table.open("th")
    table.add(text: title)
    table.close("th")
    for title in ["次数", "帮扶小时", "名册上的人", "其他人次"] {
      table.element("th", class: "figure", title)
    }
    table.add("</tr></thead><tbody>")
    for row in rows {
      table.add("<tr><th scope=\"row\">")
      if let path = row.path {
        table.open("a", href: path)
        table.add(text: row.name)
        table.close("a")
      } else {
        table.add(text: row.name)
      }
      table.close("th")
      for text in [
        "\(row.sums.times)", "\(row.sums.hours)", "\(row.sums.persons)",
        "\(row.sums.others)",
      ] {
        table.element("td", class: "figure", text)
      }
      table.add("</tr>")
    }
    table.add("</tbody></table>")
    return table
  }
}

extension AreaPart {
  /// With its links led on by something else that is asked for.
  func with(_ change: (String) -> String) -> AreaPart {
    var part = self
    for place in part.above.indices {
      part.above[place].path = change(part.above[place].path)
    }
    for place in part.below.indices {
      part.below[place].path = change(part.below[place].path)
    }
    return part
  }
}
