/// How a matter stands: what its steps, one after the other, say. Nobody
/// writes it; what is stored of it equals this at any time.
public struct MatterStanding: Hashable, Sendable {
  public private(set) var state: MatterState
  public private(set) var urgency: MatterUrgency
  public private(set) var place: MatterPlace
  /// The office that has to act.
  public private(set) var office: AreaCode
  /// Who has taken it on; nil for nobody yet.
  public private(set) var worker: Int64?
  public private(set) var openedAt: Moment
  /// Until when there must be a plan; nil once there is one.
  public private(set) var planBy: Moment?
  /// Until when the plan is to be carried out; nil without one.
  public private(set) var plannedFor: Day?
  public private(set) var stateSince: Moment
  /// The last day on which the household was told.
  public private(set) var toldOn: Day?
  /// The state has changed since the household was told.
  public private(set) var owesWord: Bool
  public private(set) var solvedOn: Day?
  /// The household has said that it is solved.
  public private(set) var isConfirmed: Bool
  public private(set) var closedOn: Day?
  /// When it is to be asked whether the measure took effect; nil where that
  /// is not due any more.
  public private(set) var checkOn: Day?
  /// From when it counts as long-standing, if it is open then.
  public private(set) var longFrom: Day
  /// Whom it is about has left, and nobody knows where to.
  public private(set) var awaitsPlace: Bool
  public private(set) var rating: Int?
  public private(set) var steps: Int

  /// What a list of steps comes to; nil where the first is no registration
  /// or one of them cannot follow the one before.
  public init?(_ steps: [MatterStep]) {
    guard let first = steps.first,
      var standing = MatterStanding(opening: first)
    else { return nil }
    for step in steps.dropFirst() {
      guard standing.obstacle(to: step.kind) == nil,
        step.number == standing.steps + 1
      else { return nil }
      standing.take(step)
    }
    self = standing
  }

  /// - Parameter step: a registration; nil for any other.
  public init?(opening step: MatterStep) {
    guard step.kind == .registered, step.number == 1,
      let place = step.place, let office = step.office,
      let urgency = step.urgency, let longFrom = step.dueOn
    else { return nil }
    state = .registered
    self.urgency = urgency
    self.place = place
    self.office = office
    worker = step.worker
    openedAt = step.at
    planBy = step.planBy
    stateSince = step.at
    owesWord = false
    isConfirmed = false
    self.longFrom = longFrom
    awaitsPlace = false
    steps = 1
  }

  /// The standing after one more step, which must be allowed.
  public mutating func take(_ step: MatterStep) {
    steps += 1
    switch step.kind {
    case .registered: break
    case .planned: plan(step)
    case .begun: move(.underWay, step)
    case .solved:
      solvedOn = step.day ?? step.at.day
      move(.solved, step)
    case .confirmed:
      rating = step.rating ?? rating
      isConfirmed = true
      move(.confirmed, step)
      hear(step)
    case .disputed:
      solvedOn = nil
      rating = step.rating ?? rating
      move(.underWay, step)
      hear(step)
    case .closed: close(step)
    case .reopened: reopen(step)
    case .told:
      rating = step.rating ?? rating
      hear(step)
    case .checked:
      rating = step.rating ?? rating
      checkOn = nil
      if step.isGood != true { reopen(step) }
      hear(step)
    case .reclassed:
      urgency = step.urgency ?? urgency
      planBy = plannedFor == nil ? step.planBy : nil
      longFrom = step.dueOn ?? longFrom
    case .taken:
      office = step.office ?? office
      worker = step.worker
    case .handedOver: handOver(step)
    case .noted: break
    }
  }

  private mutating func move(_ state: MatterState, _ step: MatterStep) {
    if self.state != state { owesWord = true }
    self.state = state
    stateSince = step.at
  }

  /// The household was spoken to about it.
  private mutating func hear(_ step: MatterStep) {
    toldOn = max(step.day ?? step.at.day, toldOn ?? .distantPast)
    owesWord = false
  }

  private mutating func plan(_ step: MatterStep) {
    plannedFor = step.day
    planBy = nil
    worker = worker ?? step.worker
    if state == .registered { move(.planned, step) }
  }

  private mutating func close(_ step: MatterStep) {
    solvedOn = solvedOn ?? step.at.day
    closedOn = step.at.day
    checkOn = step.dueOn
    planBy = nil
    awaitsPlace = false
    let owed = owesWord
    let isSaid = state == .confirmed
    move(.closed, step)
    // Whoever has just said so need not be told.
    if isSaid { owesWord = owed }
  }

  private mutating func reopen(_ step: MatterStep) {
    solvedOn = nil
    isConfirmed = false
    closedOn = nil
    checkOn = nil
    plannedFor = nil
    planBy = step.planBy
    move(.registered, step)
  }

  private mutating func handOver(_ step: MatterStep) {
    if let place = step.place { self.place = place }
    awaitsPlace = step.isGood != true
    if let office = step.office, office != self.office {
      self.office = office
      worker = nil
    }
  }
}

extension MatterStanding {
  /// Until when somebody has to act: on a plan, or on what was planned.
  public var actBy: Moment? {
    switch state {
    case .registered: planBy
    case .planned, .underWay: plannedFor.map { .end(of: $0) }
    case .solved, .confirmed, .closed: nil
    }
  }

  public func isLate(at now: Moment) -> Bool {
    actBy.map { $0 < now } ?? false
  }

  public func isLongStanding(on day: Day) -> Bool {
    state.isOpen && (urgency == .longStanding || longFrom <= day)
  }

  public func isCheckDue(on day: Day) -> Bool {
    checkOn.map { $0 <= day } ?? false
  }

  /// Days from the registration to the solution.
  public var daysToSolve: Int? {
    solvedOn.map { max(0, $0 - openedAt.day) }
  }
}
