/// A dated certificate row (certificates.csv).
public struct CertificateRecord: Hashable, Sendable {
  public var person: String
  public var number: String
  public var category: DisabilityCategory
  public var level: UInt8
  public var components: [DisabilityComponent]
  public var state: CertificateState
  public var span: Span

  public init(
    person: String, number: String, category: DisabilityCategory,
    level: UInt8, components: [DisabilityComponent],
    state: CertificateState, span: Span
  ) {
    self.person = person
    self.number = number
    self.category = category
    self.level = level
    self.components = components
    self.state = state
    self.span = span
  }
}

/// Who cares for a person, for how long (care.csv).
public struct CareRecord: Hashable, Sendable {
  public var person: String
  /// A 人员编号 or a name.
  public var carer: String
  public var span: Span

  public init(person: String, carer: String, span: Span) {
    self.person = person
    self.carer = carer
    self.span = span
  }
}

/// What makes a household special for a time (circumstances.csv).
public struct CircumstanceRecord: Hashable, Sendable {
  public var household: String
  public var kind: CircumstanceKind
  public var note: String
  public var span: Span

  public init(
    household: String, kind: CircumstanceKind, note: String, span: Span
  ) {
    self.household = household
    self.kind = kind
    self.note = note
    self.span = span
  }
}

/// An assistance status for a time (statuses.csv).
public struct StatusRecord: Hashable, Sendable {
  public var person: String
  public var status: AssistanceStatus
  public var span: Span

  public init(person: String, status: AssistanceStatus, span: Span) {
    self.person = person
    self.status = status
    self.span = span
  }
}

/// The six self-care indicators on a day (assessments.csv).
public struct AssessmentRecord: Hashable, Sendable {
  public var person: String
  public var day: Day
  /// 吃饭 穿衣 上下床 如厕 室内行走 洗澡: 能, 不能, or not given.
  public var indicators: [Bool?]

  public init(person: String, day: Day, indicators: [Bool?]) {
    self.person = person
    self.day = day
    self.indicators = indicators
  }

  public static let names = ["吃饭", "穿衣", "上下床", "如厕", "室内行走", "洗澡"]

  public var failed: Int { indicators.count { $0 == false } }
  public var blank: Int { indicators.count { $0 == nil } }
}

/// Why somebody is not to be visited for a time (absences.csv).
public struct AbsenceRecord: Hashable, Sendable {
  public var object: Object
  public var reason: AbsenceReason
  public var span: Span

  public enum Object: Hashable, Sendable {
    case household(String)
    case person(String)
  }

  public init(object: Object, reason: AbsenceReason, span: Span) {
    self.object = object
    self.reason = reason
    self.span = span
  }
}
