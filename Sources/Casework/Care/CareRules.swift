/// What a document says about entrusted care (照料护理), as its pack gives it.
public struct CareRules: Hashable, Sendable {
  public var clause: String
  /// Whoever has one of them is owed an agreement.
  public var statuses: WordSet<AssistanceStatus>
  /// More days than these without an agreement are an alarm.
  public var daysWithout: Int
  /// Each agreement is evaluated once in it.
  public var evaluation: WindowKind
  /// Days within which a carer who failed is replaced.
  public var replaceWithin: Int
  /// Days before its end on which an agreement begins to be listed.
  public var remindBefore: Int

  public init(
    clause: String, statuses: WordSet<AssistanceStatus>, daysWithout: Int,
    evaluation: WindowKind, replaceWithin: Int, remindBefore: Int
  ) {
    self.clause = clause
    self.statuses = statuses
    self.daysWithout = daysWithout
    self.evaluation = evaluation
    self.replaceWithin = replaceWithin
    self.remindBefore = remindBefore
  }
}
