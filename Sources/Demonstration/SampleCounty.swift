import Casework
import Exchange

/// A county with everybody in it, ready to be written.
struct SampleCounty: Sendable {
  let place: CountyPlace
  let period: SamplePeriod
  let seed: UInt64
  let townships: [Divisions.Division]
  let villages: [SampleVillage]
  let staff: SampleStaff
  let population: Population
  let links: SampleLinks
  let flood: SampleFlood

  init(place: CountyPlace, period: SamplePeriod, seed: UInt64) {
    let areas = SampleVillages(place: place, seed: seed)
    let staff = Staffing.appoint(
      place: place, period: period, villages: areas, seed: seed)
    var settlement = Settlement(
      place: place, period: period, villages: areas.villages, seed: seed)
    settlement.settle()
    Moves.make(in: &settlement, seed: seed)
    Hardship.befall(
      &settlement.population, place: place, period: period, seed: seed)
    self.place = place
    self.period = period
    self.seed = seed
    self.staff = staff
    townships = areas.townships
    villages = settlement.villages
    population = settlement.population
    links = Linking.link(
      settlement.population, staff: staff, villages: settlement.villages,
      place: place, period: period, seed: seed)
    flood = SampleFlood(period: period, townships: areas.townships.count)
  }

  /// Writes all tables of the county in their order.
  func write(to sink: inout some RowSink) throws {
    let flaws = Flaws(county: self)
    try writeAreas(to: &sink)
    try writeHouseholds(to: &sink)
    try writePersons(flaws, to: &sink)
    try writeCertificates(to: &sink)
    try writeCare(to: &sink)
    try writeCircumstances(to: &sink)
    try writeStatuses(to: &sink)
    try writeAssessments(to: &sink)
    try writeWorkers(to: &sink)
    try writeLinks(to: &sink)
    try writeVisits(flaws, to: &sink)
    try writeAbsences(to: &sink)
    try writeSuspensions(to: &sink)
  }
}

/// The high water of last summer: one township was closed to visits for
/// three weeks.
struct SampleFlood: Sendable {
  let township: Int
  let span: Span

  init(period: SamplePeriod, townships: Int) {
    let year = period.last.date.year
    let summer = Day(year: year, month: 7, day: 8) ?? period.first
    let start =
      summer + 20 <= period.last ? summer : summer.birthday(-1)
    township = townships / 2
    span = Span(start, start + 20)
  }
}
