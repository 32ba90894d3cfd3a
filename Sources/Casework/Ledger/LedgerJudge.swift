/// Judges duties: `ledger(rules, facts, period, asOf)`. Known-at is part of
/// the facts. It is deterministic and looks at nothing else; every surface
/// of the product shows what this one says.
public struct LedgerJudge {
  public let facts: Facts
  public let rules: LedgerRules
  let asOf: Day
  let period: Span
  public private(set) var listing = LedgerListing()

  /// Windows of the period by kind, those that begin after as-of left out.
  private let windows: [[Span]]
  // Working memory, reused from unit to unit.
  var sets = SpanStack()
  var days = ContiguousArray<FulfilledDay>()
  var contacts = ContiguousArray<Day>()
  var merged = ContiguousArray<Int32>()

  /// - Parameters:
  ///   - period: lists the windows that touch it; it never changes a row.
  ///   - asOf: the day it is judged on. What is dated later has not
  ///     happened.
  public init(
    rules: LedgerRules, facts: Facts, period: Span, asOf: Day
  ) {
    self.rules = rules
    self.facts = facts
    self.period = period
    self.asOf = asOf
    // An open period would have windows without end.
    let limit = Span(period.first, min(period.last, max(period.first, asOf)))
    windows = WindowKind.allCases.map { kind in
      kind.windows(touching: limit).filter { $0.first <= asOf }
    }
  }

  /// Judges every unit that the facts hold to be judged, standing duties
  /// excepted.
  public mutating func judgeAll() {
    for index in facts.households.indices
    where facts.households[index].isJudged {
      judge(household: Int32(index))
    }
    for index in facts.persons.indices where facts.persons[index].isJudged {
      judge(person: Int32(index))
    }
    for index in facts.links.indices { judge(link: Int32(index)) }
  }

  public mutating func judge(household: Int32) {
    let unit = JudgedUnit(household: household, index: household)
    for scope in rules.householdScopes {
      pushHouseholdStays(household, scope)
      if !sets.isEmpty(0) {
        for duty in scope.duties { judge(duty, unit) }
      }
      sets.drop(to: 0)
    }
  }

  public mutating func judge(person: Int32) {
    let unit = JudgedUnit(person: person, index: person)
    for scope in rules.personScopes {
      pushPersonStays(person, scope)
      if !sets.isEmpty(0) {
        for duty in scope.duties { judge(duty, unit) }
      }
      sets.drop(to: 0)
    }
  }

  public mutating func judge(link: Int32) {
    let unit = unit(of: link)
    for scope in rules.linkScopes
    where scope.link == facts.links[Int(link)].kind {
      pushLinkStays(link, scope)
      if !sets.isEmpty(0) {
        for duty in scope.duties {
          if duty.isPooled {
            judgePooled(duty, unit, scope)
          } else {
            judge(duty, unit)
          }
        }
      }
      sets.drop(to: 0)
    }
  }

  /// Pushes the days on which the unit is in scope.
  mutating func pushStays(
    of unit: JudgedUnit, _ scope: LedgerRules.Scope, _ kind: DutyUnit
  ) {
    switch kind {
    case .household: pushHouseholdStays(unit.household, scope)
    case .person: pushPersonStays(unit.person, scope)
    case .link: pushLinkStays(unit.index, scope)
    case .worker: break
    }
  }

  private mutating func pushHouseholdStays(
    _ household: Int32, _ scope: LedgerRules.Scope
  ) {
    let home = facts.households[Int(household)]
    pushInForce(scope.pack, area: home.village)
    sets.clip(from: 0, to: home.onFile)
    if !sets.isEmpty(0), let condition = scope.condition {
      let second = sets.top
      sets.push(condition, household: household, facts: facts)
      sets.intersect(0, second)
    }
  }

  private mutating func pushPersonStays(
    _ person: Int32, _ scope: LedgerRules.Scope
  ) {
    pushResidence(scope.pack, person: person)
    if !sets.isEmpty(0), let condition = scope.condition {
      let second = sets.top
      sets.push(condition, person: person, facts: facts)
      sets.intersect(0, second)
    }
  }

