/// A policy document turned into rules: what it creates, each entry with its
/// article. Read from YAML by `Policies`.
public struct PolicyPack: Hashable, Sendable {
  /// `fuyang-2022`.
  public var id: String
  public var title: String
  /// `阜残联〔2022〕25号`; nil where the document has none.
  public var documentNumber: String?
  public var issuer: String
  /// Which county office carries it out, and sees its duties and persons.
  public var office: PolicyOffice
  public var issued: Day?
  public var parameters: [Parameter]
  public var groups: [TargetGroup]
  public var duties: [Duty]
  public var forms: [FormDefinition]
  public var seasons: [Season]
  /// Nil where the document says nothing of entrusted care.
  public var care: CareRules?
  /// Nil where the document says nothing of emergencies.
  public var emergencies: EmergencyRules?
  /// Nil where the document says nothing of problems found.
  public var matters: MatterRules?
  /// Nil where the document says nothing of reporting them upward, having
  /// them rectified, or referring them.
  public var remedies: RemedyRules?

  public init(
    id: String, title: String, documentNumber: String?, issuer: String,
    office: PolicyOffice = .federation, issued: Day?,
    parameters: [Parameter], groups: [TargetGroup], duties: [Duty],
    forms: [FormDefinition], seasons: [Season], care: CareRules? = nil,
    emergencies: EmergencyRules? = nil, matters: MatterRules? = nil,
    remedies: RemedyRules? = nil
  ) {
    self.office = office
    self.id = id
    self.title = title
    self.documentNumber = documentNumber
    self.issuer = issuer
    self.issued = issued
    self.parameters = parameters
    self.groups = groups
    self.duties = duties
    self.forms = forms
    self.seasons = seasons
    self.care = care
    self.emergencies = emergencies
    self.matters = matters
    self.remedies = remedies
  }

  /// The document number, or the title where it has none.
  public var citation: String { documentNumber ?? title }
}

/// An office that carries out policies.
public enum PolicyOffice: UInt8, Vocabulary {
  case federation, civilAffairs

  public static let words = ["残联", "民政"]
}

/// A setting of the rules that the document leaves open, with its default
/// and the interpretation it carries out (A-01 … A-48).
public struct Parameter: Hashable, Sendable {
  /// `aged_carer_age`.
  public var id: String
  /// `A-48`.
  public var interpretation: String
  public var clause: String
  public var title: String
  public var value: String
  /// The document is silent: the value is the platform's own.
  public var isPlatformDefault: Bool

  public init(
    id: String, interpretation: String, clause: String, title: String,
    value: String, isPlatformDefault: Bool
  ) {
    self.id = id
    self.interpretation = interpretation
    self.clause = clause
    self.title = title
    self.value = value
    self.isPlatformDefault = isPlatformDefault
  }
}

/// A target category (每类对象): whom the document singles out, computed on a
/// date with its reason.
public struct TargetGroup: Hashable, Sendable {
  public var id: String
  public var clause: String
  public var title: String
  /// In words, for the household page: why somebody is in it.
  public var reason: String
  public var tier: Tier
  public var unit: Unit
  public var condition: Condition

  public enum Unit: String, Hashable, Sendable { case household, person }

  /// How the group ranks on lists.
  public enum Tier: String, Hashable, Sendable, CaseIterable {
    /// The base population.
    case base
    /// 重点关注: sorted first, reported apart.
    case focus
    /// 特别关注: more frequent visits.
    case special
  }

  public init(
    id: String, clause: String, title: String, reason: String, tier: Tier,
    unit: Unit, condition: Condition
  ) {
    self.id = id
    self.clause = clause
    self.title = title
    self.reason = reason
    self.tier = tier
    self.unit = unit
    self.condition = condition
  }
}

/// A part of the year in which some questions are asked: from a month
/// and day to another, both included, which may lie in the next year.
public struct Season: Hashable, Sendable {
  public var id: String
  public var title: String
  public var from: MonthDay
  public var to: MonthDay

  public struct MonthDay: Hashable, Comparable, Sendable {
    public var month: Int
    public var day: Int

    public init(month: Int, day: Int) {
      self.month = month
      self.day = day
    }

    public static func < (left: MonthDay, right: MonthDay) -> Bool {
      (left.month, left.day) < (right.month, right.day)
    }
  }

  public init(id: String, title: String, from: MonthDay, to: MonthDay) {
    self.id = id
    self.title = title
    self.from = from
    self.to = to
  }

  public func contains(_ day: Day) -> Bool {
    let date = day.date
    let here = MonthDay(month: date.month, day: date.day)
    return from <= to
      ? from <= here && here <= to
      : here >= from || here <= to
  }
}
