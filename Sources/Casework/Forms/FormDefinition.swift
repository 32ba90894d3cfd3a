/// A checklist, record, application or questionnaire as a pack declares it:
/// sections of fields, in one version. Shown by one renderer, checked by one
/// validator.
public struct FormDefinition: Hashable, Sendable {
  /// `fuyang-2022/visit`.
  public var id: String
  /// Goes up with each change of content; answers name it. From 1.
  public var version: Int
  public var title: String
  public var clause: String
  public var sections: [Section]
  /// What it is filled in about: a household or one person.
  public var unit: TargetGroup.Unit

  public init(
    id: String, version: Int, title: String, clause: String,
    sections: [Section], unit: TargetGroup.Unit = .household
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.clause = clause
    self.sections = sections
    self.unit = unit
  }

  /// All fields, in the order in which they are asked.
  public var fields: [Field] { sections.flatMap(\.fields) }

  public struct Section: Hashable, Sendable {
    public var id: String
    public var title: String
    public var clause: String
    /// Asked only while one of these seasons (ids) lasts; empty: always.
    public var seasons: [String]
    /// Asked only of households or persons that satisfy it; nil: of all.
    public var condition: Condition?
    public var fields: [Field]

    public init(
      id: String, title: String, clause: String, seasons: [String],
      condition: Condition?, fields: [Field]
    ) {
      self.id = id
      self.title = title
      self.clause = clause
      self.seasons = seasons
      self.condition = condition
      self.fields = fields
    }
  }

  public struct Field: Hashable, Sendable {
    public var id: String
    public var title: String
    public var kind: Kind
    public var isRequired: Bool
    /// One line of help beside the field.
    public var help: String?
    /// The text field that says why a required answer cannot be given.
    public var excusedBy: String?
    /// A number below this opens a problem; in tenths for decimals.
    public var problemBelow: Int?
    /// Answers of a choice, or 是 or 否, that open a problem.
    public var problemWhen: [String]
    /// The matter a problem opens; nil where it opens none.
    public var opens: MatterOpening?

    public init(
      id: String, title: String, kind: Kind, isRequired: Bool, help: String?,
      excusedBy: String? = nil, problemBelow: Int? = nil,
      problemWhen: [String] = [], opens: MatterOpening? = nil
    ) {
      self.id = id
      self.title = title
      self.kind = kind
      self.isRequired = isRequired
      self.help = help
      self.excusedBy = excusedBy
      self.problemBelow = problemBelow
      self.problemWhen = problemWhen
      self.opens = opens
    }
  }

  public enum Kind: Hashable, Sendable {
    /// 正常 or 有问题, with room to say what.
    case check
    case yesNo
    case text(maximumLength: Int)
    case integer(ClosedRange<Int>)
    /// In tenths of the unit named: 18.5 ℃ is 185.
    case decimal(ClosedRange<Int>, unit: String)
    case choice([String])
    case choices([String])
    case date
  }
}
