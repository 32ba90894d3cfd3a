import Casework

/// An explanation for a person.
enum ExplanationOutput {
  /// Words for what listings call `unit_type`.
  private static let kinds = [
    "household": "户", "person": "人员", "link": "联系", "worker": "工作人员",
  ]

  private static func links(_ links: [Explanation.Link]) -> [String] {
    if links.isEmpty { return ["没有任何这类联系。"] }
    return ["这类联系："]
      + links.flatMap { link in
        let days = link.spans.map { span in
          (span.start.map { "\($0)" } ?? "一直以来")
            + (span.end.map { " 至 \($0)" } ?? " 起")
        }
        return [
          "  \(link.object) \(days.joined(separator: "；"))",
          "    \(link.finding)",
        ]
      }
  }

  static func text(_ explanation: Explanation) -> String {
    let row = explanation.row
    var lines = [
      "职责：\(explanation.title)（\(row.duty)）",
      "依据：\(row.policy) \(row.clause)",
      "内容：\(explanation.statement)",
      "对象：\(kinds[row.unitType] ?? row.unitType) \(row.unit)",
      "责任人：\(row.actor.isEmpty ? "（无）" : row.actor)",
      "期限：\(row.from) 至 \(row.to)，应\(row.required)次，已计\(row.counted)次",
      "状态：\(row.state.label)（\(row.state.word)）",
      "说明：\(row.note)",
    ]
    for mark in row.marks.words {
      lines.append("标记：\(mark.label)（\(mark.word)）")
    }
    for stay in explanation.stays {
      let from = stay.start.map { "\($0)" } ?? "一直以来"
      let to = stay.end.map { "至 \($0)" } ?? "起"
      lines.append("在范围内：\(from) \(to)")
    }
    lines.append("")
    if row.unitType == "worker" {
      return (lines + links(explanation.links)).joined(separator: "\n")
    }
    lines.append(
      explanation.candidates.isEmpty
        ? "期内没有任何访视记录。" : "期内的访视记录：")
    for visit in explanation.candidates {
      lines.append(
        "  \(visit.at) \(visit.mode.word) \(visit.result.word) "
          + "\(visit.visit) \(visit.workers.joined(separator: ";"))")
      lines.append("    \(visit.finding)")
    }
    return lines.joined(separator: "\n")
  }
}
