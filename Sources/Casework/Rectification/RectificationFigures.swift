/// A rectification as the board of supervision lists it.
public struct RectificationLine: Sendable, Hashable {
  public var county: Int64
  public var matter: String
  public var domain: String
  public var isRestricted: Bool
  public var what: String
  public var household: String
  public var head: String
  public var village: AreaCode
  public var kind: RectificationKind
  public var state: RectificationStanding.State
  public var isExtended: Bool
  public var orderedAt: Moment
  public var dueBy: Moment

  public init(
    county: Int64, matter: String, domain: String, isRestricted: Bool,
    what: String, household: String, head: String, village: AreaCode,
    kind: RectificationKind, state: RectificationStanding.State,
    isExtended: Bool, orderedAt: Moment, dueBy: Moment
  ) {
    self.county = county
    self.matter = matter
    self.domain = domain
    self.isRestricted = isRestricted
    self.what = what
    self.household = household
    self.head = head
    self.village = village
    self.kind = kind
    self.state = state
    self.isExtended = isExtended
    self.orderedAt = orderedAt
    self.dueBy = dueBy
  }
}

/// The numbers of one area on the board.
public struct RectificationFigures: Sendable, Hashable {
  public var open = 0
  public var overdue = 0
  /// Reported done, not spot-checked yet.
  public var unchecked = 0
  /// Done in the period, and how many days that took altogether.
  public var done = 0
  public var days = 0

  public init() {}

  /// Tenths of a day, rounded; nil where nothing is done.
  public var averageTenths: Int? {
    done == 0 ? nil : (days * 10 + done / 2) / done
  }

  public static func + (
    left: RectificationFigures, right: RectificationFigures
  ) -> RectificationFigures {
    var sum = left
    sum.open += right.open
    sum.overdue += right.overdue
    sum.unchecked += right.unchecked
    sum.done += right.done
    sum.days += right.days
    return sum
  }
}

/// What the board of supervision lists.
public enum RectificationList: String, Sendable, CaseIterable {
  case overdue, open
  /// Reported done, not spot-checked yet.
  case unchecked
}
