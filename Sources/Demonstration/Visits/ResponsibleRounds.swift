import Casework
import Exchange

/// Visits to persons of 特困分散: monthly to the self-caring (D-23), in each
/// half-month to the others (D-24), at the door or now and then remote.
struct ResponsibleRounds {
  let county: SampleCounty
  private var chance: Chance

  init(county: SampleCounty) {
    self.county = county
    chance = Chance(
      seed: county.seed, .responsibleRounds, county.place.number)
  }

  mutating func write(
    with journal: inout VisitJournal, to sink: inout some RowSink
  ) throws {
    let period = Span(county.period.first, county.period.last)
    let months = WindowKind.month.windows(touching: period)
    for (position, destitute) in county.population.destitute.enumerated() {
      let services = county.links.visitors[position]
      guard !services.isEmpty else { continue }
      for month in months {
        for window in windows(destitute, in: month) {
          try visit(
            destitute, in: window, services, with: &journal, to: &sink)
        }
      }
    }
  }

  /// The half-months in which the person is key, or the month.
  private func windows(_ destitute: SampleDestitute, in month: Span) -> [Span] {
    let middle = month.first + 15
    let halves = [
      Span(month.first, middle - 1), Span(middle, month.last),
    ]
    let isKey = destitute.isKey(on: min(middle, county.period.until))
    let owed = halves.filter { destitute.isKey(on: $0.first) }
    return isKey ? owed : owed.filter { $0.first < middle } + [month]
  }

  private mutating func visit(
    _ destitute: SampleDestitute, in window: Span,
    _ services: [SampleService], with journal: inout VisitJournal,
    to sink: inout some RowSink
  ) throws {
    let day = window.first + chance.below(window.length)
    let household = Int(destitute.household)
    guard county.period.contains(day), destitute.span.contains(day),
      county.population.lives(
        Int(destitute.person), in: household, on: day),
      let service = services.first(where: { $0.span.contains(day) }),
      county.staff.workers[service.worker].isInPost(on: day)
    else { return }
    let isLax = service.worker % 8 == 3
    guard chance.happens(isLax ? 820 : 955) else { return }
    var visit = SampleVisit(
      day: day, minute: 500 + chance.below(500), household: household,
      lead: service.worker, occasion: .regular)
    visit.met = Meeting(
      ids: county.population.people[Int(destitute.person)].id, family: false)
    let isRemote =
      county.isFlooded(household, on: day) || chance.happens(isLax ? 450 : 75)
    if isRemote {
      visit.mode = chance.happens(700) ? .phone : .video
      if chance.happens(50) {
        visit.result = .unanswered
        visit.met = .nobody
      }
    } else if chance.happens(40) {
      visit.mode = .inPerson
    } else if chance.happens(35) {
      visit.result = .nobodyHome
      visit.met = .nobody
    }
    try journal.record(visit, to: &sink)
  }
}
