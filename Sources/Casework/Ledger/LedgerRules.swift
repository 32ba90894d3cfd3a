/// The duties of all packs, made ready for judging. Units that several
/// duties share a scope of are worked out once.
///
/// A class, so that handing it on costs one reference count.
public final class LedgerRules: Sendable {
  public let packs: [PolicyPack]
  /// All duties of all packs; a `DutyInstance` points in here.
  public let duties: [Duty]
  /// By duty: position of its pack.
  public let packOfDuty: [Int]

  let householdScopes: [Scope]
  let personScopes: [Scope]
  let linkScopes: [Scope]
  let standing: [StandingDuty]
  /// Kinds of windows that some duty has.
  let windowKinds: [WindowKind]
  /// By duty: its scope and its flat form; nil for standing duties.
  private let flat: [(scope: Scope, duty: WindowDuty)?]
  /// By pack: its groups, its forms.
  public let groups: [[ReadyGroup]]
  public let forms: [[ReadyForm]]

  /// Duties of one pack with the same units. A class, so that handing it on
  /// costs one reference count.
  final class Scope: Sendable {
    let pack: Int
    let condition: CompiledCondition?
    /// Of links: their kind and the role of the worker.
    let link: LinkKind?
    let role: Role?
    let duties: Column<WindowDuty>

    fileprivate init(_ key: ScopeKey, duties: ContiguousArray<WindowDuty>) {
      pack = key.pack
      condition = key.group.map { CompiledCondition($0) }
      link = key.link
      role = key.role
      self.duties = Column(duties)
    }
  }

  /// A duty with windows, flat.
  struct WindowDuty: Sendable {
    var index: Int32
    var kind: WindowKind
    var leastDaysLeft: Int
    var owedWhen: ClassOnDay?
    var required: Int32
    var actor: ActorKind
    var roles: WordSet<Role> = .init()
    var level: AreaLevel = .village
    var modes: WordSet<VisitMode>
    var doorModes: WordSet<VisitMode>
    var deferralModes: WordSet<VisitMode>
    var met: WhoIsMet
    var homeVisitAtOwnHousehold: Bool
    var limits: RemoteLimits?
    var allowsDeputy: Bool
    var excusedBySuspension: Bool
    var isPooled: Bool
  }

  /// `DutyActor` without what it carries: a flat duty owns no memory, so
  /// that it costs nothing to pass on.
  enum ActorKind: Sendable {
    case linkedWorker, responsible, office

    init(_ actor: DutyActor) {
      switch actor {
      case .linkedWorker: self = .linkedWorker
      case .responsible: self = .responsible
      case .office: self = .office
      }
    }
  }

  struct StandingDuty: Sendable {
    var index: Int32
    var pack: Int
    var role: Role
    var rule: StandingRule
    var target: CompiledCondition?
    var required: Int32
  }

  public init(packs: [PolicyPack]) {
    self.packs = packs
    var duties: [Duty] = []
    var packOfDuty: [Int] = []
    var scopes: [(key: ScopeKey, duties: ContiguousArray<WindowDuty>)] = []
    var standing: [StandingDuty] = []
    for (pack, policy) in packs.enumerated() {
      for duty in policy.duties {
        let index = Int32(duties.count)
        duties.append(duty)
        packOfDuty.append(pack)
        switch duty.timing {
        case .standing(let rule):
          guard case .worker(let role) = duty.unit else { continue }
          standing.append(
            StandingDuty(
              index: index, pack: pack, role: role, rule: rule,
              target: rule.target.map { CompiledCondition($0) },
              required: Int32(duty.required)))
        case .window:
          guard let flat = WindowDuty(duty, index: index) else { continue }
          let key = ScopeKey(pack: pack, duty: duty)
          if let known = scopes.firstIndex(where: { $0.key == key }) {
            scopes[known].duties.append(flat)
          } else {
            scopes.append((key, [flat]))
          }
        }
      }
    }
    self.duties = duties
    self.packOfDuty = packOfDuty
    self.standing = standing
    func all(_ isWanted: (ScopeKey) -> Bool) -> [Scope] {
      scopes.filter { isWanted($0.key) }.map {
        Scope($0.key, duties: $0.duties)
      }
    }
    groups = packs.map { $0.groups.map { ReadyGroup($0) } }
    forms = packs.map { $0.forms.map { ReadyForm($0) } }
    let kinds = Set(scopes.flatMap { $0.duties.map(\.kind) })
    windowKinds = WindowKind.allCases.filter(kinds.contains)
    householdScopes = all { $0.unit == .household }
    personScopes = all { $0.unit == .person }
    linkScopes = all { $0.link != nil }
    var flat = [(scope: Scope, duty: WindowDuty)?](
      repeating: nil, count: duties.count)
    for scope in householdScopes + personScopes + linkScopes {
      for duty in scope.duties { flat[Int(duty.index)] = (scope, duty) }
    }
    self.flat = flat
  }

  /// The scope and the flat form of a duty with windows.
  func scope(of duty: Int32) -> (scope: Scope, duty: WindowDuty)? {
    flat[Int(duty)]
  }

  /// Position of a duty by its id.
  public func position(of duty: String) -> Int32? {
    duties.firstIndex { $0.id == duty }.map(Int32.init)
  }

  fileprivate struct ScopeKey: Hashable {
    enum Unit { case household, person, link }

    var pack: Int
    var unit: Unit
    var link: LinkKind?
    var role: Role?
    var group: Condition?

    init(pack: Int, duty: Duty) {
      self.pack = pack
      group = duty.group
      switch duty.unit {
      case .household: unit = .household
      case .person: unit = .person
      case .link(let kind, let role, _):
        unit = .link
        link = kind
        self.role = role
      case .worker: unit = .link
      }
    }
  }
}

extension LedgerRules.WindowDuty {
  init?(_ duty: Duty, index: Int32) {
    guard case .window(let kind, let least, let owedWhen) = duty.timing
    else { return nil }
    self.init(
      index: index, kind: kind, leastDaysLeft: least, owedWhen: owedWhen,
      required: Int32(duty.required),
      actor: LedgerRules.ActorKind(duty.actor),
      modes: duty.fulfilment.modes, doorModes: duty.fulfilment.doorModes,
      deferralModes: duty.deferral?.modes ?? .init(),
      met: duty.fulfilment.met,
      homeVisitAtOwnHousehold: duty.fulfilment.homeVisitAtOwnHousehold,
      limits: duty.remoteLimits, allowsDeputy: duty.allowsDeputy,
      excusedBySuspension: duty.excusedBySuspension, isPooled: false)
    if case .office(let roles, let level, _) = duty.actor {
      self.roles = WordSet(roles)
      self.level = level
    }
    if case .link(_, _, let pooled) = duty.unit { isPooled = pooled }
  }
}
