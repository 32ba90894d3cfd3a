/// An agreement of three: the township entrusts a carer with the care of a
/// person. What happened to it stands in its steps; its state follows.
public struct CareAgreement: Hashable, Sendable {
  /// UUIDv7 of the form it was made with.
  public var id: String
  public var carer: Carer
  /// The township that entrusts.
  public var township: AreaCode
  /// First and last day, as agreed.
  public var span: Span
  /// What the carer has to do.
  public var duties: String
  /// Yuan a month; 0 for none.
  public var payment: Int
  /// In the order in which they were put on record.
  public var steps: [Step]

  /// Who cares.
  public struct Carer: Hashable, Sendable {
    public var name: String
    /// 人员编号, where he is on the register; else empty.
    public var number: String
    /// To the person: 侄子, 邻居.
    public var relation: String
    /// Where he lives, down to the village.
    public var place: String

    public init(name: String, number: String, relation: String, place: String) {
      self.name = name
      self.number = number
      self.relation = relation
      self.place = place
    }
  }

  public struct Step: Hashable, Sendable {
    public var kind: AgreementStepKind
    /// Of the signatures; the last day of what is ended.
    public var day: Day
    public var end: AgreementEnd?
    public var words: String

    public init(
      kind: AgreementStepKind, day: Day, end: AgreementEnd? = nil,
      words: String = ""
    ) {
      self.kind = kind
      self.day = day
      self.end = end
      self.words = words
    }
  }

  public init(
    id: String, carer: Carer, township: AreaCode, span: Span, duties: String,
    payment: Int, steps: [Step] = []
  ) {
    self.id = id
    self.carer = carer
    self.township = township
    self.span = span
    self.duties = duties
    self.payment = payment
    self.steps = steps
  }
}

extension CareAgreement {
  public func step(_ kind: AgreementStepKind) -> Step? {
    steps.first { $0.kind == kind }
  }

  public var isVoid: Bool { step(.void) != nil }

  /// The days it claims for its carer, signed or not; empty where it is
  /// void.
  public var claimed: Span {
    if isVoid { return Span(span.first, span.first - 1) }
    return Span(span.first, min(span.last, step(.ended)?.day ?? span.last))
  }

  /// The days on which it binds; empty for a draft and for what is void.
  public var inForce: Span {
    guard let signed = step(.signed) else {
      return Span(span.first, span.first - 1)
    }
    let claimed = claimed
    return Span(max(claimed.first, signed.day), claimed.last)
  }

  /// - Parameter others: all agreements of the person.
  public func state(
    on day: Day, among others: [CareAgreement]
  ) -> AgreementState {
    if isVoid { return .void }
    guard let signed = step(.signed), signed.day <= day else {
      return .drafted
    }
    if day <= inForce.last { return .valid }
    let isReplaced = others.contains { other in
      other.id != id && !other.inForce.isEmpty
        && other.inForce.first > inForce.last && other.inForce.first <= day
    }
    if isReplaced { return .replaced }
    return step(.ended) == nil ? .expired : .ended
  }

  /// Another agreement of the person that claims some of the same days.
  public func overlapping(_ others: [CareAgreement]) -> CareAgreement? {
    others.first {
      $0.id != id && !$0.claimed.isEmpty && $0.claimed.overlaps(claimed)
    }
  }
}

extension [CareAgreement] {
  /// The one that binds on a day.
  public func valid(on day: Day) -> CareAgreement? {
    first { $0.inForce.contains(day) }
  }

  /// The first of the days without an agreement that last until a day;
  /// nil where one binds on it, or none is needed.
  ///
  /// - Parameter needed: the days on which an agreement is owed.
  public func gap(needed: [Span], on day: Day) -> Day? {
    guard valid(on: day) == nil,
      let need = SpanStack.merged(needed).first(where: { $0.contains(day) })
    else { return nil }
    return reduce(need.first) { first, agreement in
      let days = agreement.inForce
      return !days.isEmpty && days.last < day
        ? Swift.max(first, days.last + 1) : first
    }
  }
}
