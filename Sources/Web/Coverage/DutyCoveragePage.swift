import Casework
import Operations

/// One duty in an area: its parts, and its course.
package struct DutyCoveragePage: Page {
  package static let template = "coverage-duty"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var areaPath: String
  package var areaName: String
  package var title: String
  package var basis: String
  package var statement: String
  package var asOf: String
  package var period: PeriodPart
  package var stale: String?
  package var duty: DutyCoveragePart
  package var parts: Markup?
  package var chart: Markup?
  package var course: Markup?

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "areaPath": .text(\.areaPath),
    "areaName": .text(\.areaName),
    "title": .text(\.title),
    "basis": .text(\.basis),
    "statement": .text(\.statement),
    "asOf": .text(\.asOf),
    "period": .part(\.period),
    "stale": .text(\.stale),
    "duty": .part(\.duty),
    "parts": .markup(\.parts),
    "chart": .markup(\.chart),
    "course": .markup(\.course),
  ]
}

extension DutyCoveragePage {
  init(
    _ answer: ReadDutyCoverage.Answer, period: Period, problem: String?,
    frame: Frame
  ) {
    let coverage = answer.coverage
    let duty = answer.duty.duty
    let paths = CoveragePaths(coverage.area.code, period)
    self.frame = frame
    self.frame.title = duty.title
    crumbs = coverage.above.map { Crumb($0, period) }
    areaPath = paths.area
    areaName = coverage.area.name
    title = duty.title
    basis = "\(duty.policy) \(duty.clause)"
    statement = duty.statement
    asOf = "截至\(coverage.day.inWords)"
    self.period = PeriodPart(
      period,
      action: Route.coverageDuty.path(
        coverage.area.code.description, duty.id), on: coverage.day,
      problem: problem)
    stale = coverage.isStale ? CoverageWords.stale : nil
    self.duty = DutyCoveragePart(answer.duty, paths)
    parts =
      coverage.parts.isEmpty
      ? nil : TallyTable.parts(coverage, answer.duty, period)
    let hasCourse = answer.course.count > 1
    chart =
      hasCourse ? CourseChart(answer.course, today: coverage.day).markup : nil
    course =
      hasCourse
      ? TallyTable.course(answer.course, today: coverage.day) : nil
  }
}

/// Tallies as a table: a line for each part, or for each window.
enum TallyTable {
  static func parts(
    _ coverage: Coverage, _ duty: DutyCoverage, _ period: Period
  ) -> Markup {
    var table = head("各地情况", first: "地区", hasDebts: true)
    for part in coverage.parts
    where part.code != coverage.area.code || duty.parts[part.code] != nil {
      let tally = duty.parts[part.code] ?? CoverageTally()
      let paths = CoveragePaths(part.code, period)
      let isOwn = part.code == coverage.area.code
      table.add("<tr><th scope=\"row\">")
      if isOwn {
        table.add(text: "\(part.name)本级")
      } else {
        table.add("<a")
        table.attribute("href", paths.duty(duty.duty.id))
        table.add(">")
        table.add(text: part.name)
        table.close("a")
      }
      table.close("th")
      add(tally, duty.duty.id, paths, hasDebts: true, to: &table)
      table.close("tr")
    }
    table.add("<tr class=\"total\"><th scope=\"row\">合计</th>")
    add(
      duty.total, duty.duty.id, CoveragePaths(coverage.area.code, period),
      hasDebts: true, to: &table)
    table.add("</tr></tbody></table>")
    return table
  }

  static func course(_ steps: [CourseStep], today: Day) -> Markup {
    var table = head("各期情况", first: "周期", hasDebts: false)
    for step in steps {
      table.add("<tr>")
      table.add("<th scope=\"row\">")
      table.add(text: ChineseDays.window(step.window, today: today))
      table.close("th")
      add(step.tally, "", nil, hasDebts: false, to: &table)
      table.close("tr")
    }
    table.add("</tbody></table>")
    return table
  }

  private static func head(
    _ caption: String, first: String, hasDebts: Bool
  ) -> Markup {
    var table = Markup("<table>")
    table.element("caption", caption)
    table.add("<thead><tr><th scope=\"col\">")
    table.add(text: first)
    table.add("</th><th scope=\"col\" class=\"figure\">完成率</th>")
    let titles =
      ["到期"] + (hasDebts ? ["当前欠访"] : [])
      + CoverageWords.states.map(\.1)
    for title in titles {
      table.add("<th scope=\"col\" class=\"figure\">")
      table.add(text: title)
      table.close("th")
    }
    table.add("</tr></thead><tbody>")
    return table
  }

  private static func add(
    _ tally: CoverageTally, _ duty: String, _ paths: CoveragePaths?,
    hasDebts: Bool, to table: inout Markup
  ) {
    table.element(
      "td", class: "figure strong", CoverageWords.percent(tally.rate))
    table.element("td", class: "figure", String(tally.ended))
    if hasDebts {
      cell(
        tally.overdue, paths?.rows(duty, nil), isLate: true, to: &table)
    }
    for (state, _) in CoverageWords.states {
      cell(tally[state], paths?.rows(duty, state), to: &table)
    }
  }

  private static func cell(
    _ number: Int, _ path: String?, isLate: Bool = false,
    to table: inout Markup
  ) {
    table.open("td", class: "figure")
    if let path, number > 0 {
      table.open("a", class: isLate ? "late" : "", href: path)
      table.add(number: number)
      table.close("a")
    } else {
      table.add(number: number)
    }
    table.close("td")
  }
}
