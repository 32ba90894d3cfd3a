import Casework
import Operations

/// Parts of an area against its duties: rates in cells whose tint grows with
/// what is missing.
struct HeatTable {
  private let coverage: Coverage
  /// Nil where the numbers open to nothing.
  private let period: Period?

  init(_ coverage: Coverage, _ period: Period?) {
    self.coverage = coverage
    self.period = period
  }

  var markup: Markup {
    var table = Markup()
    table.open("table", class: "heat")
    table.element("caption", "各地完成率（括号内为当前欠访）")
    table.add("<thead><tr><th scope=\"col\">地区</th>")
    for duty in coverage.duties {
      table.add("<th scope=\"col\" class=\"figure\">")
      table.add(text: duty.duty.title)
      table.close("th")
    }
    table.add("</tr></thead><tbody>")
    for part in coverage.parts { add(part, to: &table) }
    table.add("<tr class=\"total\"><th scope=\"row\">合计</th>")
    for duty in coverage.duties {
      add(duty.total, duty.duty, at: coverage.area.code, to: &table)
    }
    table.add("</tr></tbody></table>")
    return table
  }

  private func add(_ part: AreaName, to table: inout Markup) {
    table.add("<tr><th scope=\"row\">")
    if part.code == coverage.area.code {
      table.add(text: "\(part.name)本级")
    } else if let period {
      table.open("a", href: CoveragePaths(part.code, period).area)
      table.add(text: part.name)
      table.close("a")
    } else {
      table.add(text: part.name)
    }
    table.close("th")
    for duty in coverage.duties {
      add(
        duty.parts[part.code] ?? CoverageTally(), duty.duty, at: part.code,
        to: &table)
    }
    table.close("tr")
  }

  private func add(
    _ tally: CoverageTally, _ duty: DutyName, at area: AreaCode,
    to table: inout Markup
  ) {
    table.open("td", class: "figure heat-\(Self.band(tally.rate))")
    if tally.isEmpty {
      table.add("<span class=\"muted\">无</span>")
    } else {
      let rate = CoverageWords.percent(tally.rate)
      if let period {
        table.open("a", href: CoveragePaths(area, period).duty(duty.id))
        table.add(text: rate)
        table.close("a")
      } else {
        table.add(text: rate)
      }
      if tally.overdue > 0 {
        table.element("span", class: "heat-late", "（\(tally.overdue)）")
      }
    }
    table.close("td")
  }

  /// 4 for all done, down to 0; `none` where nothing has ended.
  private static func band(_ rate: Double?) -> String {
    guard let rate else { return "none" }
    return switch rate {
    case 0.95...: "4"
    case 0.85...: "3"
    case 0.7...: "2"
    case 0.5...: "1"
    default: "0"
    }
  }
}
