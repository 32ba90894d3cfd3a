/// What was done to somebody (侵权类型).
public enum InfringementKind: UInt8, Vocabulary {
  case bodilyHarm, property, abuse, employment, education, benefits, other

  public static let words = [
    "人身侵害", "财产侵占", "遗弃/虐待", "就业歧视", "教育权益", "待遇克扣", "其他",
  ]
}

/// The body that was informed of it (反映的机构).
public enum LegalBody: UInt8, Vocabulary {
  case police, court, procuratorate, legalAid, women, federation, other

  public static let words = [
    "公安", "法院", "检察院", "司法行政/法律援助", "妇联", "残联维权", "其他",
  ]
}

/// An infringement that a matter is about (侵权事件).
public struct Infringement: Hashable, Sendable {
  public var happened: Day
  public var kind: InfringementKind
  public var words: String
  /// Nil until somebody has been informed.
  public var report: Report?
  /// Empty while it is open.
  public var outcome: String

  public struct Report: Hashable, Sendable {
    public var body: LegalBody
    public var at: Moment

    public init(body: LegalBody, at: Moment) {
      self.body = body
      self.at = at
    }
  }

  public init(
    happened: Day, kind: InfringementKind, words: String,
    report: Report? = nil, outcome: String = ""
  ) {
    self.happened = happened
    self.kind = kind
    self.words = words
    self.report = report
    self.outcome = outcome
  }

  /// Days from what happened until a body was informed, 0 for the same day;
  /// nil while none is. The hour it happened is not asked for, so that hours
  /// would be a pretence.
  public var daysToReport: Int? { report.map { $0.at.day - happened } }
}
