/// Category of a disability certificate (GB/T 26341-2010).
public enum DisabilityCategory: UInt8, Vocabulary {
  case visual, hearing, speech, physical, intellectual, psychiatric, multiple

  public static let words = ["视力", "听力", "言语", "肢体", "智力", "精神", "多重"]
}

/// State of a certificate (证件状态).
public enum CertificateState: UInt8, Vocabulary {
  case valid, expired, frozen, cancelled

  public static let words = ["有效", "过期", "冻结", "注销"]

  /// Whether the holder counts as one.
  public var holds: Bool { self == .valid || self == .expired }
}

/// Social-assistance status (救助身份).
public enum AssistanceStatus: UInt8, Vocabulary {
  case subsistenceAllowance, nearAllowance, rigidExpenditure
  case destituteScattered, destituteInstitution
  case unstableAfterPoverty, borderline, suddenHardship
  case orphan, unattendedChild

  public static let words = [
    "低保", "低保边缘", "刚性支出困难", "特困分散", "特困集中", "脱贫不稳定户",
    "边缘易致贫户", "突发严重困难户", "孤儿", "事实无人抚养儿童",
  ]
}

/// Self-care as the six indicators give it.
public enum SelfCareClass: UInt8, Vocabulary {
  /// None of the six failed.
  case selfCaring
  /// One or more failed, or never assessed.
  case key

  public static let words = ["自理", "重点"]
}

/// Sex as recorded.
public enum Sex: UInt8, Vocabulary {
  case male, female

  public static let words = ["男", "女"]
}

/// Why a person or household is not to be visited for a time (免访 原因).
public enum AbsenceReason: UInt8, Vocabulary {
  case away, hospital, institution, prison, refusal

  public static let words = ["外出", "住院", "机构托养", "服刑", "拒访"]
}
