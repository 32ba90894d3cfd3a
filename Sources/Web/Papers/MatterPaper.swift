import Casework
import Operations

extension Paper {
  /// 访视问题清单.
  init(_ book: MatterBookView, period: Period) {
    self.init(
      title: "访视问题清单", unit: book.place.path.joined(), day: book.day)
    self.period = period.words
    isWide = true
    let part =
      book.sheets > 1 ? "本表为第\(book.sheet)部分，共\(book.sheets)部分。" : ""
    let first = (book.sheet - 1) * ReadMatterBook.sheetLength
    blocks = [
      .words("本期登记问题和诉求\(book.number)件。\(part)"),
      .table(
        PaperTable(
          label: "访视问题清单",
          columns: [
            .number, PaperColumn("发现日期", .s9),
            PaperColumn("村、户主（户编号）", .s12),
            PaperColumn("涉及的人", .s7), PaperColumn("类别、缓急", .s9),
            PaperColumn("问题和诉求", .s18), PaperColumn("办理单位、责任人", .s9),
            PaperColumn("解决措施", .s12), PaperColumn("办理期限", .s9),
            PaperColumn("状态和结果", .s12),
          ],
          rows: book.lines.enumerated().map { position, line in
            Self.row(first + position, line, now: book.now)
          }, emptyWords: "这个期间没有登记问题。")),
    ]
  }

  private static func row(
    _ position: Int, _ line: MatterBookView.Line, now: Moment
  ) -> [PaperCell] {
    let isLate = line.actBy.map { $0 < now } ?? false
    return [
      PaperCell("\(position + 1)"), PaperCell(line.openedOn.description),
      PaperCell([line.village, line.head, line.household]),
      PaperCell(line.person ?? "全户"),
      PaperCell([line.domain, line.urgency.word]),
      PaperCell([
        line.what, line.wish.isEmpty ? "" : "诉求：\(line.wish)",
      ]), PaperCell([line.office, line.worker ?? ""]),
      PaperCell(line.plan),
      PaperCell([
        line.actBy.map { $0.day.description } ?? "", isLate ? "已超期" : "",
      ]),
      PaperCell([
        line.state.word, line.solvedOn.map { "\($0)解决" } ?? "",
        line.outcome,
      ]),
    ]
  }

  /// 残疾人需求汇总表.
  init(_ summary: NeedsSummary, period: Period) {
    self.init(
      title: "残疾人需求汇总表", unit: summary.place.path.joined(),
      day: summary.day)
    self.period = period.words
    let total = summary.lines.reduce(0) { $0 + $1.total }
    var columns: [PaperColumn] = [
      .order, PaperColumn("反映给（办理单位）", .s18), PaperColumn("类别", .s18),
      PaperColumn("件数", .s7, isFigure: true),
    ]
    for state in MatterState.allCases {
      columns.append(PaperColumn(state.word, .s8, isFigure: true))
    }
    columns.append(PaperColumn("答复", .s9))
    blocks = [
      .words("本期共反映需求和问题\(total)件，按现在的办理单位和类别汇总如下。"),
      .table(
        PaperTable(
          label: "残疾人需求汇总", columns: columns,
          rows: summary.lines.enumerated().map(Self.row),
          emptyWords: "这个期间没有反映需求。")),
    ]
  }

  private static func row(
    _ position: Int, _ line: NeedsSummary.Line
  ) -> [PaperCell] {
    var cells = [
      PaperCell("\(position + 1)"), PaperCell(line.office),
      PaperCell(line.domain), PaperCell("\(line.total)"),
    ]
    for state in MatterState.allCases {
      cells.append(PaperCell("\(line.numbers[state] ?? 0)"))
    }
    // Replies are written in by hand.
    cells.append("")
    return cells
  }
}

extension PaperTables {
  static func matters(_ matters: [PaperMatter]) -> PaperTable {
    PaperTable(
      label: "问题、诉求和办理结果",
      columns: [
        .order, PaperColumn("发现日期", .s12),
        PaperColumn("类别、缓急", .s12), PaperColumn("问题和诉求", .s24),
        PaperColumn("解决措施、期限", .s18), PaperColumn("办理经过和结果", .s28),
        PaperColumn("状态", .s8),
      ],
      rows: matters.enumerated().map { position, matter in
        [
          PaperCell("\(position + 1)"),
          PaperCell(matter.openedOn.description),
          PaperCell([
            matter.domain, matter.urgency.word, matter.person ?? "",
          ]),
          PaperCell([
            matter.what, matter.wish.isEmpty ? "" : "诉求：\(matter.wish)",
          ]),
          PaperCell([
            matter.plan, matter.plannedFor.map { "\($0)以前" } ?? "",
          ]),
          PaperCell(
            matter.outcomes.map { outcome in
              "\(outcome.day) \(outcome.kind.word)"
                + (outcome.words.isEmpty ? "" : "：\(outcome.words)")
            } + [matter.rating.map { "满意程度\($0)分" } ?? ""]),
          PaperCell(matter.state.word),
        ]
      }, emptyWords: "没有登记问题和诉求。")
  }
}
