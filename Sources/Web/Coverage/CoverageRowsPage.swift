import Casework
import Operations

/// The rows behind a number.
package struct CoverageRowsPage: Page {
  package static let template = "coverage-rows"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var title: String
  package var about: String
  package var rows: [CoverageRowPart]
  package var isEmpty: Bool
  package var pager: PagerPart?

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "title": .text(\.title),
    "about": .text(\.about),
    "rows": .list(\.rows),
    "isEmpty": .flag(\.isEmpty),
    "pager": .part(\.pager),
  ]
}

/// A window of a unit.
package struct CoverageRowPart: PagePart {
  package var name: String
  package var number: String
  package var place: String
  package var window: String
  package var progress: String
  package var mark: StatusMark
  package var marks: String?
  package var householdPath: String?
  package var explanationPath: String

  package static let fields: [String: PageField<Self>] = [
    "name": .text(\.name),
    "number": .text(\.number),
    "place": .text(\.place),
    "window": .text(\.window),
    "progress": .text(\.progress),
    "mark": .part(\.mark),
    "marks": .text(\.marks),
    "householdPath": .text(\.householdPath),
    "explanationPath": .text(\.explanationPath),
  ]
}

extension CoverageRowsPage {
  init(_ rows: CoverageRows, period: Period, frame: Frame) {
    let paths = CoveragePaths(rows.area.code, period)
    let state = CoverageWords.states.first { $0.0 == rows.state }?.1
    self.frame = frame
    title = "\(rows.duty.title)：\(state ?? "当前欠访")"
    self.frame.title = title
    crumbs =
      (rows.above + [rows.area]).map { Crumb($0, period) }
      + [Crumb(title: rows.duty.title, path: paths.duty(rows.duty.id))]
    let when = state == nil ? "" : " · \(period.words)"
    about =
      "\(rows.area.name)\(when) · 共 \(rows.number) 条 · "
      + "截至\(rows.day.inWords)"
    self.rows = rows.rows.map {
      CoverageRowPart($0, duty: rows.duty.id, today: rows.day)
    }
    isEmpty = rows.rows.isEmpty
    pager = PagerPart(
      offset: rows.offset, shown: rows.rows.count, total: rows.number,
      limit: rows.limit, unit: "条"
    ) { paths.rows(rows.duty.id, rows.state, offset: $0) }
  }
}

extension CoverageRowPart {
  init(_ row: CoverageRow, duty: String, today: Day) {
    name = row.name.isEmpty ? row.unit : row.name
    number = row.unit
    place = row.village?.name ?? ""
    window =
      row.window.length == 1
      ? ChineseDays.short(row.window.first, today: today)
      : ChineseDays.window(row.window, today: today)
    progress = "\(row.counted)/\(row.required)"
    mark = StatusMark(row.state, isOverdue: false)
    var words = row.marks.map(\.label)
    if row.isOverdue { words.insert("至今欠访", at: 0) }
    marks = words.isEmpty ? nil : words.joined(separator: "、")
    householdPath = row.household.map { Route.household.path($0) }
    explanationPath = Route.explanation.path(
      duty, row.unit, row.window.first.description)
  }
}
