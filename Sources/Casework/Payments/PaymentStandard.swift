/// How much care somebody needs who is supported, by the six indicators
///
public enum NursingClass: UInt8, Vocabulary {
  case selfCaring, half, full

  public static let words = ["全自理", "半护理", "全护理"]

  /// - Parameter failed: how many of the six he cannot do.
  public init(failed: Int) {
    self = failed == 0 ? .selfCaring : failed < 4 ? .half : .full
  }
}

/// What a month's support comes to from a day on, as a county sets it.
public struct PaymentStandard: Hashable, Sendable {
  public var from: Day
  /// 基本生活 of those who live at home, and in an institution.
  public var scattered: Fen
  public var institution: Fen
  /// 照料护理 by class.
  public var selfCaring: Fen
  public var half: Fen
  public var full: Fen
  /// The day of the month by which it is paid; nil where none is set.
  public var setDueDay: Int?
  /// The document that sets it.
  public var basis: String

  public init(
    from: Day, scattered: Fen, institution: Fen, selfCaring: Fen, half: Fen,
    full: Fen, setDueDay: Int?, basis: String
  ) {
    self.from = from
    self.scattered = scattered
    self.institution = institution
    self.selfCaring = selfCaring
    self.half = half
    self.full = full
    self.setDueDay = setDueDay
    self.basis = basis
  }

  /// Where a county has set no day (平台默认).
  public static let usualDueDay = 10
  public var dueDay: Int { setDueDay ?? Self.usualDueDay }

  public func care(of nursing: NursingClass) -> Fen {
    switch nursing {
    case .selfCaring: selfCaring
    case .half: half
    case .full: full
    }
  }
}

extension [PaymentStandard] {
  /// The one that holds on a day: the last that has begun.
  public func inForce(on day: Day) -> PaymentStandard? {
    filter { $0.from <= day }.max { $0.from < $1.from }
  }
}

/// What is due to somebody for a month.
public struct PaymentDue: Hashable, Sendable {
  public var status: AssistanceStatus
  /// Nil for somebody who has not been assessed: his care is unknown.
  public var nursing: NursingClass?
  public var basic: Fen
  /// 0 where the class is unknown.
  public var care: Fen
  public var total: Fen { basic + care }
}

/// What is on record of somebody that his support hangs on.
public struct PayeeFacts: Hashable, Sendable {
  /// 特困分散 and 特困集中, with their days.
  public var statuses: [Status] = []
  public var assessments: [Assessment] = []
  public var death: Day?

  public init() {}

  public struct Status: Hashable, Sendable {
    public var status: AssistanceStatus
    public var span: Span

    public init(_ status: AssistanceStatus, _ span: Span) {
      self.status = status
      self.span = span
    }
  }

  public struct Assessment: Hashable, Sendable {
    public var day: Day
    public var failed: Int
    /// Whether all six were answered.
    public var isWhole: Bool

    public init(day: Day, failed: Int, isWhole: Bool) {
      self.day = day
      self.failed = failed
      self.isWhole = isWhole
    }
  }

  /// The statuses that support is paid for.
  public static let paidFor: [AssistanceStatus] = [
    .destituteScattered, .destituteInstitution,
  ]

  /// Which of them he has on a day; nil for none.
  public func status(on day: Day) -> AssistanceStatus? {
    if let death, death < day { return nil }
    return statuses.filter { $0.span.contains(day) }
      .max { $0.status.rawValue < $1.status.rawValue }?.status
  }

  /// By the latest assessment before a day; a change counts from the next
  /// month.
  public func nursing(on day: Day) -> NursingClass? {
    assessments
      .filter { $0.day < day && ($0.failed > 0 || $0.isWhole) }
      .max { $0.day < $1.day }
      .map { NursingClass(failed: $0.failed) }
  }

  /// By status, class and standard of the first day of the month; nil for
  /// who is not supported then.
  public func due(
    in month: PayMonth, by standard: PaymentStandard
  ) -> PaymentDue? {
    guard let status = status(on: month.first) else { return nil }
    let nursing = nursing(on: month.first)
    return PaymentDue(
      status: status, nursing: nursing,
      basic: status == .destituteInstitution
        ? standard.institution : standard.scattered,
      care: nursing.map(standard.care) ?? .zero)
  }
}