  func unit(of link: Int32) -> JudgedUnit {
    let pair = facts.links[Int(link)]
    return pair.kind == .household
      ? JudgedUnit(
        worker: pair.worker, household: pair.object, index: link)
      : JudgedUnit(worker: pair.worker, person: pair.object, index: link)
  }

  /// Pushes the days on which the link is in scope: the link, the post, the
  /// object and the pack in force.
  private mutating func pushLinkStays(
    _ link: Int32, _ scope: LedgerRules.Scope
  ) {
    let start = sets.top
    let pair = facts.links[Int(link)]
    for position in facts.linkSpans.range(link) {
      sets.push(facts.linkSpans.values[position])
    }
    sets.unite(from: start)
    var second = sets.top
    for position in facts.posts.range(pair.worker)
    where facts.posts.values[position].role == scope.role {
      sets.push(facts.posts.values[position].span)
    }
    sets.unite(from: second)
    sets.intersect(start, second)
    if sets.isEmpty(start) { return }
    second = sets.top
    if pair.kind == .household {
      let home = facts.households[Int(pair.object)]
      pushInForce(scope.pack, area: home.village)
      sets.clip(from: second, to: home.onFile)
    } else {
      pushResidence(scope.pack, person: pair.object)
    }
    sets.intersect(start, second)
    if let condition = scope.condition, !sets.isEmpty(start) {
      second = sets.top
      if pair.kind == .household {
        sets.push(condition, household: pair.object, facts: facts)
      } else {
        sets.push(condition, person: pair.object, facts: facts)
      }
      sets.intersect(start, second)
    }
  }

  private mutating func pushInForce(_ pack: Int, area: Int32) {
    for position in facts.inForce[pack].range(area) {
      sets.push(facts.inForce[pack].values[position])
    }
  }

  /// Days on which the person is a member of a household where the pack is
  /// in force. A move from one day to the next leaves no gap.
  private mutating func pushResidence(_ pack: Int, person: Int32) {
    let start = sets.top
    for position in facts.residences.range(person) {
      let home = facts.residences.values[position]
      let from = sets.top
      pushInForce(
        pack, area: facts.households[Int(home.household)].village)
      sets.clip(from: from, to: home.span)
    }
    sets.unite(from: start)
  }

  /// Judges a duty of a unit whose stays are the set at the bottom of the
  /// stack.
  private mutating func judge(
    _ duty: LedgerRules.WindowDuty, _ unit: JudgedUnit
  ) {
    let stays = sets.top
    guard let range = firstListed(duty, unit) else { return }
    days.removeAll(keepingCapacity: true)
    contacts.removeAll(keepingCapacity: true)
    collectDays(duty, unit, stays: 0..<stays, from: range.lookback)
    list(duty, unit, stays: stays, range)
  }

  /// A-01 with the setting `cadre`: what a worker does for any of his links
  /// counts for each.
  private mutating func judgePooled(
    _ duty: LedgerRules.WindowDuty, _ unit: JudgedUnit,
    _ scope: LedgerRules.Scope
  ) {
    let stays = sets.top
    guard let range = firstListed(duty, unit) else { return }
    days.removeAll(keepingCapacity: true)
    contacts.removeAll(keepingCapacity: true)
    let kind = facts.links[Int(unit.index)].kind
    for other in facts.links.indices
    where facts.links[other].worker == unit.worker
      && facts.links[other].kind == kind
    {
      let start = sets.top
      pushLinkStays(Int32(other), scope)
      collectDays(
        duty, self.unit(of: Int32(other)), stays: start..<sets.top,
        from: range.lookback)
      sets.drop(to: start)
    }
    let visits = facts.visits.values
    days.sort {
      visits[Int($0.visit)].at < visits[Int($1.visit)].at
    }
    contacts.sort()
    list(duty, unit, stays: stays, range)
  }

  private struct ListedRange {
    /// Position of the first listed window of the period.
    var first: Int
    /// The listed window before it.
    var before: Span?
    /// The first day that matters.
    var lookback: Day
  }

