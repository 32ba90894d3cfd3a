/// What a document says about emergencies: what is one, who must be told at
/// the same time, what is to be done; and when silence is one.
public struct EmergencyRules: Hashable, Sendable {
  public var clause: String
  /// Within which each recipient must acknowledge the notice.
  public var acknowledgeMinutes: Int
  /// Within which the written record must be there.
  public var recordHours: Int
  /// Windows before the incident that a review looks back on (DS-54).
  public var lookBack: Int
  public var kinds: [IncidentKind]
  /// Nil where the document asks for none.
  public var safety: SafetyRules?

  public init(
    clause: String, acknowledgeMinutes: Int, recordHours: Int, lookBack: Int,
    kinds: [IncidentKind], safety: SafetyRules?
  ) {
    self.clause = clause
    self.acknowledgeMinutes = acknowledgeMinutes
    self.recordHours = recordHours
    self.lookBack = lookBack
    self.kinds = kinds
    self.safety = safety
  }
}

/// A kind of emergency: a trigger of the document.
public struct IncidentKind: Hashable, Sendable {
  public var id: String
  /// Of the list in the document; 9 for what is none of the others.
  public var code: Int
  public var title: String
  public var clause: String
  /// Breaches the moral bottom line (FY-71): on the serious-incident
  /// register.
  public var isSerious: Bool
  /// Telephone numbers to be called at once: `110`.
  public var calls: [String]
  /// What is to be done, in order.
  public var steps: [String]
  public var recipients: [OfficeLevel]

  public init(
    id: String, code: Int, title: String, clause: String, isSerious: Bool,
    calls: [String], steps: [String], recipients: [OfficeLevel]
  ) {
    self.id = id
    self.code = code
    self.title = title
    self.clause = clause
    self.isSerious = isSerious
    self.calls = calls
    self.steps = steps
    self.recipients = recipients
  }
}

/// An office as a rule names it: of whichever area of that level.
public struct OfficeLevel: Hashable, Sendable {
  public var level: AreaLevel
  public var institution: InstitutionKind

  public init(_ level: AreaLevel, _ institution: InstitutionKind) {
    self.level = level
    self.institution = institution
  }
}

/// When nobody answering is a matter of safety, and when a first
/// visit is due at once.
public struct SafetyRules: Hashable, Sendable {
  /// Failed attempts that are too many within so many days.
  public var attempts: Int
  public var withinDays: Int
  /// One failed attempt is too many for these groups, where no contact comes
  /// within so many hours.
  public var contactHours: Int
  public var groups: [String]
  /// Within which the responsible worker must acknowledge the check.
  public var acknowledgeHours: Int
  /// Within which a household that something grave has befallen is visited.
  public var firstVisitDays: Int

  public init(
    attempts: Int, withinDays: Int, contactHours: Int, groups: [String],
    acknowledgeHours: Int, firstVisitDays: Int
  ) {
    self.attempts = attempts
    self.withinDays = withinDays
    self.contactHours = contactHours
    self.groups = groups
    self.acknowledgeHours = acknowledgeHours
    self.firstVisitDays = firstVisitDays
  }
}
