/// How contact was made (方式).
public enum VisitMode: UInt8, Vocabulary {
  case home, inPerson, phone, video, weChat, textMessage

  public static let words = ["入户", "见面", "电话", "视频", "微信", "短信"]
}

/// What came of it (结果). Only a completed one can fulfil a duty.
public enum VisitResult: UInt8, Vocabulary {
  case completed, nobodyHome, refused, unanswered

  public static let words = ["完成", "无人在家", "拒访", "未接通"]
}

/// Why the worker did not come to the home (未入户原因, FY 第十六条).
public enum NoHomeVisitReason: UInt8, Vocabulary {
  case epidemic, disaster, away, hospital, infection, refused, other

  public static let words = [
    "疫情管控", "灾害", "本人外出", "住院", "传染病", "拒绝入户", "其他",
  ]
}
