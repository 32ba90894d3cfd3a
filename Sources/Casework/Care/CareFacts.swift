/// What a carer binds himself to in writing (诚信承诺书). It is kept for good.
public struct CarePledge: Hashable, Sendable {
  public var id: String
  public var agreement: String
  public var signed: Day
  /// Where and from when it hung in public; nil for not yet.
  public var published: Publication?

  public struct Publication: Hashable, Sendable {
    public var day: Day
    public var place: String

    public init(day: Day, place: String) {
      self.day = day
      self.place = place
    }
  }

  public init(
    id: String, agreement: String, signed: Day, published: Publication? = nil
  ) {
    self.id = id
    self.agreement = agreement
    self.signed = signed
    self.published = published
  }
}

/// How well a carer did, by the person's word, a neighbour's and the
/// visitor's (照料服务人考核评价).
public struct CareEvaluation: Hashable, Sendable {
  public var id: String
  public var agreement: String
  public var day: Day
  /// 1 (worst) to 5, as the person gave it.
  public var score: Int
  public var personWords: String
  public var neighbours: [Opinion]
  public var visitor: Opinion
  public var isPassed: Bool
  public var words: String

  /// What somebody said.
  public struct Opinion: Hashable, Sendable {
    public var name: String
    public var grade: CareGrade
    public var words: String

    public init(name: String, grade: CareGrade, words: String) {
      self.name = name
      self.grade = grade
      self.words = words
    }
  }

  public init(
    id: String, agreement: String, day: Day, score: Int, personWords: String,
    neighbours: [Opinion], visitor: Opinion, isPassed: Bool, words: String
  ) {
    self.id = id
    self.agreement = agreement
    self.day = day
    self.score = score
    self.personWords = personWords
    self.neighbours = neighbours
    self.visitor = visitor
    self.isPassed = isPassed
    self.words = words
  }

  /// Whether it speaks for a good carer.
  public var isOutstanding: Bool {
    isPassed && score >= 4 && visitor.grade == .good
      && neighbours.allSatisfy { $0.grade == .good }
  }
}

/// Who keeps the bank card of a person, and whether the money reaches him.
public struct CustodyCheck: Hashable, Sendable {
  public var id: String
  public var day: Day
  public var holder: CardHolder
  /// Name and relation of the agent; empty where the person keeps it.
  public var agent: String
  public var relation: String
  public var hasConsent: Bool
  public var isHandedOver: Bool
  public var words: String

  public init(
    id: String, day: Day, holder: CardHolder, agent: String = "",
    relation: String = "", hasConsent: Bool = false,
    isHandedOver: Bool = false, words: String = ""
  ) {
    self.id = id
    self.day = day
    self.holder = holder
    self.agent = agent
    self.relation = relation
    self.hasConsent = hasConsent
    self.isHandedOver = isHandedOver
    self.words = words
  }

  /// What is not in order, in Chinese.
  public var irregularities: [String] {
    guard holder == .agent else { return [] }
    return [
      hasConsent ? nil : "代管没有委托手续", isHandedOver ? nil : "代管的钱没有交给本人",
    ].compactMap(\.self)
  }
}

/// Something noted of a person's care.
public struct CareNote: Hashable, Sendable {
  public var id: String
  public var kind: CareNoteKind
  /// The agreement it is about; empty for none.
  public var agreement: String
  public var day: Day
  public var grade: CareGrade?
  /// To whom something was handed over; empty for nobody.
  public var body: String
  public var words: String

  public init(
    id: String, kind: CareNoteKind, agreement: String = "", day: Day,
    grade: CareGrade? = nil, body: String = "", words: String = ""
  ) {
    self.id = id
    self.kind = kind
    self.agreement = agreement
    self.day = day
    self.grade = grade
    self.body = body
    self.words = words
  }
}

/// Somebody's time in an institution.
public struct CarePlacement: Hashable, Sendable {
  public var id: String
  /// Of the register of institutions.
  public var institution: Int64
  public var name: String
  public var kind: CareInstitutionKind
  public var from: Day
  public var reason: String
  /// The last day there, and why he left.
  public var back: Return?

  public struct Return: Hashable, Sendable {
    public var last: Day
    public var words: String

    public init(last: Day, words: String) {
      self.last = last
      self.words = words
    }
  }

  public init(
    id: String, institution: Int64, name: String, kind: CareInstitutionKind,
    from: Day, reason: String, back: Return? = nil
  ) {
    self.id = id
    self.institution = institution
    self.name = name
    self.kind = kind
    self.from = from
    self.reason = reason
    self.back = back
  }
}

/// All that is on record of somebody's care, each in order of time.
public struct CareFile: Hashable, Sendable {
  public var agreements: [CareAgreement] = []
  public var pledges: [CarePledge] = []
  public var evaluations: [CareEvaluation] = []
  public var custody: [CustodyCheck] = []
  public var notes: [CareNote] = []
  public var placements: [CarePlacement] = []

  public init() {}

  public func agreement(_ id: String) -> CareAgreement? {
    agreements.first { $0.id == id }
  }

  public func pledge(of agreement: String) -> CarePledge? {
    pledges.first { $0.agreement == agreement }
  }

  /// He is there now.
  public var placement: CarePlacement? {
    placements.last { $0.back == nil }
  }
}
