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
  /// Form and fields that ask whether the policy is known (政策知晓率).
  public var awareness: Awareness?
  /// What a matter is about that an irregular bank card opens:
  /// `dongsheng-2024/funds`; nil where it opens none.
  public var custodyDomain: String?

  public struct Awareness: Hashable, Sendable {
    /// `dongsheng-2024/visit`.
    public var form: String
    /// Ids of fields answered 是 or 否.
    public var fields: [String]

    public init(form: String, fields: [String]) {
      self.form = form
      self.fields = fields
    }
  }

  public init(
    clause: String, statuses: WordSet<AssistanceStatus>, daysWithout: Int,
    evaluation: WindowKind, replaceWithin: Int, remindBefore: Int,
    awareness: Awareness? = nil, custodyDomain: String? = nil
  ) {
    self.clause = clause
    self.statuses = statuses
    self.daysWithout = daysWithout
    self.evaluation = evaluation
    self.replaceWithin = replaceWithin
    self.remindBefore = remindBefore
    self.awareness = awareness
    self.custodyDomain = custodyDomain
  }
}
