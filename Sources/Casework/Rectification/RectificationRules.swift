/// How fast problems are rectified (DS 五（四）, A-17).
public struct RectificationRules: Hashable, Sendable {
  public var clause: String
  /// What is rectified at once is done within.
  public var immediateWithin: MatterTerm
  /// Offered for what is given a time; whoever decides sets it.
  public var usual: MatterTerm
  /// Within which an urging notice is answered.
  public var answerWithin: MatterTerm

  public init(
    clause: String, immediateWithin: MatterTerm, usual: MatterTerm,
    answerWithin: MatterTerm
  ) {
    self.clause = clause
    self.immediateWithin = immediateWithin
    self.usual = usual
    self.answerWithin = answerWithin
  }
}

public enum RectificationKind: UInt8, Vocabulary {
  case immediate, limited

  public static let words = ["马上整改", "限时整改"]
}

public enum RectificationStepKind: UInt8, Vocabulary {
  /// Rectification is asked for, or asked for anew.
  case ordered
  /// The time is extended; once.
  case extended
  case done
  /// Spot checks of whoever supervises.
  case passed, failed
  case urged

  public static let words = [
    "提出整改", "延期", "整改完成", "抽查合格", "抽查不合格", "催办",
  ]

  /// Whether it is for whoever supervises, not for whoever rectifies.
  public var isSupervision: Bool {
    self == .passed || self == .failed || self == .urged
  }
}

/// One thing done about a rectification; nothing of it changes.
public struct RectificationStep: Hashable, Sendable {
  /// From 1.
  public var number: Int
  /// Of the form it came with; whatever is sent twice is one step.
  public var id: String
  public var kind: RectificationStepKind
  public var at: Moment
  /// Login of whoever put it down.
  public var by: String
  public var words = ""
  /// Of an order.
  public var order: RectificationKind?
  /// Until when, of an order, an extension or a check that failed.
  public var dueBy: Moment?

  public init(
    number: Int, id: String, kind: RectificationStepKind, at: Moment,
    by: String
  ) {
    self.number = number
    self.id = id
    self.kind = kind
    self.at = at
    self.by = by
  }
}
