extension LedgerJudge {
  /// Adds the days on which the duty is fulfilled, and those on which
  /// contact was kept, from `from` to as-of, inside the stays: one for each
  /// day, in order.
  mutating func collectDays(
    _ duty: LedgerRules.WindowDuty, _ unit: JudgedUnit, stays: Range<Int>,
    from: Day
  ) {
    let floor = days.count
    if unit.person < 0 {
      let range = facts.visits.range(unit.household)
      for position in range where facts.visits.values[position].day >= from {
        consider(
          position, duty, unit, stays: stays, personMet: false, floor: floor)
      }
      return
    }
    let meetings = facts.meetings.range(unit.person)
    let alsoFamily =
      duty.met == .personOrFamily || duty.met == .household
      || (duty.met == .personOrFamilyOfWard
        && facts.persons[Int(unit.person)].hasGuardian)
    if !alsoFamily {
      for place in meetings {
        let position = Int(facts.meetings.values[place])
        if facts.visits.values[position].day >= from {
          consider(
            position, duty, unit, stays: stays, personMet: true,
            floor: floor)
        }
      }
      return
    }
    mergeFamilyVisits(unit.person, meetings, from: from)
    for index in merged.indices {
      // The sign tells whether the person himself was met.
      let position = merged[index]
      consider(
        Int(position >= 0 ? position : ~position), duty, unit, stays: stays,
        personMet: position >= 0, floor: floor)
    }
  }

  /// Visits at which the person was met, and those to his households at
  /// which his family was, in order of time and number.
  private mutating func mergeFamilyVisits(
    _ person: Int32, _ meetings: Range<Int>, from: Day
  ) {
    merged.drop(to: 0)
    for place in meetings
    where facts.visits.values[Int(facts.meetings.values[place])].day >= from {
      merged.append(facts.meetings.values[place])
    }
    let met = merged.count
    for place in facts.residences.range(person) {
      let home = facts.residences.values[place]
      for position in facts.visits.range(home.household) {
        let visit = facts.visits.values[position]
        if visit.metFamily, visit.day >= from,
          home.span.contains(visit.day),
          !(0..<met).contains(where: { merged[$0] == Int32(position) })
        {
          merged.append(~Int32(position))
        }
      }
    }
    if met == merged.count { return }
    let visits = facts.visits.values
    let numbers = facts.visitNumbers
    merged.withBuffer { merged in
      merged.sort { left, right in
        let one = visits[Int(left >= 0 ? left : ~left)]
        let other = visits[Int(right >= 0 ? right : ~right)]
        return one.at == other.at
          ? numbers.precedes(Int(one.number), Int(other.number))
          : one.at < other.at
      }
    }
  }

  @inline(__always)
  private mutating func consider(
    _ position: Int, _ duty: LedgerRules.WindowDuty, _ unit: JudgedUnit,
    stays: Range<Int>, personMet: Bool, floor: Int
  ) {
    let visit = facts.visits.values[position]
    if visit.day > asOf || !visit.stands { return }
    var isInScope = false
    for index in stays where sets.spans[index].contains(visit.day) {
      isInScope = true
    }
    if !isInScope { return }
    switch facts.verdict(visit, duty, unit, personMet: personMet) {
    case .counts: add(visit, position, duty, isDeputy: false, floor: floor)
    case .countsByDeputy:
      add(visit, position, duty, isDeputy: true, floor: floor)
    case .defers, .defersByDeputy:
      if contacts.last != visit.day { contacts.append(visit.day) }
    default: break
    }
  }

  /// Of several on one day the earliest counts, at the door before remote.
  private mutating func add(
    _ visit: Facts.Visit, _ position: Int, _ duty: LedgerRules.WindowDuty,
    isDeputy: Bool, floor: Int
  ) {
    let day = FulfilledDay(
      day: visit.day, visit: Int32(position),
      isAtDoor: duty.doorModes.contains(visit.mode), isDeputy: isDeputy)
    if days.count > floor, let last = days.last, last.day == visit.day {
      if day.isAtDoor && !last.isAtDoor { days[days.count - 1] = day }
    } else {
      days.append(day)
    }
  }
}
