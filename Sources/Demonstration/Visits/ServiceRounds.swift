import Casework
import Exchange

/// Visits without a count: institutions see three households each every
/// quarter, volunteers two every half-year.
struct ServiceRounds {
  let county: SampleCounty
  private var chance: Chance

  init(county: SampleCounty) {
    self.county = county
    chance = Chance(seed: county.seed, .serviceRounds, county.place.number)
  }

  mutating func write(
    with journal: inout VisitJournal, to sink: inout some RowSink
  ) throws {
    for worker in county.staff.institutions {
      try serve(
        worker, households: 3, in: county.period.quarters, .service,
        with: &journal, to: &sink)
    }
    for worker in county.staff.volunteers {
      try serve(
        worker, households: 2, in: county.period.halfYears, .volunteering,
        with: &journal, to: &sink)
    }
  }

  private mutating func serve(
    _ worker: Int, households: Int, in windows: [Span], _ occasion: Occasion,
    with journal: inout VisitJournal, to sink: inout some RowSink
  ) throws {
    for _ in 0..<households {
      let household = chance.below(county.population.households.count)
      for window in windows {
        let day = window.first + chance.below(window.length)
        guard county.period.contains(day),
          county.population.hasTarget(household, on: day),
          !county.population.households[household].isAway(on: day),
          let meeting = county.meeting(in: household, on: day, &chance)
        else { continue }
        try journal.record(
          SampleVisit(
            day: day, minute: 520 + chance.below(480), household: household,
            lead: worker, met: meeting, occasion: occasion),
          to: &sink)
      }
    }
  }
}
