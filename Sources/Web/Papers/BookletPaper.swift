import Casework
import Operations

extension Paper {
  /// 一户一册.
  init(_ booklet: Booklet) {
    let home = booklet.household
    self.init(
      title: "残疾人家庭访视手册（一户一册）", unit: home.path.joined(),
      day: home.day)
    number = home.record.number
    signatures = ["填表人", "审核人", "户主（监护人）签字"]
    blocks = [
      .heading("一、家庭基本情况"), .facts(Self.home(home)),
      .heading("二、家庭成员"), .table(Self.members(home)),
      .heading("三、对象类别"), .table(Self.categories(home)),
      .heading("四、享受的政策和救助"), .table(Self.benefits(home)),
      .heading("五、本年访视职责"),
      .table(PaperTables.duties(home.duties, today: home.day)),
      .heading("六、历次访视"),
    ]
    if home.visitCount > home.visits.count {
      blocks.append(
        .words("共\(home.visitCount)次，以下为最近的\(home.visits.count)次。"))
    }
    blocks.append(.table(PaperTables.visits(home.visits)))
    if booklet.readsMatters {
      blocks += [
        .heading("七、问题、诉求和办理结果"),
        .table(PaperTables.matters(booklet.matters)),
      ]
    }
  }

  private static func home(_ home: HouseholdView) -> [PaperFact] {
    let today = home.day
    let circumstances = home.circumstances.map { item in
      let words = item.note.isEmpty ? "" : "：\(item.note)"
      return "\(item.kind.word)\(words)（"
        + "\(ChineseDays.days(item.span, today: today))）"
    }
    let absences = home.absences.map { absence in
      "\(absence.person ?? "全户")\(absence.reason.word)（"
        + "\(ChineseDays.days(absence.span, today: today))）"
    }
    return [
      PaperFact("户主", home.record.head),
      PaperFact("户编号", home.record.number),
      PaperFact(
        "住址",
        (home.path + [home.record.grid, home.record.address])
          .filter { !$0.isEmpty }.joined(separator: " "), isWide: true),
      PaperFact("家庭人数", "\(home.members.count)人"),
      PaperFact(
        "残疾人数",
        "\(home.members.count { $0.certificate != nil || $0.isSuspected })人"),
      PaperFact(
        "特殊情况", circumstances.joined(separator: "\n"), isWide: true),
      PaperFact("免访", absences.joined(separator: "\n"), isWide: true),
    ]
  }

  private static func members(_ home: HouseholdView) -> PaperTable {
    PaperTable(
      label: "家庭成员",
      columns: [
        .order, PaperColumn("姓名", .s12), PaperColumn("与户主关系", .s8),
        PaperColumn("性别", .s6, isFigure: true),
        PaperColumn("年龄", .s6, isFigure: true), PaperColumn("残疾证", .s16),
        PaperColumn("自理和照料", .s16), PaperColumn("身份证号", .s16),
        PaperColumn("联系电话", .s14),
      ],
      rows: (home.members + home.formerMembers).enumerated().map(member),
      emptyWords: "没有登记家庭成员。")
  }

  private static func member(
    _ position: Int, _ member: MemberView
  ) -> [PaperCell] {
    let certificate = member.certificate
    let state = certificate?.state.map { $0 == .valid ? "" : $0.word } ?? ""
    let care = [
      member.selfCare?.word ?? "",
      member.carers.isEmpty
        ? (member.needsCare ? "需要照料，没有登记家庭照料人" : "")
        : "照料人：\(member.carers.joined(separator: "、"))",
      member.guardian.isEmpty ? "" : "监护人：\(member.guardian)",
    ]
    var name = [member.name]
    if let death = member.death {
      name.append("\(death)去世")
    } else if let last = member.stay.end {
      name.append("\(last)离户")
    }
    return [
      PaperCell("\(position + 1)"), PaperCell(name),
      PaperCell(member.relation), PaperCell(member.sex),
      PaperCell(member.age.map { "\($0)" } ?? ""),
      PaperCell([
        certificate.map {
          PaperWords.disability($0.category, level: Int($0.level))
        } ?? (member.isSuspected ? "疑似残疾，未办证" : ""),
        Masked.short(certificate?.number ?? ""), state,
      ]), PaperCell(care), PaperCell(Masked.short(member.citizenID)),
      PaperCell(Masked.short(member.phone)),
    ]
  }

  private static func categories(_ home: HouseholdView) -> PaperTable {
    PaperTable(
      label: "对象类别",
      columns: [
        .order, PaperColumn("类别", .s24), PaperColumn("涉及的人", .s16),
        PaperColumn("认定理由", .s32), PaperColumn("依据", .s24),
      ],
      rows: home.categories.enumerated().map { position, category in
        let tier = PaperWords.tier(category.tier)
        return [
          PaperCell("\(position + 1)"), PaperCell([category.title, tier]),
          PaperCell(
            category.persons.isEmpty
              ? "全户" : category.persons.joined(separator: "、")),
          PaperCell(category.reason),
          PaperCell([category.policy, category.clause]),
        ]
      }, emptyWords: "现在不在任何对象类别中。")
  }

  private static func benefits(_ home: HouseholdView) -> PaperTable {
    PaperTable(
      label: "享受的政策和救助",
      columns: [
        .order, PaperColumn("姓名", .s16), PaperColumn("救助身份", .s50),
        PaperColumn("备注", .s28),
      ],
      rows: home.members.filter { !$0.statuses.isEmpty }.enumerated()
        .map { position, member in
          [
            PaperCell("\(position + 1)"), PaperCell(member.name),
            PaperCell(member.statuses.map(\.word).joined(separator: "、")),
            "",
          ]
        }, emptyWords: "没有登记享受的政策和救助。")
  }
}
