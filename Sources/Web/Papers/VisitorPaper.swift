import Casework
import Operations

extension Paper {
  /// 探访责任人考评表.
  init(_ scores: VisitorScores, period: Period) {
    self.init(
      title: "探访责任人考评表", unit: scores.place.path.joined(),
      day: scores.day)
    self.period = period.words
    isWide = true
    blocks = [
      .words(
        "完成率按到期的期次计算；入户占比按已完成的访视和联系计算；"
          + "发现问题是访视中登记的事项，满意度是家庭对这些事项的评价（1 至 5 分）。"),
      .table(
        PaperTable(
          label: "探访责任人考评",
          columns: [
            .number, PaperColumn("探访责任人", .s14),
            PaperColumn("工号", .s12),
            PaperColumn("探访对象", .s8, isFigure: true),
            PaperColumn("到期期次", .s8, isFigure: true),
            PaperColumn("已完成", .s8, isFigure: true),
            PaperColumn("完成率", .s8, isFigure: true),
            PaperColumn("访视次数", .s8, isFigure: true),
            PaperColumn("入户占比", .s8, isFigure: true),
            PaperColumn("发现问题", .s8, isFigure: true),
            PaperColumn("满意度", .s8, isFigure: true),
          ],
          rows: scores.lines.enumerated().map(Self.row),
          emptyWords: "这个期间没有由个人负责的探访。")),
    ]
    blocks += PaperWords.basis(scores.duties)
  }

  private static func row(
    _ position: Int, _ line: VisitorScores.Line
  ) -> [PaperCell] {
    [
      PaperCell("\(position + 1)"),
      PaperCell(line.name.isEmpty ? line.worker : line.name),
      PaperCell(line.worker), PaperCell("\(line.persons)"),
      PaperCell("\(line.windows.ended)"),
      PaperCell("\(line.windows.doneAndEnded)"),
      PaperCell(CoverageWords.percent(line.windows.rate)),
      PaperCell("\(line.visits)"),
      PaperCell(CoverageWords.percent(line.homeShare)),
      PaperCell("\(line.problems)"),
      PaperCell(
        line.satisfaction.map { ($0 * 10).rounded() / 10 }
          .map { "\($0)（\(line.ratings.count)件）" } ?? "—"),
    ]
  }
}
