/// Where a matter stands (状态, FY 第十九条).
public enum MatterState: UInt8, Vocabulary {
  case registered, planned, underWay, solved, confirmed, closed

  public static let words = ["登记", "有方案", "办理中", "已解决", "家庭确认", "办结"]

  public var isOpen: Bool { self != .closed }
}

/// How pressing a matter is (FY 第十八条).
public enum MatterUrgency: UInt8, Vocabulary {
  case sudden, urgent, temporary, longStanding

  public static let words = ["突发", "紧迫", "临时", "长期"]
}

/// What was done about a matter.
public enum MatterStepKind: UInt8, Vocabulary {
  case registered
  /// Measures, who carries them out, until when; made anew as often as
  /// need be.
  case planned
  case begun
  case solved
  /// The household says that it is solved.
  case confirmed
  /// The household says that it is not.
  case disputed
  case closed
  case reopened
  /// The household was told how it stands.
  case told
  /// Whether the measure took effect, some time after it was closed.
  case checked
  case reclassed
  /// A worker or an office takes it on.
  case taken
  /// It follows a person who has moved.
  case handedOver
  /// Found again on a later visit.
  case noted

  public static let words = [
    "登记", "定方案", "开始办理", "解决", "家庭确认", "家庭不认可", "办结", "重开",
    "告知家庭", "回访", "改类别", "接办", "移交", "再次发现",
  ]
}
