import Casework
import Records

/// What can be put on record of somebody's care, each a short form.
package enum CareKind: String, Sendable, CaseIterable {
  case agreement, signing, ending
  case voiding = "void"
  case pledge, publication, evaluation
  case view, custody, urging
  case legalHandover = "legal-handover"
  case nomination, wish, placement
  case comingBack = "return"

  package var title: String {
    switch self {
    case .agreement: "签订照料协议"
    case .signing: "登记签字"
    case .ending: "解除协议"
    case .voiding: "作废协议"
    case .pledge: "登记诚信承诺书"
    case .publication: "登记公示"
    case .evaluation: "照料人考核评价"
    case .view: "探访责任人看法"
    case .custody: "一卡通保管检查"
    case .urging: "督促照料人"
    case .legalHandover: "登记移送"
    case .nomination: "推荐优秀照料人"
    case .wish: "登记集中供养意愿"
    case .placement: "转入机构"
    case .comingBack: "从机构返回"
    }
  }

  /// What it is for, in a line under the title.
  package var words: String {
    switch self {
    case .agreement: "乡镇（街道）、本人、照料人三方签订，写明各自的职责和照料费。"
    case .signing: "三方都签了字时用；从签字那天起有效。"
    case .ending: "照料人不能或不应继续时用，写照料的最后一天；随后另签一份。"
    case .voiding: "登记有误、没有签成时用；记录保留，不再计算。"
    case .pledge: "照料人签了诚信承诺书时用；长期保存，不能删除。"
    case .publication: "承诺书张贴公示时用；公示页只写允许公开的内容。"
    case .evaluation: "听本人、至少一位邻里和探访责任人的意见，写明结论；不合格的要解除协议，另找照料人。"
    case .view: "探访中看到的照料情况；评价时会用到。"
    case .custody: "一卡通由谁保管，钱是不是交给本人；不符合规定的要处理。"
    case .urging: "照料人没有照协议做时用；一再督促的会显示次数。"
    case .legalHandover: "严重侵害利益、情节严重的，依法移送时用。"
    case .nomination: "评价优秀的照料人，可以推荐表扬。"
    case .wish: "本人愿意，或者找不到照料人时用。"
    case .placement: "机构须在机构名册上；转入供养服务机构的，从那天起不再是分散供养。"
    case .comingBack: "离开机构回家时用，写在机构的最后一天。"
    }
  }

  package var permission: Permission {
    switch self {
    case .view, .custody, .urging, .wish: .recordCare
    default: .manageCare
    }
  }

  func deed(_ desk: CareDesk) throws -> any CareDeed {
    switch self {
    case .agreement: AgreementDeed(desk)
    case .signing: SigningDeed(desk)
    case .ending: EndingDeed(desk)
    case .voiding: VoidingDeed(desk)
    case .pledge: PledgeDeed(desk)
    case .publication: PublicationDeed(desk)
    case .evaluation: EvaluationDeed(desk)
    case .view: ViewDeed(desk)
    case .custody: CustodyDeed(desk)
    case .urging: UrgingDeed(desk)
    case .legalHandover: LegalHandoverDeed(desk)
    case .nomination: NominationDeed(desk)
    case .wish: WishDeed(desk)
    case .placement: try PlacementDeed(desk)
    case .comingBack: try ReturnDeed(desk)
    }
  }
}

/// One kind of entry: its fields, what stands now, and how it is made.
protocol CareDeed {
  var desk: CareDesk { get }
  var fields: [ChangeField] { get throws }
  /// What is on record of the matter, in lines.
  var standing: [String] { get }
  /// Why there is nothing to fill in; nil where there is.
  var obstacle: String? { get }

  /// Reads and checks what was typed; the step that puts it on record, to be
  /// taken where nothing was refused.
  func plan(_ typed: TypedChange) throws -> CareStep?
}

/// Puts on record what has been checked.
typealias CareStep = (CareWriting) throws -> Void

/// What a step writes with.
struct CareWriting {
  /// Of the form, and of what is made with it.
  let id: String
  let care: CareWriter
  /// For steps that change facts of the register too.
  let changes: ChangeWriter
}

extension CareDeed {
  var standing: [String] { desk.agreementLines }
  var today: Day { desk.context.today }
  var name: String { desk.row.person.name }
}
