import Casework
import Operations

extension Paper {
  /// 访视工作计划.
  init(_ plan: WorkPlan, period: Period) {
    let name = plan.isWorkers ? plan.title : plan.path.joined()
    self.init(title: "访视工作计划", unit: name, day: plan.day)
    if plan.isWorkers {
      unit = plan.path.joined() + "　" + plan.title
      signatures = ["责任人", "审核人"]
    }
    self.period = period.words
    isWide = true
    let doneCount = plan.lines.count { $0.state == .done }
    let homes = Set(plan.lines.map(\.household)).count
    var columns = [
      PaperColumn.number, PaperColumn("户主", .s7), PaperColumn("户编号", .s12),
      PaperColumn("住址", .s14), PaperColumn("访视对象", .s8),
      PaperColumn("访视内容", .s14), PaperColumn("期限", .s10),
      PaperColumn("应访次数", .s5, isFigure: true),
      PaperColumn("责任人", .s14), PaperColumn("完成情况", .s12),
    ]
    if plan.isWorkers {
      // One's own name needs no column.
      columns[3] = PaperColumn("村、住址", .s24)
      columns.remove(at: 8)
    }
    blocks = [
      .words("本期应访\(homes)户、\(plan.lines.count)项，已完成\(doneCount)项。"),
      .table(
        PaperTable(
          label: "访视工作计划", columns: columns,
          rows: plan.lines.enumerated().map { position, line in
            var cells = Self.cells(position, line, today: plan.day)
            if plan.isWorkers { cells.remove(at: 8) }
            return cells
          }, emptyWords: "这个期间没有到期的访视。")),
    ]
    blocks += PaperWords.basis(plan.duties)
  }

  private static func cells(
    _ position: Int, _ line: WorkPlan.Line, today: Day
  ) -> [PaperCell] {
    [
      PaperCell("\(position + 1)"), PaperCell(line.head),
      PaperCell(line.household),
      PaperCell([line.village, line.address].filter { !$0.isEmpty }),
      PaperCell(line.person ?? "全户"), PaperCell(line.duty),
      PaperCell([
        ChineseDays.window(line.window, today: today),
        "至\(line.window.last)",
      ]), PaperCell("\(line.required)"), PaperCell(line.actor),
      PaperCell(done(line, today: today)),
    ]
  }

  /// Empty where it is still to be filled in.
  private static func done(_ line: WorkPlan.Line, today: Day) -> [String] {
    switch line.state {
    case .done:
      return ["已完成", line.doneOn?.description ?? ""]
    case .excused: return ["免访"]
    default:
      let part = line.counted == 0 ? "" : "已访\(line.counted)次"
      return line.window.last < today ? ["欠访", part] : [part]
    }
  }
}
