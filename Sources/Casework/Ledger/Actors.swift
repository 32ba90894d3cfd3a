extension LedgerJudge {
  /// The worker who owes the duty on a day, where it is personal; -1 for
  /// none, or where an office owes it.
  func actor(
    of duty: LedgerRules.WindowDuty, _ unit: JudgedUnit, on day: Day
  ) -> Int32 {
    switch duty.actor {
    case .office: return -1
    case .linkedWorker: return unit.worker
    case .responsible:
      var found: Int32 = -1
      for place in facts.responsible.range(unit.person) {
        let spell = facts.responsible.values[place]
        guard spell.span.contains(day),
          facts.isPosted(spell.worker, on: day)
        else { continue }
        if found < 0
          || facts.workerNumbers.precedes(Int(spell.worker), Int(found))
        {
          found = spell.worker
        }
      }
      return found
    }
  }

  /// The unit's village on a day: a person's by his household of that day,
  /// else his last one before it. -1 for none.
  func place(of unit: JudgedUnit, on day: Day) -> Int32 {
    var household = unit.household
    if unit.person >= 0 {
      household = facts.lastHousehold(of: unit.person, by: day)
    }
    return household < 0 ? -1 : facts.households[Int(household)].village
  }
}
