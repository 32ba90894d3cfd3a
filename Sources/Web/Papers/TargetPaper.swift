import Casework
import Operations

extension Paper {
  /// 访视对象清单.
  init(_ list: TargetList, period: Period) {
    self.init(
      title: "访视对象清单", unit: list.place.path.joined(), day: list.day)
    self.period = period.words
    isWide = true
    blocks = [
      .words(Self.summary(list)),
      .table(
        PaperTable(
          label: "访视对象",
          columns: [
            .number, PaperColumn("户主", .s7), PaperColumn("户编号", .s12),
            PaperColumn("住址", .s10),
            PaperColumn("家庭成员（残疾类别等级）", .s18),
            PaperColumn("对象类别", .s18), PaperColumn("访视职责和责任人", .s24),
            PaperColumn("变化", .s6, isFigure: true),
          ],
          rows: list.lines.enumerated().map(Self.row),
          emptyWords: "这个村现在没有访视对象。")),
    ]
    if !list.left.isEmpty {
      blocks += [
        .heading("本期退出"),
        .table(
          PaperTable(
            label: "本期退出",
            columns: [
              .number, PaperColumn("户主", .s16), PaperColumn("户编号", .s20),
              PaperColumn("住址", .s40), PaperColumn("退出", .s20),
            ],
            rows: list.left.enumerated().map { position, home in
              [
                PaperCell("\(position + 1)"), PaperCell(home.head),
                PaperCell(home.number), PaperCell(home.address),
                PaperCell(home.last.map { "\($0) 后销户" } ?? "迁往外村"),
              ]
            }, emptyWords: "")),
      ]
    }
  }

  private static func summary(_ list: TargetList) -> String {
    let joined = list.lines.count { $0.change == .joined }
    let changed = list.lines.count { $0.change == .categories }
    return "共\(list.lines.count)户，其中特别关注\(list.number(of: .special))户、"
      + "重点关注\(list.number(of: .focus))户。本期新增\(joined)户，"
      + "类别有变化\(changed)户，退出\(list.left.count)户。"
  }

  private static func row(
    _ position: Int, _ line: TargetList.Line
  ) -> [PaperCell] {
    let members = line.members.map { member in
      [
        member.name,
        [
          member.sex, member.age.map { "\($0)岁" } ?? "",
          PaperWords.disability(member.category, level: member.level),
        ].filter { !$0.isEmpty }.joined(separator: " "),
      ].filter { !$0.isEmpty }.joined(separator: " ")
    }
    var categories: [String] = []
    for tier in [TargetGroup.Tier.special, .focus, .base] {
      for category in line.categories where category.tier == tier {
        let words = Self.words(category)
        if !categories.contains(words) { categories.append(words) }
      }
    }
    let duties = line.duties.map { duty in
      duty.title + (duty.person.map { "（\($0)）" } ?? "") + "：\(duty.actor)"
    }
    let change =
      switch line.change {
      case .joined: "新增"
      case .categories: "类别变化"
      case nil: ""
      }
    return [
      PaperCell("\(position + 1)"), PaperCell(line.head),
      PaperCell(line.number), PaperCell(line.address), PaperCell(members),
      PaperCell(categories), PaperCell(duties), PaperCell(change),
    ]
  }

  private static func words(_ category: TargetList.Category) -> String {
    let tier = PaperWords.tier(category.tier)
    let persons = category.persons.joined(separator: "、")
    return (tier.isEmpty ? "" : "【\(tier)】") + category.title
      + (persons.isEmpty ? "" : "：\(persons)")
  }
}
