import Casework
import Operations

extension Paper {
  /// 应急处置记录.
  init(_ incident: IncidentView) {
    let line = incident.line
    self.init(
      title: "应急处置记录", unit: line.village, day: incident.today)
    number = "\(line.id.suffix(12))"
    signatures = ["处置人", "记录人", "审核人"]
    blocks = [
      .heading("一、基本情况"),
      .facts([
        PaperFact("情形", line.title), PaperFact("状态", line.state.word),
        PaperFact("对象", line.name ?? ""),
        PaperFact("户编号", line.household),
        PaperFact("报告人", line.reporter),
        PaperFact("报告时间", PaperWords.moment(line.reportedAt)),
        PaperFact("地点", incident.place, isWide: true),
        PaperFact("情况", incident.words, isWide: true),
        PaperFact(
          "书面记录期限",
          PaperWords.moment(incident.recordDue)
            + (line.isRecorded ? "（已有）" : ""), isWide: true),
        PaperFact(
          "依据", "\(incident.policy) \(incident.clause)", isWide: true),
      ]),
      .heading("二、同时报告"), .table(Self.notices(incident)),
      .heading("三、处置清单"), .table(Self.checklist(incident)),
      .heading("四、处置经过"), .table(Self.steps(incident)),
    ]
    if !incident.lookBack.isEmpty {
      blocks += [
        .heading("五、发生前各期访视"),
        .table(
          PaperTables.duties(incident.lookBack, today: incident.today)),
      ]
    }
  }

  private static func notices(_ incident: IncidentView) -> PaperTable {
    PaperTable(
      label: "同时报告",
      columns: [
        .order, PaperColumn("报告给", .s28), PaperColumn("发出时间", .s20),
        PaperColumn("签收期限", .s20), PaperColumn("签收", .s12),
        PaperColumn("空缺的岗位", .s18),
      ],
      rows: incident.notices.enumerated().map { position, notice in
        [
          PaperCell("\(position + 1)"), PaperCell(notice.to),
          PaperWords.lines(notice.sentAt),
          PaperCell(notice.acknowledgeBy.map(PaperWords.moment) ?? ""),
          PaperCell([
            state(notice), notice.isRaised ? "已上报一级" : "",
          ]), PaperCell(notice.vacant.joined(separator: "、")),
        ]
      }, emptyWords: "没有发出报告。")
  }

  private static func state(_ notice: NoticeLine) -> String {
    switch notice.state {
    case .waiting: "待签收"
    case .late: "超时未签收"
    case .acknowledged: "已签收"
    case .settled: "无需签收"
    }
  }

  private static func checklist(_ incident: IncidentView) -> PaperTable {
    PaperTable(
      label: "处置清单",
      columns: [
        .order, PaperColumn("事项", .s50), PaperColumn("完成时间", .s20),
        PaperColumn("完成人", .s20),
      ],
      rows: incident.checklist.enumerated().map { position, item in
        [
          PaperCell("\(position + 1)"), PaperCell(item.words),
          PaperCell(item.doneAt.map(PaperWords.moment) ?? ""),
          PaperCell(item.doneBy ?? ""),
        ]
      }, emptyWords: "这种情形没有规定清单。")
  }

  private static func steps(_ incident: IncidentView) -> PaperTable {
    PaperTable(
      label: "处置经过",
      columns: [
        PaperColumn("时间", .s18), PaperColumn("事项", .s14),
        PaperColumn("情况", .s50), PaperColumn("记录人", .s18),
      ],
      rows: incident.steps.map { step in
        [
          PaperWords.lines(step.at),
          PaperCell([step.step.word, step.cause?.word ?? ""]),
          PaperCell(step.words), PaperCell(step.by),
        ]
      }, emptyWords: "还没有处置记录。")
  }
}
