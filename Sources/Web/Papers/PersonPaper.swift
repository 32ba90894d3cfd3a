import Casework
import Operations

extension Paper {
  /// 一人一档.
  init(_ file: PersonFile) {
    self.init(
      title: "访视对象个人档案（一人一档）", unit: file.path.joined(),
      day: file.day)
    number = file.member.number
    signatures = ["填表人", "审核人", "本人（监护人）签字"]
    blocks = [.heading("一、基本情况"), .facts(Self.basics(file))]
    add("自理能力评估", Self.assessments(file))
    add("救助身份", Self.statuses(file))
    if let care = file.care {
      add("委托照料服务协议和承诺书", Self.agreements(care, on: file.day))
      add("照料服务评价", Self.evaluations(care))
      add("其他照料记录", Self.notes(care))
    }
    add("本年访视职责", PaperTables.duties(file.duties, today: file.day))
    add("历次访视", PaperTables.visits(file.visits))
    if let matters = file.matters {
      add("问题、诉求和办理结果", PaperTables.matters(matters))
    }
    if let incidents = file.incidents {
      add("应急处置", Self.incidents(incidents))
    }
  }

  /// A part under its numeral.
  private mutating func add(_ title: String, _ table: PaperTable) {
    let parts = blocks.count {
      if case .heading = $0 { true } else { false }
    }
    let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
    blocks += [.heading("\(numerals[min(parts, 9)])、\(title)"), .table(table)]
  }

  private static func incidents(_ incidents: [PaperIncident]) -> PaperTable {
    PaperTable(
      label: "应急处置",
      columns: [
        .order, PaperColumn("报告时间", .s14), PaperColumn("情形", .s18),
        PaperColumn("情况", .s50), PaperColumn("状态", .s12),
      ],
      rows: incidents.enumerated().map { position, incident in
        [
          PaperCell("\(position + 1)"), PaperWords.lines(incident.reportedAt),
          PaperCell(incident.title), PaperCell(incident.words),
          PaperCell(incident.state.word),
        ]
      }, emptyWords: "没有应急处置记录。")
  }

  private static func basics(_ file: PersonFile) -> [PaperFact] {
    let member = file.member
    let certificate = member.certificate
    let state =
      certificate?.state.map { $0 == .valid ? "" : "（\($0.word)）" } ?? ""
    let disability =
      certificate.map {
        PaperWords.disability($0.category, level: Int($0.level)) + state
      } ?? (member.isSuspected ? "疑似残疾，未办证" : "无")
    return [
      PaperFact("姓名", member.name), PaperFact("性别", member.sex),
      PaperFact("出生日期", member.birth?.inWords ?? ""),
      PaperFact("年龄", member.age.map { "\($0)周岁" } ?? ""),
      PaperFact("身份证号", shown(file.citizenID, file)),
      PaperFact("联系电话", shown(file.phone, file)),
      PaperFact("残疾类别等级", disability),
      PaperFact("残疾证号", shown(file.certificate, file)),
      PaperFact("户主", file.head),
      PaperFact("与户主关系", member.relation),
      PaperFact("户编号", file.household),
      PaperFact(
        "自理类别",
        (member.selfCare?.word ?? "")
          + (member.selfCare != nil && member.assessed == nil
            ? "（未评估）" : "")),
      PaperFact(
        "住址",
        (file.path + [file.address]).filter { !$0.isEmpty }
          .joined(separator: " "), isWide: true),
      PaperFact("监护人", member.guardian),
      PaperFact("照料人", member.carers.joined(separator: "、")),
      PaperFact(
        "对象类别", file.categories.map(\.title).joined(separator: "、"),
        isWide: true),
    ]
  }

  private static func shown(_ number: String, _ file: PersonFile) -> String {
    file.isWhole ? number : Masked.short(number)
  }

  private static func assessments(_ file: PersonFile) -> PaperTable {
    PaperTable(
      label: "自理能力评估",
      columns: [PaperColumn("评估日期", .s14)]
        + AssessmentRecord.names.map {
          PaperColumn($0, .s12, isFigure: true)
        } + [PaperColumn("结论", .s12, isFigure: true)],
      rows: file.assessments.map { assessment in
        [PaperCell(assessment.day.description)]
          + assessment.indicators.map {
            PaperCell($0.map { $0 ? "能" : "不能" } ?? "")
          } + [PaperCell(conclusion(assessment))]
      }, emptyWords: "没有登记过评估。")
  }

