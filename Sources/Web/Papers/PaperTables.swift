import Casework
import Operations

/// Tables that a household's and a person's papers share.
enum PaperTables {
  static func duties(_ duties: [DutyView], today: Day) -> PaperTable {
    PaperTable(
      label: "本年访视职责",
      columns: [
        .order, PaperColumn("职责", .s20), PaperColumn("期别", .s14),
        PaperColumn("责任人", .s20), PaperColumn("已访/应访", .s8, isFigure: true),
        PaperColumn("情况", .s10), PaperColumn("依据", .s24),
      ],
      rows: duties.sorted { one, other in
        (one.duty, one.unit, one.window.first)
          < (other.duty, other.unit, other.window.first)
      }.enumerated().map { position, duty in
        [
          PaperCell("\(position + 1)"),
          PaperCell([duty.title, duty.person ?? ""]),
          PaperCell(ChineseDays.window(duty.window, today: today)),
          PaperCell(duty.actor),
          PaperCell("\(duty.counted)/\(duty.required)"),
          PaperCell([duty.state.label, duty.isOverdue ? "至今欠访" : ""]),
          PaperCell([duty.policy, duty.clause]),
        ]
      }, emptyWords: "本年没有应当访视的职责。")
  }

  /// In the order of time.
  static func visits(_ visits: [VisitHistory]) -> PaperTable {
    PaperTable(
      label: "历次访视",
      columns: [
        .order, PaperColumn("时间", .s12), PaperColumn("访视人", .s10),
        PaperColumn("方式、结果", .s8), PaperColumn("见到的人", .s12),
        PaperColumn("发现的问题", .s28), PaperColumn("事由和备注", .s24),
      ],
      rows: visits.reversed().enumerated().map { position, history in
        visit(position, history.standing)
      }, emptyWords: "还没有访视记录。")
  }

  private static func visit(
    _ position: Int, _ visit: VisitView
  ) -> [PaperCell] {
    let met =
      visit.persons.map(\.name) + (visit.metFamily ? ["家属或照料人"] : [])
    let problems = visit.answers.flatMap { sheet in
      sheet.lines.filter(\.isProblem).map { line in
        "\(line.title)：\(line.answer)"
      }
    }
    return [
      PaperCell("\(position + 1)"), PaperWords.lines(visit.at),
      PaperCell(visit.workers.map(\.name).joined(separator: "、")),
      PaperCell([visit.mode.word, visit.result.word]),
      PaperCell(met.joined(separator: "、")),
      // Without a checklist nobody has said that there are none.
      PaperCell(
        problems.isEmpty && !visit.answers.isEmpty ? ["无"] : problems),
      PaperCell([
        visit.reason.map { "未入户原因：\($0.word)" } ?? "",
        visit.occasion, visit.remark,
        visit.isLate ? "补录" + (visit.lateReason.map { "：\($0)" } ?? "") : "",
        visit.isForOthers ? "由\(visit.recordedBy)代录" : "",
        visit.why.map { "更正：\($0)" } ?? "",
      ]),
    ]
  }
}