  private func firstListed(
    _ duty: LedgerRules.WindowDuty, _ unit: JudgedUnit
  ) -> ListedRange? {
    let windows = windows[Int(duty.kind.rawValue)]
    guard
      let first = windows.indices.first(where: {
        listing(of: windows[$0], duty, unit) != nil
      })
    else { return nil }
    let before = listedWindow(before: windows[first], duty, unit)
    var lookback = before?.first ?? windows[first].first
    if let share = duty.limits?.doorMajorityIn {
      lookback = min(
        lookback, share.window(containing: windows[first].first).first)
    }
    if let month = duty.limits?.doorOnceIn {
      lookback = min(
        lookback, month.window(containing: windows[first].first).first)
    }
    return ListedRange(first: first, before: before, lookback: lookback)
  }

  /// Whether the window is owed: the day from which it is, or nil.
  private func listing(
    of window: Span, _ duty: LedgerRules.WindowDuty, _ unit: JudgedUnit
  ) -> Day? {
    if window.first > asOf { return nil }
    var from: Day?
    for stay in sets.spans where stay.overlaps(window) && stay.first <= asOf {
      let entry = max(stay.first, window.first)
      if stay.first <= window.first
        || window.last - entry + 1 >= duty.leastDaysLeft
      {
        from = entry
        break
      }
    }
    guard let from else { return nil }
    if let gate = duty.owedWhen {
      let day = window.first + (gate.day - 1)
      if facts.selfCare(of: unit.person, on: day, asOf: asOf)
        != gate.selfCare
      {
        return nil
      }
    }
    return from
  }

  /// The listed window before this one, however long ago; nil where there is
  /// none, or none since the first visit on file.
  private func listedWindow(
    before window: Span, _ duty: LedgerRules.WindowDuty, _ unit: JudgedUnit
  ) -> Span? {
    var candidate = duty.kind.window(containing: window.first - 1)
    while candidate.last >= facts.firstVisitDay {
      if listing(of: candidate, duty, unit) != nil { return candidate }
      var last: Span?
      for stay in sets.spans where stay.first < candidate.first { last = stay }
      guard let last else { return nil }
      candidate = duty.kind.window(
        containing: min(last.last, candidate.first - 1))
    }
    return nil
  }

  private mutating func list(
    _ duty: LedgerRules.WindowDuty, _ unit: JudgedUnit, stays: Int,
    _ range: ListedRange
  ) {
    let windows = windows[Int(duty.kind.rawValue)]
    var before = range.before.map { tally($0, duty, stays: stays) }
    for position in range.first..<windows.count {
      let window = windows[position]
      guard let from = listing(of: window, duty, unit) else { continue }
      let tally = tally(window, duty, stays: stays)
      append(
        duty, unit, window, tally, before: before, listedFrom: from,
        stays: stays)
      before = tally
    }
  }

  /// What a window holds of fulfilling days.
  struct Tally {
    var days: Range<Int>
    var doorDays: Int
    /// Fulfilled, and by remote contact alone.
    var isRemoteOnly: Bool
  }

  private func tally(
    _ window: Span, _ duty: LedgerRules.WindowDuty, stays: Int
  ) -> Tally {
    var first = 0
    while first < days.count, days[first].day < window.first { first += 1 }
    var end = first
    var doors = 0
    while end < days.count, days[end].day <= window.last {
      if days[end].isAtDoor { doors += 1 }
      end += 1
    }
    return Tally(
      days: first..<end, doorDays: doors,
      isRemoteOnly: !duty.doorModes.isEmpty && doors == 0
        && end - first >= Int(duty.required))
  }