  private static func conclusion(_ assessment: AssessmentRecord) -> String {
    if assessment.failed > 0 { return SelfCareClass.key.word }
    return assessment.blank == 0 ? SelfCareClass.selfCaring.word : "未评完"
  }

  private static func statuses(_ file: PersonFile) -> PaperTable {
    PaperTable(
      label: "救助身份",
      columns: [
        .order, PaperColumn("身份", .s40), PaperColumn("起", .s28),
        PaperColumn("止", .s28),
      ],
      rows: file.statuses.enumerated().map { position, status in
        [
          PaperCell("\(position + 1)"), PaperCell(status.status.word),
          PaperCell(status.span.start?.description ?? ""),
          PaperCell(status.span.end?.description ?? ""),
        ]
      }, emptyWords: "没有登记救助身份。")
  }

  private static func agreements(_ care: CareFile, on day: Day) -> PaperTable {
    PaperTable(
      label: "委托照料服务协议和承诺书",
      columns: [
        .order, PaperColumn("照料服务人", .s16),
        PaperColumn("协议期限", .s20), PaperColumn("照料费", .s12),
        PaperColumn("状态", .s12), PaperColumn("诚信承诺书", .s36),
      ],
      rows: care.agreements.enumerated().map { position, agreement in
        let pledge = care.pledge(of: agreement.id)
        let end = agreement.step(.ended)
        return [
          PaperCell("\(position + 1)"),
          PaperCell([
            agreement.carer.name, agreement.carer.relation,
            agreement.carer.place,
          ]),
          PaperCell([
            "\(agreement.span.first)", "至\(agreement.span.last)",
          ]),
          PaperCell(
            agreement.payment == 0 ? "无" : "每月\(agreement.payment)元"),
          PaperCell([
            agreement.state(on: day, among: care.agreements).word,
            end.map { "\($0.day) \($0.end?.word ?? "")" } ?? "",
          ]),
          PaperCell([
            pledge.map { "\($0.signed)签订" } ?? "没有登记",
            pledge?.published.map { "\($0.day)在\($0.place)公示" } ?? "",
          ]),
        ]
      }, emptyWords: "没有委托照料服务协议。")
  }

  private static func evaluations(_ care: CareFile) -> PaperTable {
    PaperTable(
      label: "照料服务评价",
      columns: [
        PaperColumn("日期", .s12), PaperColumn("照料服务人", .s12),
        PaperColumn("本人评分", .s10, isFigure: true),
        PaperColumn("邻里意见", .s24), PaperColumn("探访责任人意见", .s24),
        PaperColumn("结论", .s18),
      ],
      rows: care.evaluations.map { evaluation in
        [
          PaperCell(evaluation.day.description),
          PaperCell(care.agreement(evaluation.agreement)?.carer.name ?? ""),
          PaperCell("\(evaluation.score)"),
          PaperCell(evaluation.neighbours.map(PaperWords.opinion)),
          PaperCell(PaperWords.opinion(evaluation.visitor)),
          PaperCell([CareWords.result(evaluation), evaluation.words]),
        ]
      }, emptyWords: "还没有评价。")
  }

  /// The bank card, urging, wishes and institutions, in order of time.
  private static func notes(_ care: CareFile) -> PaperTable {
    var lines: [(day: Day, kind: String, words: String)] = []
    lines += care.custody.map { check in
      (
        check.day, "一卡通",
        check.holder == .person
          ? "本人保管"
          : "由\(check.agent)（\(check.relation)）代管 "
            + check.irregularities.joined(separator: "、")
      )
    }
    lines += care.notes.map { note in
      (
        note.day, note.kind.word,
        [note.grade?.word ?? "", note.body, note.words]
          .filter { !$0.isEmpty }.joined(separator: "，")
      )
    }
    lines += care.placements.map { placement in
      (
        placement.from, "转入机构",
        "\(placement.name)：\(placement.reason)"
          + (placement.back.map { "；\($0.last)离开" } ?? "")
      )
    }
    return PaperTable(
      label: "其他照料记录",
      columns: [
        PaperColumn("日期", .s14), PaperColumn("事项", .s20),
        PaperColumn("内容", .s50),
      ],
      rows: lines.sorted { $0.day < $1.day }.map { line in
        [
          PaperCell(line.day.description), PaperCell(line.kind),
          PaperCell(line.words),
        ]
      }, emptyWords: "没有其他记录。")
  }
}
