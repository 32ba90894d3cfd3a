import Casework
import Operations

/// The tables and the picture of a trial.
enum TrialTables {
  static func mean(_ months: [Double]) -> Double {
    months.isEmpty ? 0 : months.reduce(0, +) / Double(months.count)
  }

  /// With one decimal; none where it is whole.
  static func tenths(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return tenths % 10 == 0
      ? String(tenths / 10) : "\(tenths / 10).\(abs(tenths) % 10)"
  }

  /// Three bars for each month.
  static func chart(_ result: TrialResult) -> Markup {
    let sides = [
      ("bar-done", result.done), ("bar-today", result.today),
      ("bar-tried", result.tried),
    ]
    let most = max(1, sides.flatMap(\.1).max() ?? 1)
    let slot = 60.0
    let height = 160.0
    let width = slot * Double(result.months.count)
    var chart = Markup("<svg class=\"trial-chart\" role=\"img\" ")
    chart.add("aria-label=\"每月访视次数，数字见下表\" viewBox=\"0 0 ")
    chart.add(tenths: width)
    chart.add(" 200\">")
    for (month, span) in result.months.enumerated() {
      let left = slot * Double(month)
      for (place, side) in sides.enumerated() {
        let bar = height * side.1[month] / most
        chart.add("<rect")
        chart.attribute("class", side.0)
        chart.add(" x=\"")
        chart.add(tenths: left + 6 + 16 * Double(place))
        chart.add("\" y=\"")
        chart.add(tenths: 170 - bar)
        chart.add("\" width=\"14\" height=\"")
        chart.add(tenths: bar)
        chart.add("\"></rect>")
      }
      chart.add("<text x=\"")
      chart.add(tenths: left + slot / 2)
      chart.add("\" y=\"190\" text-anchor=\"middle\">")
      chart.add(number: span.first.date.month)
      chart.add("月</text>")
    }
    chart.add("</svg>")
    return chart
  }

  static func months(_ result: TrialResult) -> Markup {
    var table = head(["月份", "上年实际", "现行要求", "试算要求", "增减"])
    for (month, span) in result.months.enumerated() {
      let (year, number, _) = span.first.date
      table.add("<tr>")
      row("\(year)年\(number)月", "", in: &table)
      figures(
        result.done[month], result.today[month], result.tried[month],
        in: &table)
      table.add("</tr>")
    }
    table.add("</tbody></table>")
    return table
  }

  static func lines(
    _ lines: [TrialResult.Line], name: String, isWorker: Bool
  ) -> Markup {
    var table = head(
      [name, "上年实际", "现行要求", "试算要求", "增减"]
        + (isWorker ? ["最忙月", "能否承担"] : []))
    for line in lines {
      table.add("<tr>")
      row(line.name, line.place, in: &table)
      figures(line.done, line.today, line.tried, in: &table)
      if isWorker {
        figure(tenths(line.peak), in: &table)
        table.add("<td>")
        if line.isOver {
          table.add("<span class=\"status status-late\">")
          table.add("<span class=\"shape\" aria-hidden=\"true\">▲</span>")
          table.add("超出</span>")
        } else {
          table.add("可以")
        }
        table.add("</td>")
      }
      table.add("</tr>")
    }
    table.add("</tbody></table>")
    return table
  }

  private static func head(_ names: [String]) -> Markup {
    var table = Markup("<table class=\"office-table\"><thead><tr>")
    for (place, name) in names.enumerated() {
      table.add("<th scope=\"col\"")
      if (1...5).contains(place) { table.attribute("class", "figure") }
      table.add(">")
      table.add(text: name)
      table.add("</th>")
    }
    table.add("</tr></thead><tbody>")
    return table
  }

  private static func row(
    _ name: String, _ place: String, in table: inout Markup
  ) {
    table.add("<th scope=\"row\">")
    table.add(text: name)
    if !place.isEmpty {
      table.add(" ")
      table.element("span", class: "muted", place)
    }
    table.add("</th>")
  }

  private static func figures(
    _ done: Double, _ today: Double, _ tried: Double,
    in table: inout Markup
  ) {
    figure(tenths(done), in: &table)
    figure(tenths(today), in: &table)
    figure(tenths(tried), in: &table)
    let step = tried - today
    figure((step > 0.05 ? "+" : "") + tenths(step), in: &table)
  }

  private static func figure(_ text: String, in table: inout Markup) {
    table.element("td", class: "figure", text)
  }
}
