import Casework
import Exchange
import Operations

/// What an import has done, for a person: counts by file, then problems,
/// equal ones grouped: what is wrong, the remedy, which rows, how many.
enum ImportOutput {
  static func text(_ report: ImportReport) -> String {
    var lines: [String] = []
    for table in RegisterTable.allCases {
      guard let counts = report.counts[table] else { continue }
      lines.append(
        "\(table.fileName)：新增\(counts.added)，未变\(counts.unchanged)，"
          + "更正\(counts.corrected)，退回\(counts.refused)")
    }
    lines += grouped(report.problems, title: "错误")
    lines += grouped(
      report.quality,
      title: report.isSaved ? "数据质量（已导入，请核实）" : "数据质量（请核实）")
    if !report.isSaved {
      lines += ["", "以上为检查结果，没有保存任何内容。"]
    }
    return lines.joined(separator: "\n")
  }

  private static func grouped(
    _ problems: [RowProblem], title: String
  ) -> [String] {
    guard !problems.isEmpty else { return [] }
    var lines = ["", "\(title)：\(problems.count)处"]
    for group in ProblemGroup.groups(problems) {
      let found = group.rows
      let column = group.column.isEmpty ? "" : "“\(group.column)”列："
      lines.append(
        "  \(group.table.fileName) \(column)\(group.problem)（\(found.count)行）")
      lines.append("    办法：\(group.remedy)")
      let shown = found.prefix(8).map { row in
        row.value.isEmpty ? "第\(row.line)行" : "第\(row.line)行 \(row.value)"
      }
      let more = found.count > 8 ? " 等" : ""
      lines.append("    位置：" + shown.joined(separator: "；") + more)
    }
    return lines
  }
}
