import Casework
import Exchange

/// What township commissioners do by themselves: the yearly baseline of
/// every household (D-04) and the half-yearly visit of special ones (D-05).
struct TownshipRounds {
  let county: SampleCounty
  private let joint: JointVisits
  private var attendance: Attendance
  private var chance: Chance

  init(county: SampleCounty) {
    self.county = county
    joint = JointVisits(county: county)
    attendance = Attendance(county: county, purpose: .townshipRounds)
    chance = Chance(
      seed: county.seed, .townshipRounds, county.place.number, 1)
  }

  mutating func write(
    with journal: inout VisitJournal, to sink: inout some RowSink
  ) throws {
    for household in county.population.households.indices {
      for year in county.period.years {
        try baseline(household, in: year, with: &journal, to: &sink)
      }
      for halfYear in county.period.halfYears {
        try visitSpecial(household, in: halfYear, with: &journal, to: &sink)
      }
    }
  }

  private mutating func baseline(
    _ household: Int, in year: Span, with journal: inout VisitJournal,
    to sink: inout some RowSink
  ) throws {
    guard
      case .own(let mode, let offset) = joint.baseline(
        household, year: year.first.date.year)
    else { return }
    guard
      var visit = visit(household, on: year.first + offset, .baseline)
    else { return }
    if mode == .home {
      try attendance.attend(
        visit, diligence: 960, with: &journal, to: &sink)
      return
    }
    visit.mode = mode
    guard
      let meeting = county.meeting(
        in: household, on: visit.day, targets: 970, &chance)
    else { return }
    visit.met = meeting
    if mode != .inPerson, chance.happens(60) {
      visit.met = .nobody
      visit.result = .unanswered
    }
    try journal.record(visit, to: &sink)
  }

  private mutating func visitSpecial(
    _ household: Int, in halfYear: Span, with journal: inout VisitJournal,
    to sink: inout some RowSink
  ) throws {
    guard
      case .own(let offset) = joint.halfYear(
        household, starting: halfYear.first)
    else { return }
    let day = halfYear.first + offset
    guard county.population.isSpecial(household, on: day),
      let visit = visit(household, on: day, .halfYear)
    else { return }
    try attendance.attend(
      visit, diligence: 930, with: &journal, to: &sink)
  }

  private mutating func visit(
    _ household: Int, on planned: Day, _ occasion: Occasion
  ) -> SampleVisit? {
    // Weekends are free, but for one in four.
    let weekday = planned.weekday
    let day =
      weekday > 5 && chance.happens(750) ? planned + (8 - weekday) : planned
    let village = Int(county.population.households[household].village)
    guard county.period.contains(day),
      county.population.hasTarget(household, on: day),
      let worker = county.staff.townshipWorker(
        county.villages[village].township, on: day)
    else { return nil }
    return SampleVisit(
      day: day, minute: 510 + chance.below(480), household: household,
      lead: worker, occasion: occasion)
  }
}
