/// How an entrusted-care agreement (委托照料服务协议) stands on a day.
public enum AgreementState: UInt8, Vocabulary {
  /// Written, not yet signed by all three.
  case drafted
  case valid
  /// Its last day has passed.
  case expired
  case ended
  /// Over, and another has been signed since.
  case replaced
  /// Taken back: it should not have been put on record.
  case void

  public static let words = ["拟定", "有效", "到期", "解除", "已替换", "作废"]
}

/// What happens to an agreement.
public enum AgreementStepKind: UInt8, Vocabulary {
  case signed, ended, void

  public static let words = ["签订", "解除", "作废"]
}

/// Why an agreement was ended before its last day.
public enum AgreementEnd: UInt8, Vocabulary {
  case failedEvaluation, seriousHarm, carerUnable, personAsked
  case enteredInstitution, noLongerNeeded, other

  public static let words = [
    "评价不合格", "严重侵害利益", "照料人不能继续", "本人要求更换", "转入机构",
    "去世或不再需要", "其他",
  ]
}

/// What somebody thinks of a carer.
public enum CareGrade: UInt8, Vocabulary {
  case good, fair, poor

  public static let words = ["满意", "基本满意", "不满意"]
}

/// Who keeps the bank card of a person (一卡通).
public enum CardHolder: UInt8, Vocabulary {
  case person, agent

  public static let words = ["本人", "代管"]
}

/// What is noted of a person's care besides agreements and evaluations.
public enum CareNoteKind: UInt8, Vocabulary {
  /// The carer was urged to do his duty.
  case urging
  /// What the responsible visitor thinks of the carer.
  case view
  /// Serious harm was handed over to a body of the law.
  case legalHandover
  /// The carer is put forward as a good one.
  case nomination
  /// The person wishes to live in an institution, or no carer can be found.
  case wish

  public static let words = [
    "督促", "探访责任人看法", "移送追责", "优秀照料人推荐", "集中供养意愿",
  ]
}

/// Institutions on the register of lawful providers.
public enum CareInstitutionKind: UInt8, Vocabulary {
  /// Supports 特困 persons; who enters one is 特困集中.
  case support
  case medical, welfare

  public static let words = ["供养服务机构", "专业医疗机构", "福利机构"]
}
