/// The kinds of changes of facts, each a short form.
package enum ChangeKind: String, Sendable, CaseIterable {
  // Of a household.
  case household
  case member
  case circumstance
  case circumstanceEnd = "circumstance-end"
  case absence
  case absenceEnd = "absence-end"
  case relocation
  case closing
  // Of somebody in it.
  case person
  case certificate
  case status
  case statusEnd = "status-end"
  case assessment
  case care
  case careEnd = "care-end"
  case personAbsence = "person-absence"
  case personAbsenceEnd = "person-absence-end"
  case leaving
  case move
  case death
  case capacity
  case capacityCorrection = "capacity-correction"
  // Of an area.
  case newHousehold = "new-household"
  case suspension
  case suspensionEnd = "suspension-end"

  /// What a change of the kind is about.
  package enum Subject: Sendable {
    case household, person, area
  }

  package var subject: Subject {
    switch self {
    case .household, .member, .circumstance, .circumstanceEnd, .absence,
      .absenceEnd, .relocation, .closing:
      .household
    case .person, .certificate, .status, .statusEnd, .assessment, .care,
      .careEnd, .personAbsence, .personAbsenceEnd, .leaving, .move, .death,
      .capacity, .capacityCorrection:
      .person
    case .newHousehold, .suspension, .suspensionEnd: .area
    }
  }

  package var title: String {
    switch self {
    case .household: "更正户信息"
    case .member: "增加家庭成员"
    case .circumstance: "登记特殊情况"
    case .circumstanceEnd: "结束特殊情况"
    case .absence: "登记全户免访"
    case .absenceEnd: "结束全户免访"
    case .relocation: "全户迁往他村"
    case .closing: "销户"
    case .person: "更正个人信息"
    case .certificate: "残疾证变更"
    case .status: "登记救助身份"
    case .statusEnd: "结束救助身份"
    case .assessment: "自理能力评估"
    case .care: "登记照料人"
    case .careEnd: "结束照料"
    case .personAbsence: "登记个人免访"
    case .personAbsenceEnd: "结束个人免访"
    case .leaving: "离户"
    case .move: "迁入另一户"
    case .death: "去世"
    case .capacity: "登记民事行为能力"
    case .capacityCorrection: "更正民事行为能力"
    case .newHousehold: "新建一户"
    case .suspension: "暂停入户"
    case .suspensionEnd: "结束暂停入户"
    }
  }

  /// What it is for, in a line under the title.
  package var words: String {
    switch self {
    case .household: "户主姓名、住址、网格有误或有变时用。"
    case .member: "出生、迁入、漏登的人，疑似残疾未办证的人，都在这里增加。"
    case .circumstance: "重大疾病、灾害、家庭变故等；登记后按特别关注的次数访视。"
    case .circumstanceEnd: "情况已经解除时用，写最后一天。"
    case .absence: "全家外出等，期间免访。只有一个人不在家的，在成员处登记。"
    case .absenceEnd: "全家回来时用，写不在家的最后一天。"
    case .relocation: "原户销户，在新村另建一户，成员、特殊情况和免访一并转过去；联系干部要由县级重新指定。"
    case .closing: "全家迁出本县、户已不存在时用；在户成员同日离户。"
    case .person: "姓名、身份证号、电话等有误或有变时用。"
    case .certificate: "新办、换证、等级变化、过期、冻结、注销，都从变更日起算，以前的记录保留。"
    case .status: "低保、特困等，从起始日起算。"
    case .statusEnd: "不再享受时用，写最后一天。"
    case .assessment: "六项都要填；一项“不能”即为重点对象。"
    case .care: "由谁照料，从哪天起。"
    case .careEnd: "不再照料时用，写最后一天。"
    case .personAbsence: "外出、住院、机构托养等，期间免访。"
    case .personAbsenceEnd: "回来时用，写不在家的最后一天。"
    case .leaving: "离开这一户、不去已建档的另一户时用。"
    case .move: "搬到已建档的另一户时用，如出嫁、投亲。"
    case .death: "登记去世日期。以前的访视和记录都保留。"
    case .capacity: "无、限制或完全民事行为能力，监护人是谁，从哪天起；不影响访视职责。监护人换了的，也在这里另登记一次。"
    case .capacityCorrection: "最近一次登记有误时用；以前的内容保留在记录里。"
    case .newHousehold: "新建档的一户，连同户主一起登记。"
    case .suspension: "疫情、灾害等期间，一个辖区内暂停入户。"
    case .suspensionEnd: "恢复入户时用，写暂停的最后一天。"
    }
  }
}
