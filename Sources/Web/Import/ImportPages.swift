import Casework
import Exchange
import Operations

/// 数据导入: choose the files.
package struct ImportFormPage: Page {
  package static let template = "import-form"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var errors: ErrorSummary?
  package var error: String?
  package var action: String
  package var tables: [LinePart]
  package var running: [OnwardPart]
  package var hasRunning: Bool

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "errors": .part(\.errors),
    "error": .text(\.error),
    "action": .text(\.action),
    "tables": .list(\.tables),
    "running": .list(\.running),
    "hasRunning": .flag(\.hasRunning),
  ]

  init(
    running: [OnwardPart], problems: [FieldProblem], frame: Frame
  ) {
    self.frame = frame
    crumbs = [.office]
    action = Route.importForm.path()
    self.running = running
    hasRunning = !running.isEmpty
    if !problems.isEmpty {
      errors = ErrorSummary(
        Complaint(.invalid(problems)),
        targets: [(UploadReader.field, "files")])
      error = problems.map(\.words).joined(separator: "；")
    }
    tables = RegisterTable.allCases.map { table in
      LinePart(
        title: table.fileName,
        detail: table.columns.map { $0.name + ($0.isRequired ? "*" : "") }
          .joined(separator: "、"))
    }
  }
}

/// What an import has found or done.
package struct ImportPage: Page {
  package static let template = "import"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var path: String
  package var id: String
  /// What came of it, in a sentence.
  package var outcome: String
  package var isDone: Bool
  package var isWarning: Bool
  package var counts: Markup
  package var errorTitle: String?
  package var errors: [ProblemPart]
  package var qualityTitle: String?
  package var quality: [ProblemPart]
  /// Offered after a check.
  package var canImport: Bool
  package var canAccept: Bool
  package var accept: String
  package var refused: [OnwardPart]
  package var hasRefused: Bool

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "path": .text(\.path),
    "id": .text(\.id),
    "outcome": .text(\.outcome),
    "isDone": .flag(\.isDone),
    "isWarning": .flag(\.isWarning),
    "counts": .markup(\.counts),
    "errorTitle": .text(\.errorTitle),
    "errors": .list(\.errors),
    "qualityTitle": .text(\.qualityTitle),
    "quality": .list(\.quality),
    "canImport": .flag(\.canImport),
    "canAccept": .flag(\.canAccept),
    "accept": .text(\.accept),
    "refused": .list(\.refused),
    "hasRefused": .flag(\.hasRefused),
  ]
}

/// Equal problems of one file together.
package struct ProblemPart: PagePart {
  package var title: String
  package var count: String
  package var remedy: String
  package var places: String

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "count": .text(\.count),
    "remedy": .text(\.remedy),
    "places": .text(\.places),
  ]

  init(_ group: ProblemGroup) {
    let column = group.column.isEmpty ? "" : "“\(group.column)”列："
    title = "\(group.table.fileName) \(column)\(group.problem)"
    count = "\(group.rows.count)行"
    remedy = group.remedy
    places =
      group.rows.prefix(8).map { row in
        row.value.isEmpty ? "第\(row.line)行" : "第\(row.line)行 \(row.value)"
      }.joined(separator: "；") + (group.rows.count > 8 ? " 等" : "")
  }
}

extension ImportPage {
  /// - Parameter fault: why it could not be imported just now.
  init(
    _ report: ImportReport, after fault: Fault? = nil, id: String,
    frame: Frame
  ) {
    self.frame = frame
    self.id = id
    crumbs = [.office, .imports]
    path = Route.importJob.path(id)
    isDone = report.isSaved
    let hasErrors = !report.problems.isEmpty
    isWarning = hasErrors || fault != nil
    counts = Self.counts(report)
    errors = ProblemGroup.groups(report.problems).map { ProblemPart($0) }
    errorTitle = hasErrors ? "错误：\(report.problems.count)处" : nil
    quality = ProblemGroup.groups(report.quality).map { ProblemPart($0) }
    qualityTitle =
      report.quality.isEmpty
      ? nil
      : (report.isSaved ? "数据质量（已导入，请核实）：" : "数据质量（可以导入，请核实）：")
        + "\(report.quality.count)处"
    canImport = !report.isSaved && !hasErrors
    canAccept = !report.isSaved && hasErrors
    let good = report.counts.values.reduce(0) {
      $0 + $1.added + $1.unchanged + $1.corrected
    }
    accept = "退回这\(report.refusedRows)行，导入其余\(good)行"
    switch (report.isSaved, hasErrors) {
    case (true, false): outcome = "已导入。"
    case (true, true): outcome = "已导入，退回\(report.refusedRows)行，请改正后再导入。"
    case (false, false): outcome = "检查过了，没有错误。还没有保存任何内容。"
    case (false, true): outcome = "检查过了，有错误。还没有保存任何内容。"
    }
    if let fault {
      outcome = fault.wordsBesideImport + "编号 \(fault.reference)。"
    }
    let tables = Set(report.problems.map(\.table))
    refused =
      report.isSaved
      ? RegisterTable.allCases.filter(tables.contains).map { table in
        OnwardPart(
          title: "退回的\(table.fileName)", detail: "末列写明原因，改好可直接再导入",
          path: Route.refusedRows.path(id, table.rawValue))
      } : []
    hasRefused = !refused.isEmpty
  }

  private static func counts(_ report: ImportReport) -> Markup {
    var table = Markup("<table class=\"office-table\"><thead><tr>")
    table.add("<th scope=\"col\">文件</th>")
    for name in ["新增", "未变", "更正", "退回"] {
      table.add("<th scope=\"col\" class=\"figure\">")
      table.add(text: name)
      table.add("</th>")
    }
    table.add("</tr></thead><tbody>")
    for file in RegisterTable.allCases {
      guard let counts = report.counts[file] else { continue }
      table.add("<tr><th scope=\"row\">")
      table.add(text: file.fileName)
      table.add("</th>")
      for count in [
        counts.added, counts.unchanged, counts.corrected, counts.refused,
      ] {
        table.element("td", class: "figure", String(count))
      }
      table.add("</tr>")
    }
    table.add("</tbody></table>")
    return table
  }
}
