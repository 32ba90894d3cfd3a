extension LedgerJudge {
  /// Whether suspension of the area and absence of the unit, a day once,
  /// take at least half of the window's days.
  mutating func isExcused(
    _ window: Span, _ duty: LedgerRules.WindowDuty, _ unit: JudgedUnit
  ) -> Bool {
    let start = sets.top
    if unit.person >= 0 {
      pushAbsence(person: unit.person, duty)
    } else {
      pushAbsence(household: unit.household, duty)
    }
    sets.unite(from: start)
    sets.clip(from: start, to: window)
    let days = sets.dayCount(from: start)
    sets.drop(to: start)
    return days * 2 >= window.length
  }

  private mutating func pushAbsence(
    person: Int32, _ duty: LedgerRules.WindowDuty
  ) {
    pushOwnAbsence(person)
    for place in facts.residences.range(person) {
      let home = facts.residences.values[place]
      for absence in facts.householdAbsences[home.household] {
        sets.push(absence.intersection(home.span))
      }
      if duty.excusedBySuspension {
        let village = facts.households[Int(home.household)].village
        for suspension in facts.suspensions[village] {
          sets.push(suspension.intersection(home.span))
        }
      }
    }
  }

  private mutating func pushAbsence(
    household: Int32, _ duty: LedgerRules.WindowDuty
  ) {
    for absence in facts.householdAbsences[household] { sets.push(absence) }
    if duty.excusedBySuspension {
      let village = facts.households[Int(household)].village
      for suspension in facts.suspensions[village] { sets.push(suspension) }
    }
    // Days with members on which every one of them is absent.
    let start = sets.top
    let members = facts.residents.range(household)
    for place in members { sets.push(facts.residents.values[place].span) }
    sets.unite(from: start)
    let present = sets.top
    for place in members {
      let resident = facts.residents.values[place]
      let from = sets.top
      pushOwnAbsence(resident.person)
      sets.unite(from: from)
      sets.complement(from: from)
      sets.clip(from: from, to: resident.span)
    }
    sets.unite(from: present)
    sets.complement(from: present)
    sets.intersect(start, present)
  }

  private mutating func pushOwnAbsence(_ person: Int32) {
    for place in facts.personAbsences.range(person) {
      sets.push(facts.personAbsences.values[place])
    }
  }
}
