/// How far an emergency has got (DS-43).
public enum IncidentState: UInt8, Vocabulary {
  case reported, responding, handled, reviewed

  public static let words = ["已报告", "处置中", "已处置", "已复盘"]

  /// What it may become next; nil where it is done.
  public var next: IncidentState? { IncidentState(rawValue: rawValue + 1) }
}

/// What somebody puts down about an emergency. The raw value is stored.
public enum IncidentStep: UInt8, Vocabulary {
  case responding, handled, reviewed, record, item, remark

  public static let words = ["开始处置", "处置完毕", "复盘", "书面记录", "完成一项", "补充情况"]

  /// The state it leads to; nil where it leads to none.
  public var leads: IncidentState? {
    switch self {
    case .responding: .responding
    case .handled: .handled
    case .reviewed: .reviewed
    case .record, .item, .remark: nil
    }
  }
}

/// What a review finds to be the cause. The first is a stop item (DS-54).
public enum IncidentCause: UInt8, Vocabulary {
  case careGap, illness, accident, harm, other

  public static let words = ["照料缺失", "突发疾病", "意外", "他人侵害", "其他"]
}
