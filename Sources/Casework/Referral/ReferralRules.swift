/// To whom problems are referred (DS 五（二）, FY 第十九条、第二十条).
public struct ReferralRules: Hashable, Sendable {
  public var clause: String
  /// Within which the receiving body says whether it takes it.
  public var answerWithin: MatterTerm
  /// Offered for what is to be delivered; whoever refers sets it.
  public var usual: MatterTerm
  public var kinds: [ReferralKind]

  public init(
    clause: String, answerWithin: MatterTerm, usual: MatterTerm,
    kinds: [ReferralKind]
  ) {
    self.clause = clause
    self.answerWithin = answerWithin
    self.usual = usual
    self.kinds = kinds
  }

  /// Those of the domain of a matter first.
  public func kinds(for domain: String) -> [ReferralKind] {
    kinds.filter { $0.domains.contains(domain) }
      + kinds.filter { !$0.domains.contains(domain) }
  }
}

/// A service or assistance that a body gives: 医疗救助, 临时救助.
public struct ReferralKind: Hashable, Sendable {
  /// `dongsheng-2024/medical`.
  public var id: String
  public var title: String
  public var clause: String
  /// Which body gives it.
  public var to: OfficeLevel
  /// Ids of the domains of matters it helps with.
  public var domains: [String]

  public init(
    id: String, title: String, clause: String, to: OfficeLevel,
    domains: [String]
  ) {
    self.id = id
    self.title = title
    self.clause = clause
    self.to = to
    self.domains = domains
  }
}
