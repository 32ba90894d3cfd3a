/// Judges duties: `ledger(rules, facts, period, asOf)`. Known-at is part of
/// the facts. It is deterministic and looks at nothing else; every surface
/// of the product shows what this one says.
public struct LedgerJudge: ~Copyable {
  public let facts: Facts
  public let rules: LedgerRules
  let asOf: Day
  let period: Span
  public internal(set) var listing = LedgerListing()

  /// Windows of the period by kind, those that begin after as-of left out.
  private let windows: Grouped<Span>
  // Working memory, reused from unit to unit.
  var sets = SpanStack()
  var days = Pile<FulfilledDay>()
  var contacts = Pile<Day>()
  var merged = Pile<Int32>()

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
    var windows = ContiguousArray<(owner: Int32, value: Span)>()
    for kind in rules.windowKinds {
      for window in kind.windows(touching: limit) where window.first <= asOf {
        windows.append((Int32(kind.rawValue), window))
      }
    }
    self.windows = Grouped(windows, owners: WindowKind.allCases.count)
  }

  /// Forgets what was listed, to judge again.
  public mutating func restart() {
    listing.removeAll()
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
    let unit = facts.unit(of: link)
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

  /// Judges a duty of a unit whose stays are the set at the bottom of the
  /// stack.
  private mutating func judge(
    _ duty: LedgerRules.WindowDuty, _ unit: JudgedUnit
  ) {
    let stays = sets.top
    guard let range = firstListed(duty, unit) else { return }
    days.drop(to: 0)
    contacts.drop(to: 0)
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
    days.drop(to: 0)
    contacts.drop(to: 0)
    let kind = facts.links[Int(unit.index)].kind
    for other in facts.links.indices
    where facts.links[other].worker == unit.worker
      && facts.links[other].kind == kind
    {
      let start = sets.top
      pushLinkStays(Int32(other), scope)
      collectDays(
        duty, facts.unit(of: Int32(other)), stays: start..<sets.top,
        from: range.lookback)
      sets.drop(to: start)
    }
    let visits = facts.visits.values
    days.withBuffer { days in
      days.sort { visits[Int($0.visit)].at < visits[Int($1.visit)].at }
    }
    contacts.withBuffer { $0.sort() }
    list(duty, unit, stays: stays, range)
  }

  struct ListedRange {
    /// Position in `windows.values` of the first listed window of the period.
    var first: Int
    /// The listed window before it.
    var before: Span?
    /// The first day that matters.
    var lookback: Day
  }

  private func firstListed(
    _ duty: LedgerRules.WindowDuty, _ unit: JudgedUnit
  ) -> ListedRange? {
    for position in windows.range(Int32(duty.kind.rawValue)) {
      let window = windows.values[position]
      guard listing(of: window, duty, unit) != nil else { continue }
      let before = listedWindow(before: window, duty, unit)
      var lookback = before?.first ?? window.first
      if let share = duty.limits?.doorMajorityIn {
        lookback = min(lookback, share.window(containing: window.first).first)
      }
      if let month = duty.limits?.doorOnceIn {
        lookback = min(lookback, month.window(containing: window.first).first)
      }
      return ListedRange(
        first: position, before: before, lookback: lookback)
    }
    return nil
  }

  /// Whether the window is owed: the day from which it is, or nil.
  private func listing(
    of window: Span, _ duty: LedgerRules.WindowDuty, _ unit: JudgedUnit
  ) -> Day? {
    if window.first > asOf { return nil }
    var from: Day?
    for index in 0..<sets.top {
      let stay = sets.spans[index]
      guard stay.overlaps(window), stay.first <= asOf else { continue }
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
      for index in 0..<sets.top
      where sets.spans[index].first < candidate.first {
        last = sets.spans[index]
      }
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
    let end = windows.range(Int32(duty.kind.rawValue)).upperBound
    var before = range.before.map { tally($0, duty, stays: stays) }
    for position in range.first..<end {
      let window = windows.values[position]
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
}
