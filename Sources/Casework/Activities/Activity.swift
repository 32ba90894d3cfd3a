/// What an activity for the disabled is.
public enum ActivityKind: UInt8, Vocabulary {
  case volunteering, mutualCare, publicity
  /// A measure of support, which holds from a day on.
  case measure

  public static let words = [
    "助残志愿服务", "互助关爱活动", "普法和政策宣传", "社区扶持措施",
  ]
}

/// Who holds an activity or offers help.
public enum HelperKind: UInt8, Vocabulary {
  case department, socialOrganisation, enterprise, volunteers, neighbours
  case village

  public static let words = [
    "相关部门", "社会组织", "企事业单位", "志愿者", "社区邻里", "村（社区）",
  ]
}

/// An activity that was held, or a measure that holds.
public struct Activity: Hashable, Sendable {
  public var area: AreaCode
  public var kind: ActivityKind
  public var first: Day
  /// Nil for one day, or a measure that goes on.
  public var last: Day?
  public var title: String
  /// On the register of helping bodies; 0 for who is not on it.
  public var body: Int64
  public var holder: String
  public var holderKind: HelperKind
  public var helpers: Int
  /// Of each helper, 0 to 24.
  public var hours: Tenths
  /// Those who took part besides the persons named.
  public var others: Int
  public var words: String

  public init(
    area: AreaCode, kind: ActivityKind, first: Day, last: Day?,
    title: String, body: Int64, holder: String, holderKind: HelperKind,
    helpers: Int, hours: Tenths, others: Int, words: String
  ) {
    self.area = area
    self.kind = kind
    self.first = first
    self.last = last
    self.title = title
    self.body = body
    self.holder = holder
    self.holderKind = holderKind
    self.helpers = helpers
    self.hours = hours
    self.others = others
    self.words = words
  }

  /// Of all helpers together.
  public var allHours: Tenths { Tenths(hours.count * helpers) }

  /// Whether it belongs to a year: it began in it, or is a measure that held
  /// on some day of it.
  public func belongs(to year: Span) -> Bool {
    if year.contains(first) { return true }
    return kind == .measure
      && Span(from: first, to: last).overlaps(year)
  }
}

/// What activities come to.
public struct ActivitySums: Hashable, Sendable {
  public var times = 0
  public var hours = Tenths(0)
  /// Persons of the register, each once.
  public var persons = 0
  /// Others, as often as they came.
  public var others = 0

  public init() {}

  /// Persons are counted apart: one may take part more than once.
  public mutating func add(_ activity: Activity) {
    times += 1
    hours = Tenths(hours.count + activity.allHours.count)
    others += activity.others
  }
}

/// Somebody on the register of helping bodies (助残力量).
public struct HelpingBody: Hashable, Sendable {
  /// 0 for one that is not yet on it.
  public var id: Int64
  public var area: AreaCode
  public var name: String
  public var kind: HelperKind
  /// What it can do.
  public var offer: String
  public var contact: String
  public var span: Span

  public init(
    id: Int64 = 0, area: AreaCode, name: String, kind: HelperKind,
    offer: String, contact: String, span: Span
  ) {
    self.id = id
    self.area = area
    self.name = name
    self.kind = kind
    self.offer = offer
    self.contact = contact
    self.span = span
  }
}
