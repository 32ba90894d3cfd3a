import Casework
import Operations

/// A paper about one matter, as paths name it.
enum MatterPaper: String, CaseIterable {
  case rectification, report

  var title: String {
    switch self {
    case .rectification: "打印整改督办单"
    case .report: "打印上报单"
    }
  }
}

extension MatterPaper {
  /// Those of which there is something to print.
  static func onRecord(of remedies: MatterRemedies) -> [MatterPaper] {
    allCases.filter { paper in
      switch paper {
      case .rectification: remedies.rectification?.standing != nil
      case .report: !remedies.reports.isEmpty
      }
    }
  }
}

extension Paper {
  /// Nil where nothing of the kind is on record.
  init?(
    _ kind: MatterPaper, _ matter: MatterView, _ remedies: MatterRemedies
  ) {
    guard MatterPaper.onRecord(of: remedies).contains(kind) else {
      return nil
    }
    switch kind {
    case .rectification:
      guard let found = remedies.rectification else { return nil }
      self.init(rectification: found, of: matter)
    case .report: self.init(reports: remedies.reports, of: matter)
    }
  }

  /// 整改督办单.
  private init(rectification found: RectificationView, of matter: MatterView) {
    self.init(
      title: "问题整改督办单", unit: matter.officeName, day: matter.today)
    number = "\(matter.id.suffix(12))"
    signatures = ["整改责任人", "督办人", "审核人"]
    blocks = [
      .heading("一、问题"), .facts(Self.facts(of: matter)),
      .heading("二、整改要求"),
      .facts(Self.order(found, now: matter.now)),
      .heading("三、整改和督办经过"), .table(Self.steps(found)),
    ]
  }

  private static func facts(of matter: MatterView) -> [PaperFact] {
    [
      PaperFact("户主", matter.head), PaperFact("户编号", matter.household),
      PaperFact("村（社区）", matter.villageName),
      PaperFact("涉及的人", matter.person ?? "全户"),
      PaperFact("类别", matter.title.domain),
      PaperFact("缓急", matter.standing.urgency.word),
      PaperFact("登记日期", matter.standing.openedAt.day.inWords),
      PaperFact("状态", matter.standing.state.word),
      PaperFact("问题", matter.what, isWide: true),
      PaperFact("家庭希望", matter.wish, isWide: true),
      PaperFact("办理单位", matter.officeName),
      PaperFact("责任人", matter.workerName ?? ""),
      PaperFact("解决措施", matter.plan?.step.words ?? "", isWide: true),
    ]
  }

  private static func order(
    _ found: RectificationView, now: Moment
  ) -> [PaperFact] {
    guard let standing = found.standing else { return [] }
    let isLate = standing.state == .open && standing.dueBy < now
    return [
      PaperFact("整改方式", standing.kind.word),
      PaperFact("整改状态", standing.state.word + (isLate ? "（已超期）" : "")),
      PaperFact("提出时间", PaperWords.moment(standing.orderedAt)),
      PaperFact("完成期限", PaperWords.moment(standing.dueBy)),
      PaperFact("是否延期", standing.isExtended ? "已延期一次" : "没有延期"),
      PaperFact("催办次数", "\(standing.urgings)次"),
      PaperFact("完成日期", standing.doneOn?.inWords ?? ""),
      PaperFact("依据", "\(found.policy) \(found.clause)"),
    ]
  }

  private static func steps(_ found: RectificationView) -> PaperTable {
    PaperTable(
      label: "整改和督办经过",
      columns: [
        .order, PaperColumn("时间", .s12), PaperColumn("事项", .s12),
        PaperColumn("内容", .s28), PaperColumn("期限", .s14),
        PaperColumn("登记人", .s12), PaperColumn("答复", .s16),
      ],
      rows: found.steps.enumerated().map { position, line in
        [
          PaperCell("\(position + 1)"), PaperWords.lines(line.step.at),
          PaperCell([line.step.kind.word, line.step.order?.word ?? ""]),
          PaperCell(line.step.words),
          PaperCell(line.step.dueBy.map { $0.day.description } ?? ""),
          PaperCell(line.author), PaperCell(replies(line.urging)),
        ]
      }, emptyWords: "还没有记录。")
  }

  private static func replies(
    _ recipient: ReportView.Recipient?
  ) -> [String] {
    guard let recipient else { return [] }
    return [recipient.state.word]
      + recipient.steps.filter { !$0.text.isEmpty }.map { step in
        "\(step.at.day) \(step.title)：\(step.text)"
      }
  }

  /// 问题上报单: to whom a matter was reported, and what they said.
  private init(reports: [ReportView], of matter: MatterView) {
    self.init(
      title: "残疾人家庭问题上报单", unit: reports.last?.from ?? matter.officeName,
      day: matter.today)
    number = "\(matter.id.suffix(12))"
    signatures = ["上报人", "审核人", "接收人"]
    blocks = [.heading("一、问题"), .facts(Self.facts(of: matter))]
    let numerals = ["二", "三", "四", "五", "六", "七", "八", "九"]
    for (position, report) in reports.enumerated() {
      blocks += [
        .heading(
          "\(numerals[min(position, 7)])、\(report.from)上报（"
            + "\(PaperWords.moment(report.sentAt))）"),
        .words("上报人：\(report.author)。情况：\(report.words)"),
        .table(Self.recipients(report)),
      ]
    }
  }

  private static func recipients(_ report: ReportView) -> PaperTable {
    PaperTable(
      label: "上报给",
      columns: [
        .order, PaperColumn("上报给", .s24), PaperColumn("确认期限", .s14),
        PaperColumn("状态", .s14), PaperColumn("答复", .s32),
        PaperColumn("空缺的岗位", .s16),
      ],
      rows: report.recipients.enumerated().map { position, recipient in
        [
          PaperCell("\(position + 1)"), PaperCell(recipient.to),
          PaperCell(recipient.acknowledgeBy.map(PaperWords.moment) ?? ""),
          PaperCell(recipient.state.word),
          PaperCell(
            recipient.steps.filter { !$0.text.isEmpty }.map { step in
              "\(step.at.day) \(step.title)：\(step.text)"
            }), PaperCell(recipient.vacant.joined(separator: "、")),
        ]
      }, emptyWords: "没有收件单位。")
  }
}
