import Casework
import Operations

/// A paper of an agreement, as paths name it.
enum AgreementPaper: String, CaseIterable {
  case agreement, pledge, evaluations

  var title: String {
    switch self {
    case .agreement: "打印协议"
    case .pledge: "打印承诺书"
    case .evaluations: "打印评价表"
    }
  }
}

extension Paper {
  init(_ found: ReadAgreement.Found, _ kind: AgreementPaper) {
    switch kind {
    case .agreement: self.init(agreement: found)
    case .pledge: self.init(pledge: found)
    case .evaluations: self.init(evaluations: found)
    }
  }

  /// 委托照料服务协议, to be signed by all three.
  private init(agreement found: ReadAgreement.Found) {
    let (agreement, care) = (found.agreement, found.care)
    self.init(
      title: "特困人员委托照料服务协议", unit: found.township, day: care.day)
    number = "\(agreement.id.suffix(12))"
    signatures = ["甲方（盖章）", "乙方（签字）", "丙方（签字）"]
    let (first, last) = (agreement.span.first, agreement.span.last)
    blocks = [
      .facts([
        PaperFact("甲方（委托方）", found.township, isWide: true),
        PaperFact("乙方（被照料人）", care.name),
        PaperFact("乙方住址", care.place.suffix(2).joined()),
        PaperFact(
          "丙方（照料服务人）",
          "\(agreement.carer.name)（\(agreement.carer.relation)）"),
        PaperFact("丙方住址", agreement.carer.place),
      ]),
      .words(
        care.basis.isEmpty
          ? "甲、乙、丙三方就委托照料服务达成如下协议："
          : "依据\(care.basis)，甲、乙、丙三方就委托照料服务达成如下协议："),
      .heading("一、期限"),
      .words("自\(first.inWords)起至\(last.inWords)止。"),
      .heading("二、丙方的照料服务内容"),
      .words(
        agreement.duties.isEmpty ? "（由三方填写）" : agreement.duties),
      .heading("三、照料服务费"),
      .words(
        agreement.payment == 0
          ? "本协议没有约定照料服务费。"
          : "每月人民币\(agreement.payment)元，按月支付。"),
      .heading("四、三方的权利义务"), .terms(Self.terms),
      .heading("五、解除和变更"), .terms(Self.endings),
      .words("本协议一式三份，三方各执一份，自三方签字（盖章）之日起生效。"),
    ]
    if let signed = agreement.step(.signed) {
      blocks.append(.words("签订日期：\(signed.day.inWords)"))
    }
    if let end = agreement.step(.ended) {
      blocks.append(
        .words(
          "解除日期：\(end.day.inWords)。原因：\(end.end?.word ?? "")"
            + (end.words.isEmpty ? "" : "，\(end.words)")))
    }
  }

  private static let terms = [
    "（一）甲方对照料服务进行指导、督促和定期考核评价，听取乙方和邻里的意见，及时处理反映的问题。",
    "（二）乙方有权得到约定的照料服务，有权评价、反映问题和要求更换照料服务人；如实告知身体和生活情况。",
    "（三）丙方按约定照料乙方的日常生活，生病及时报告和护送就医，发现异常立即报告甲方；"
      + "不侵占、不挪用乙方的钱物，不打骂、不遗弃；接受探访、监督和评价。",
  ]

  private static let endings = [
    "（一）考核评价不合格的，甲方及时解除协议，更换照料服务人。",
    "（二）丙方严重侵害乙方利益的，立即解除协议；情节严重的，依法追究责任。",
    "（三）丙方不能继续照料，乙方要求更换，或者乙方转入机构、不再需要照料的，协议解除。",
  ]

