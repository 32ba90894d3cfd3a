// What becomes of one window: state, marks, actor and place.

extension LedgerJudge {
  mutating func append(
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
        redeemedOn: state.leavesDebt ? firstDay(after: tally) : nil,
        events: firstEvent..<Int32(listing.events.count)))
  }

  /// The first fulfilling day after a window.
  private func firstDay(after tally: Tally) -> Day? {
    tally.days.upperBound < days.count
      ? days[tally.days.upperBound].day : nil
  }

  /// The last day of the last stay touching the window that has begun by
  /// as-of, where it lies before the window's end and the stay has ended.
  private func exit(from window: Span) -> Day? {
    var last: Day?
    for index in 0..<sets.top {
      let stay = sets.spans[index]
      if stay.overlaps(window), stay.first <= asOf { last = stay.last }
    }
    guard let last, last < window.last else { return nil }
    return last
  }

  private func otherContacts(_ window: Span, _ counted: Range<Int>) -> Int {
    var others = 0
    for index in contacts.indices where window.contains(contacts[index]) {
      let day = contacts[index]
      var isCounted = false
      for index in counted where days[index].day == day { isCounted = true }
      if !isCounted { others += 1 }
    }
    return others
  }

  private func hasContact(in window: Span) -> Bool {
    for index in contacts.indices where window.contains(contacts[index]) {
      return true
    }
    return false
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
    if state == .open, hasContact(in: window) {
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
    for index in days.indices where span.contains(days[index].day) {
      result.days += 1
      if days[index].isAtDoor { result.doors += 1 }
    }
    return result
  }
}

extension WordSet {
  @inlinable mutating func insert(_ word: Word) {
    bits |= 1 << UInt32(word.rawValue)
  }
}
