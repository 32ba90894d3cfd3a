/// What a policy pack says of matters (事项): what they may be about, how
/// pressing they may be, and which clocks they run on.
public struct MatterRules: Hashable, Sendable {
  public var clause: String
  public var domains: [MatterDomain]
  /// One for each urgency that the pack knows, in the order of the pack.
  public var classes: [MatterClass]
  /// The class of a matter of which nobody says more.
  public var usual: MatterUrgency
  /// Open longer than this it is long-standing by itself.
  public var longStandingAfter: MatterTerm
  /// After closing, until it is asked whether the measure took effect.
  public var followUpAfter: MatterTerm

  public init(
    clause: String, domains: [MatterDomain], classes: [MatterClass],
    usual: MatterUrgency, longStandingAfter: MatterTerm,
    followUpAfter: MatterTerm
  ) {
    self.clause = clause
    self.domains = domains
    self.classes = classes
    self.usual = usual
    self.longStandingAfter = longStandingAfter
    self.followUpAfter = followUpAfter
  }

  public func domain(_ id: String) -> MatterDomain? {
    domains.first { $0.id == id }
  }

  public func matterClass(_ urgency: MatterUrgency) -> MatterClass? {
    classes.first { $0.urgency == urgency }
  }

  /// Until when there must be a plan; nil where the class has no clock.
  public func planBy(
    _ urgency: MatterUrgency, from moment: Moment,
    _ calendar: WorkCalendar
  ) -> Moment? {
    matterClass(urgency)?.planWithin.map {
      $0.end(from: moment, calendar)
    }
  }
}

/// What a matter may be about.
public struct MatterDomain: Hashable, Sendable {
  /// `fuyang-2022/safety`.
  public var id: String
  public var title: String
  public var clause: String
  /// Seen only by whoever has the right to it: disputes, infringements.
  public var isRestricted: Bool
  /// The class its matters begin with; nil for the usual one.
  public var urgency: MatterUrgency?

  public init(
    id: String, title: String, clause: String, isRestricted: Bool = false,
    urgency: MatterUrgency? = nil
  ) {
    self.id = id
    self.title = title
    self.clause = clause
    self.isRestricted = isRestricted
    self.urgency = urgency
  }
}

/// A class of matters with its clock.
public struct MatterClass: Hashable, Sendable {
  public var urgency: MatterUrgency
  /// In words, what belongs to it: 突发情况、隐患较大.
  public var title: String
  public var clause: String
  /// Until there must be a plan; nil for no clock.
  public var planWithin: MatterTerm?

  public init(
    urgency: MatterUrgency, title: String, clause: String,
    planWithin: MatterTerm?
  ) {
    self.urgency = urgency
    self.title = title
    self.clause = clause
    self.planWithin = planWithin
  }
}

/// A length of time that a rule names.
public struct MatterTerm: Hashable, Sendable {
  public enum Amount: Hashable, Sendable {
    case hours(Int)
    /// By the calendar of the place.
    case workingDays(Int)
    case days(Int)
  }

  public var amount: Amount
  /// The interpretation it carries out (`A-18`); nil where the document
  /// itself says so.
  public var interpretation: String?
  /// The document is silent: it is the platform's own.
  public var isPlatformDefault: Bool

  public init(
    _ amount: Amount, interpretation: String? = nil,
    isPlatformDefault: Bool = false
  ) {
    self.amount = amount
    self.interpretation = interpretation
    self.isPlatformDefault = isPlatformDefault
  }

  /// Hours run by the clock; days begin with the one after, and the last
  /// of them counts in full.
  public func end(
    from moment: Moment, _ calendar: WorkCalendar
  ) -> Moment {
    switch amount {
    case .hours(let hours):
      Moment(seconds: moment.seconds + Int64(hours) * 3_600)
    case .workingDays(let days):
      .end(of: calendar.day(days, after: moment.day))
    case .days(let days): .end(of: moment.day + days)
    }
  }

  /// The day it ends on, counted from a day.
  public func day(
    after day: Day, _ calendar: WorkCalendar
  ) -> Day {
    end(from: Moment(day), calendar).day
  }

  /// `3个工作日`.
  public var words: String {
    switch amount {
    case .hours(let hours): "\(hours)小时"
    case .workingDays(let days): "\(days)个工作日"
    case .days(let days): "\(days)天"
    }
  }

  /// `平台默认（A-18）`; nil where the document says so.
  public var source: String? {
    guard isPlatformDefault else { return nil }
    return "平台默认" + (interpretation.map { "（\($0)）" } ?? "")
  }
}

/// The matter that an answer marked as a problem opens.
public struct MatterOpening: Hashable, Sendable {
  /// Id of the domain.
  public var domain: String
  /// Nil for the domain's.
  public var urgency: MatterUrgency?

  public init(domain: String, urgency: MatterUrgency? = nil) {
    self.domain = domain
    self.urgency = urgency
  }
}