  private mutating func append(
    _ duty: LedgerRules.WindowDuty, _ unit: JudgedUnit, _ window: Span,
    _ tally: Tally, before: Tally?, listedFrom: Day, stays: Int
  ) {
    let isRejected =
      duty.limits?.notTwiceInARow == true && tally.isRemoteOnly
      && before?.isRemoteOnly == true
    let counted = isRejected ? 0 : tally.days.count
    let isDone = counted >= Int(duty.required)
    let leftOn = exit(from: window)
    let hasEnded = window.last <= asOf
    let state: DutyState
    if isDone {
      state = .done
    } else if let leftOn, leftOn <= asOf {
      state = .void
    } else if !hasEnded {
      state = .open
    } else if isRejected {
      state = .remoteRejected
    } else if !duty.deferralModes.isEmpty,
      counted + otherContacts(window, tally.days) >= Int(duty.required)
    {
      state = .deferred
    } else if isExcused(window, duty, unit) {
      state = .excused
    } else {
      state = .missed
    }
    let firstEvent = Int32(listing.events.count)
    if !isRejected {
      for index in tally.days { listing.events.append(days[index].visit) }
    }
    let placeDay = min(window.last, asOf)
    listing.instances.append(
      DutyInstance(
        duty: duty.index, unit: unit.index, window: window,
        required: duty.required, counted: Int32(counted), state: state,
        marks: marks(
          duty, window, tally, before: before, state: state,
          isRejected: isRejected, hasEnded: hasEnded),
        actor: actor(of: duty, unit, on: placeDay),
        place: place(of: unit, on: placeDay), listedFrom: listedFrom,
        fulfilledOn: isDone
          ? days[tally.days.lowerBound + Int(duty.required) - 1].day : nil,
        leftOn: leftOn,
        events: firstEvent..<Int32(listing.events.count)))
  }

  /// The last day of the last stay touching the window that has begun by
  /// as-of, where it lies before the window's end and the stay has ended.
  private func exit(from window: Span) -> Day? {
    var last: Day?
    for stay in sets.spans
    where stay.overlaps(window) && stay.first <= asOf {
      last = stay.last
    }
    guard let last, last < window.last else { return nil }
    return last
  }

  private func otherContacts(_ window: Span, _ counted: Range<Int>) -> Int {
    var others = 0
    for day in contacts where window.contains(day) {
      var isCounted = false
      for index in counted where days[index].day == day { isCounted = true }
      if !isCounted { others += 1 }
    }
    return others
  }

  private func marks(
    _ duty: LedgerRules.WindowDuty, _ window: Span, _ tally: Tally,
    before: Tally?, state: DutyState, isRejected: Bool, hasEnded: Bool
  ) -> WordSet<DutyMark> {
    var marks = WordSet<DutyMark>()
    if let before, !before.days.isEmpty, !tally.days.isEmpty,
      (days[tally.days.lowerBound].day
        - days[before.days.upperBound - 1].day) * 3 < window.length
    {
      marks.insert(.clustered)
    }
    if state == .open, contacts.contains(where: window.contains) {
      marks.insert(.contactKept)
    }
    if !isRejected {
      for index in tally.days {
        let visit = facts.visits.values[Int(days[index].visit)]
        if days[index].isDeputy { marks.insert(.deputy) }
        if visit.firstRecorded - visit.day > 7 { marks.insert(.lateEntry) }
      }
    }
    if hasEnded, let limits = duty.limits {
      if let share = limits.doorMajorityIn {
        let all = count(
          Span(share.window(containing: window.last).first, window.last))
        if all.days > 0, all.doors * 2 <= all.days {
          marks.insert(.remoteShare)
        }
      }
      if let kind = limits.doorOnceIn {
        let whole = kind.window(containing: window.last)
        let all = count(whole)
        if whole.last == window.last, all.days > 0, all.doors == 0 {
          marks.insert(.remoteMonth)
        }
      }
    }
    return marks
  }

  mutating func appendStanding(_ instance: DutyInstance) {
    listing.instances.append(instance)
  }

  private func count(_ span: Span) -> (days: Int, doors: Int) {
    var result = (days: 0, doors: 0)
    for day in days where span.contains(day.day) {
      result.days += 1
      if day.isAtDoor { result.doors += 1 }
    }
    return result
  }
}

extension WordSet {
  @inlinable mutating func insert(_ word: Word) {
    bits |= 1 << UInt32(word.rawValue)
  }
}
