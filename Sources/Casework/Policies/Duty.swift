/// An obligation that a policy clause creates: an actor owes a unit an act,
/// so many times in each window.
public struct Duty: Hashable, Sendable {
  /// Pack and short name: `fuyang-2022/village-quarterly`.
  public var id: String
  /// Article of the document: `第九条`.
  public var clause: String
  /// The duty in our own condensed Chinese words.
  public var statement: String
  /// Short Chinese name for pages: `村专委季度入户`.
  public var title: String
  public var unit: DutyUnit
  /// When the unit is in scope: a condition on the household, on the
  /// person, or on the linked person of a pair. Nil: no further condition.
  public var group: Condition?
  public var timing: DutyTiming
  /// Times owed in a window, or links owed by a standing duty; from 1.
  public var required: Int
  public var actor: DutyActor
  public var fulfilment: Fulfilment
  public var deferral: Deferral?
  /// Limits on remote contacts; nil: none.
  public var remoteLimits: RemoteLimits?
  /// Whether a deputy counts for the actor.
  public var allowsDeputy: Bool
  /// Whether days of suspended home visits excuse it.
  public var excusedBySuspension: Bool

  public init(
    id: String, clause: String, title: String, statement: String,
    unit: DutyUnit, group: Condition?, timing: DutyTiming, required: Int,
    actor: DutyActor, fulfilment: Fulfilment, deferral: Deferral? = nil,
    remoteLimits: RemoteLimits? = nil, allowsDeputy: Bool = false,
    excusedBySuspension: Bool = true
  ) {
    self.id = id
    self.clause = clause
    self.title = title
    self.statement = statement
    self.unit = unit
    self.group = group
    self.timing = timing
    self.required = required
    self.actor = actor
    self.fulfilment = fulfilment
    self.deferral = deferral
    self.remoteLimits = remoteLimits
    self.allowsDeputy = allowsDeputy
    self.excusedBySuspension = excusedBySuspension
  }
}

/// What one instance of a duty is about.
public enum DutyUnit: Hashable, Sendable {
  case household
  case person
  /// A worker's link to a household or person. `pooled`: what he does for
  /// one of his links counts for all of them together.
  case link(LinkKind, role: Role, pooled: Bool)
  /// A worker holding a post of the role; only for standing duties.
  case worker(Role)
}

public enum DutyTiming: Hashable, Sendable {
  /// Once for each calendar window. `leastDaysLeft`: A-10. `owedWhen`:
  /// a window is owed only if the person's self-care class on a day of it
  /// (1 for the first) is the one given.
  case window(WindowKind, leastDaysLeft: Int, owedWhen: ClassOnDay?)
  /// At any time: judged on the as-of day.
  case standing(StandingRule)
}

public struct ClassOnDay: Hashable, Sendable, BitwiseCopyable {
  public var selfCare: SelfCareClass
  /// Day of the window, from 1.
  public var day: Int

  public init(selfCare: SelfCareClass, day: Int) {
    self.selfCare = selfCare
    self.day = day
  }
}

/// A standing duty counts the links a worker has to different objects.
public struct StandingRule: Hashable, Sendable {
  public var link: LinkKind
  /// Condition on the linked person; he must also be a member of a
  /// household that day. Nil for links to households and villages.
  public var target: Condition?
  /// Days after the start of the post from which it is listed.
  public var graceDays: Int
  /// Owed by leadership-team members alone.
  public var leadersOnly: Bool

  public init(
    link: LinkKind, target: Condition?, graceDays: Int, leadersOnly: Bool
  ) {
    self.link = link
    self.target = target
    self.graceDays = graceDays
    self.leadersOnly = leadersOnly
  }
}

/// Who owes the duty and whose visits count.
public enum DutyActor: Hashable, Sendable {
  /// The worker of the link, or the worker himself for standing duties.
  case linkedWorker
  /// Whoever is linked to the person by this kind of link and in post.
  case responsible(LinkKind)
  /// Anyone posted in one of the roles at the unit's village or township,
  /// or anywhere in its county. `name` stands before the area in `actor`.
  case office([Role], at: AreaLevel, name: String)
}

/// Which visits fulfil.
public struct Fulfilment: Hashable, Sendable {
  public var modes: WordSet<VisitMode>
  /// Modes at the door; of several visits on a day one of these comes
  /// first, the others are remote. Empty: no difference is made.
  public var doorModes: WordSet<VisitMode>
  public var met: WhoIsMet
  /// Whether a home visit must be to the person's own household.
  public var homeVisitAtOwnHousehold: Bool

  public init(
    modes: WordSet<VisitMode>, doorModes: WordSet<VisitMode> = .init(),
    met: WhoIsMet, homeVisitAtOwnHousehold: Bool = false
  ) {
    self.modes = modes
    self.doorModes = doorModes
    self.met = met
    self.homeVisitAtOwnHousehold = homeVisitAtOwnHousehold
  }
}

public enum WhoIsMet: UInt8, Hashable, Sendable, BitwiseCopyable {
  /// A member of the household, of any age, or an adult member or carer.
  case household
  /// The person.
  case person
  /// The person, or an adult member or carer of his household.
  case personOrFamily
  /// The person; with a guardian on file also his family.
  case personOrFamilyOfWard
  /// Nobody: standing duties.
  case nobody
}

/// Contact kept in place of a visit: with a reason for not coming,
/// the window closes as deferred instead of missed.
public struct Deferral: Hashable, Sendable {
  public var modes: WordSet<VisitMode>

  public init(modes: WordSet<VisitMode>) { self.modes = modes }
}

///
public struct RemoteLimits: Hashable, Sendable, BitwiseCopyable {
  /// Two listed windows in a row may not both be remote only.
  public var notTwiceInARow: Bool
  /// Door days must be more than half in this window so far; mark
  /// `remote_share`.
  public var doorMajorityIn: WindowKind?
  /// The last window of this period is marked `remote_month` where the
  /// period has a remote day and no door day.
  public var doorOnceIn: WindowKind?

  public init(
    notTwiceInARow: Bool, doorMajorityIn: WindowKind?,
    doorOnceIn: WindowKind?
  ) {
    self.notTwiceInARow = notTwiceInARow
    self.doorMajorityIn = doorMajorityIn
    self.doorOnceIn = doorOnceIn
  }
}
