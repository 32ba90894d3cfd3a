import Casework
import Exchange

/// Visits and contacts of cadres by their links: two visits a year to each
/// household (D-02), two visits and four contacts to each person (D-19,
/// D-20).
struct CadreRounds {
  let county: SampleCounty
  private var attendance: Attendance
  private var chance: Chance

  init(county: SampleCounty) {
    self.county = county
    attendance = Attendance(county: county, purpose: .cadreRounds)
    chance = Chance(seed: county.seed, .cadreRounds, county.place.number, 1)
  }

  mutating func write(
    with journal: inout VisitJournal, to sink: inout some RowSink
  ) throws {
    for link in county.links.personal where link.kind != .contactPoint {
      for halfYear in county.period.halfYears {
        try visit(link, in: halfYear, with: &journal, to: &sink)
      }
      guard link.kind == .pair else { continue }
      for quarter in county.period.quarters {
        try contact(link, in: quarter, with: &journal, to: &sink)
      }
    }
  }

  private mutating func visit(
    _ link: SampleLink, in halfYear: Span, with journal: inout VisitJournal,
    to sink: inout some RowSink
  ) throws {
    let day = halfYear.first + chance.between(25, 165)
    guard stands(link, on: day),
      let household = household(of: link, on: day)
    else { return }
    var visit = SampleVisit(
      day: day, minute: 540 + chance.below(420), household: household,
      lead: link.worker,
      occasion: link.kind == .pair ? .pair : .cadre)
    let village = Int(county.population.households[household].village)
    if chance.happens(200),
      let guide = county.staff.villageWorker(village, on: day)
    {
      visit.others.append(guide)
    }
    try attendance.attend(
      visit, diligence: 900, with: &journal, to: &sink)
  }

  private mutating func contact(
    _ link: SampleLink, in quarter: Span, with journal: inout VisitJournal,
    to sink: inout some RowSink
  ) throws {
    let day = quarter.first + chance.between(3, 85)
    guard chance.happens(910), stands(link, on: day),
      let household = household(of: link, on: day)
    else { return }
    let mode: VisitMode =
      switch chance.weighted([50, 32, 8, 10]) {
      case 0: .phone
      case 1: .weChat
      case 2: .textMessage
      default: .video
      }
    let person = county.population.people[link.object]
    let isToFamily = !person.guardian.isEmpty && chance.happens(600)
    try journal.record(
      SampleVisit(
        day: day, minute: 540 + chance.below(600), mode: mode,
        household: household, lead: link.worker,
        met: Meeting(
          ids: isToFamily ? "" : person.id, family: isToFamily),
        occasion: .pair),
      to: &sink)
  }

  private func stands(_ link: SampleLink, on day: Day) -> Bool {
    county.period.contains(day) && link.span.contains(day)
      && county.staff.workers[link.worker].isInPost(on: day)
  }

  private func household(of link: SampleLink, on day: Day) -> Int? {
    guard link.kind == .household else {
      return county.household(of: link.object, on: day)
    }
    return county.population.hasTarget(link.object, on: day)
      ? link.object : nil
  }
}
