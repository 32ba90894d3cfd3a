import Casework
import Operations

extension Paper {
  /// 访视对象排查汇总表.
  init(_ summary: TargetSummary, period: Period) {
    self.init(
      title: "访视对象排查汇总表", unit: summary.place.path.joined(),
      day: summary.day)
    self.period = period.words
    isWide = true
    blocks = [
      .words("按\(summary.day.inWords)的情况统计；未办结问题按打印当天统计。"),
      .table(Self.overview(summary)),
    ]
    for pack in summary.packs {
      blocks += [
        .heading(
          pack.policy == pack.title
            ? pack.title : "\(pack.title)（\(pack.policy)）"),
        .table(Self.table(pack, summary.villages)),
      ]
    }
  }

  private static func overview(_ summary: TargetSummary) -> PaperTable {
    var rows: [[PaperCell]] = []
    var total = (households: 0, persons: 0, matters: 0)
    for village in summary.villages {
      let households = summary.households[village.code] ?? 0
      let persons = summary.persons[village.code] ?? 0
      let matters = summary.matters?[village.code] ?? 0
      total.households += households
      total.persons += persons
      total.matters += matters
      rows.append(
        row(
          village.name, households, persons,
          summary.matters == nil ? nil : matters))
    }
    if rows.count > 1 {
      rows.append(
        row(
          "合计", total.households, total.persons,
          summary.matters == nil ? nil : total.matters))
    }
    return PaperTable(
      label: "户数、人数和未办结问题",
      columns: [
        PaperColumn("村（社区）", .s40),
        PaperColumn("户数", .s20, isFigure: true),
        PaperColumn("人数", .s20, isFigure: true),
        PaperColumn("未办结问题", .s20, isFigure: true),
      ], rows: rows, emptyWords: "没有村（社区）。")
  }

  private static func row(
    _ name: String, _ households: Int, _ persons: Int, _ matters: Int?
  ) -> [PaperCell] {
    [
      PaperCell(name), PaperCell("\(households)"), PaperCell("\(persons)"),
      PaperCell(matters.map { "\($0)" } ?? ""),
    ]
  }

  private static func table(
    _ pack: TargetSummary.Pack, _ villages: [AreaName]
  ) -> PaperTable {
    let left = 84 / max(1, pack.groups.count)
    let share = PaperShare.allCases.last { $0.rawValue <= left } ?? .s4
    var columns = [PaperColumn("村（社区）", .s16)]
    for group in pack.groups {
      let unit = group.isOfPersons ? "（人）" : "（户）"
      columns.append(PaperColumn(group.title + unit, share, isFigure: true))
    }
    var rows: [[PaperCell]] = []
    var totals: [String: Int] = [:]
    for village in villages {
      var cells = [PaperCell(village.name)]
      for group in pack.groups {
        let number = pack.numbers[village.code]?[group.id] ?? 0
        totals[group.id, default: 0] += number
        cells.append(PaperCell("\(number)"))
      }
      rows.append(cells)
    }
    if rows.count > 1 {
      var cells = [PaperCell("合计")]
      for group in pack.groups {
        cells.append(PaperCell("\(totals[group.id] ?? 0)"))
      }
      rows.append(cells)
    }
    return PaperTable(
      label: pack.title, columns: columns, rows: rows,
      emptyWords: "没有村（社区）。")
  }
}