  /// 诚信承诺书, to be signed by the carer.
  private init(pledge found: ReadAgreement.Found) {
    let (agreement, care) = (found.agreement, found.care)
    self.init(
      title: "照料服务人诚信承诺书", unit: found.township, day: care.day)
    number = "\(agreement.id.suffix(12))"
    signatures = ["承诺人（照料服务人）签字", "见证人签字"]
    let pledge = care.file.pledge(of: agreement.id)
    blocks = [
      .facts([
        PaperFact("承诺人", agreement.carer.name),
        PaperFact("与被照料人关系", agreement.carer.relation),
        PaperFact("住址", agreement.carer.place, isWide: true),
        PaperFact("被照料人", care.name),
        PaperFact("所在村（社区）", care.place.suffix(2).joined()),
        PaperFact(
          "协议期限",
          "\(agreement.span.first.inWords)至\(agreement.span.last.inWords)",
          isWide: true),
      ]),
      .words("本人自愿承担被照料人的委托照料服务，郑重承诺："),
      .terms([
        "一、按照协议照料被照料人，做到：\(agreement.duties)",
        "二、尊重被照料人，不打骂、不虐待、不遗弃。",
        "三、不侵占、不挪用被照料人的供养金、一卡通和其他钱物。",
        "四、被照料人生病、走失、受到侵害或者遇到其他危险时，立即送医、处置并报告。",
        "五、如实反映被照料人的情况，接受探访、监督和考核评价，接受公示和群众监督。",
        "六、违反承诺的，同意解除协议，并依法承担责任。",
      ]),
    ]
    if let pledge {
      let published =
        pledge.published.map { "；自\($0.day.inWords)起在\($0.place)公示" } ?? ""
      blocks.append(
        .words("签订日期：\(pledge.signed.inWords)\(published)。本承诺书存入救助档案，长期保存。"))
    } else {
      blocks.append(.words("本承诺书存入救助档案，长期保存，并进行公示。"))
    }
  }

  /// 照料服务评价表: a page for each evaluation; without one, a form to be
  /// filled in.
  private init(evaluations found: ReadAgreement.Found) {
    let (agreement, care) = (found.agreement, found.care)
    self.init(
      title: "委托照料服务评价表", unit: found.township, day: care.day)
    number = "\(agreement.id.suffix(12))"
    signatures = ["本人（监护人）签字", "邻居签字", "评价人", "审核人"]
    let kept = care.file.evaluations.filter { $0.agreement == agreement.id }
    let shown: [CareEvaluation?] = kept.isEmpty ? [nil] : kept
    for (position, evaluation) in shown.enumerated() {
      if position > 0 { blocks.append(.newPage) }
      if shown.count > 1 {
        blocks.append(.heading("第\(position + 1)次评价"))
      }
      blocks.append(
        .facts(Self.evaluation(evaluation, of: agreement, care)))
    }
  }

  private static func evaluation(
    _ evaluation: CareEvaluation?, of agreement: CareAgreement,
    _ care: CareView
  ) -> [PaperFact] {
    let neighbours = evaluation?.neighbours ?? []
    return [
      PaperFact("被照料人", care.name),
      PaperFact("所在村（社区）", care.place.suffix(2).joined()),
      PaperFact("照料服务人", agreement.carer.name),
      PaperFact("与被照料人关系", agreement.carer.relation),
      PaperFact("评价日期", evaluation?.day.inWords ?? ""),
      PaperFact(
        "协议期限",
        "\(agreement.span.first)至\(agreement.span.last)"),
      PaperFact("约定的照料服务", agreement.duties, isWide: true),
      PaperFact(
        "本人满意度（1—5分）", evaluation.map { "\($0.score)分" } ?? "",
        isWide: true),
      PaperFact("本人的话", evaluation?.personWords ?? "", isWide: true),
      PaperFact(
        "邻里评价",
        neighbours.isEmpty
          ? "□满意　□基本满意　□不满意　姓名："
          : neighbours.map(PaperWords.opinion).joined(separator: "\n"),
        isWide: true),
      PaperFact(
        "探访责任人评价",
        evaluation.map { PaperWords.opinion($0.visitor) }
          ?? "□满意　□基本满意　□不满意　姓名：", isWide: true),
      PaperFact(
        "评价结论", evaluation.map(CareWords.result) ?? "□合格　□不合格",
        isWide: true),
      PaperFact("说明", evaluation?.words ?? "", isWide: true),
    ]
  }
}
