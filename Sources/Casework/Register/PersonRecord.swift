/// What is known of a person apart from where he lives (persons.csv).
public struct PersonRecord: Hashable, Sendable {
  public var number: String
  public var name: String
  public var relation: String
  public var sex: String
  public var birth: Day?
  public var death: Day?
  public var citizenID: String
  public var phone: String
  public var guardian: String
  public var certificate: CertificateColumns
  public var isSuspected: Bool
  public var needsCare: Bool
  /// 人员编号 of those who care for him.
  public var carers: [String]

  public init(
    number: String, name: String, relation: String = "", sex: String = "",
    birth: Day? = nil, death: Day? = nil, citizenID: String = "",
    phone: String = "", guardian: String = "",
    certificate: CertificateColumns = .init(), isSuspected: Bool = false,
    needsCare: Bool = false, carers: [String] = []
  ) {
    self.number = number
    self.name = name
    self.relation = relation
    self.sex = sex
    self.birth = birth
    self.death = death
    self.citizenID = citizenID
    self.phone = phone
    self.guardian = guardian
    self.certificate = certificate
    self.isSuspected = isSuspected
    self.needsCare = needsCare
    self.carers = carers
  }
}

/// The undated certificate columns of a person, from 残疾证号 to 证件状态.
public struct CertificateColumns: Hashable, Sendable {
  public var number: String
  public var category: DisabilityCategory?
  /// 1–4; 0 where none is on file.
  public var level: UInt8
  public var components: [DisabilityComponent]
  public var issued: Day?
  public var validUntil: Day?
  public var state: CertificateState?

  public init(
    number: String = "", category: DisabilityCategory? = nil,
    level: UInt8 = 0, components: [DisabilityComponent] = [],
    issued: Day? = nil, validUntil: Day? = nil,
    state: CertificateState? = nil
  ) {
    self.number = number
    self.category = category
    self.level = level
    self.components = components
    self.issued = issued
    self.validUntil = validUntil
    self.state = state
  }
}

/// One of the disabilities of a multiple certificate: `肢体2`.
public struct DisabilityComponent: Hashable, Sendable {
  public var category: DisabilityCategory
  public var level: UInt8

  public init(category: DisabilityCategory, level: UInt8) {
    self.category = category
    self.level = level
  }

  public init?(_ text: some StringProtocol) {
    guard let last = text.last, let level = last.wholeNumberValue,
      (1...4).contains(level),
      let category = DisabilityCategory(word: text.dropLast())
    else { return nil }
    self.init(category: category, level: UInt8(level))
  }

  public var text: String { category.word + String(level) }
}

extension [DisabilityComponent] {
  /// `肢体2;智力3`; nil where a part is none.
  public init?(list text: String) {
    self = []
    for part in text.split(separator: ";") {
      guard let component = DisabilityComponent(part) else { return nil }
      append(component)
    }
  }

  public var list: String { map(\.text).joined(separator: ";") }

  public var categories: WordSet<DisabilityCategory> {
    WordSet(map(\.category))
  }
}

/// A person's time in a household.
public struct StayRecord: Hashable, Sendable {
  public var person: String
  public var household: String
  public var span: Span

  public init(person: String, household: String, span: Span) {
    self.person = person
    self.household = household
    self.span = span
  }
}
