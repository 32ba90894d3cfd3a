import Casework
import Exchange

extension SampleCounty {
  /// Who is met in a household on a day: mostly those it is visited for, and
  /// some of their family; nil where nobody lives there or all are away.
  /// `targets` is how many of a thousand of the former are at home.
  func meeting(
    in household: Int, on day: Day, targets: Int = 890,
    _ chance: inout Chance
  ) -> Meeting? {
    var ids = ""
    var family = false
    var anybody: Int32?
    for member in population.households[household].members {
      let position = Int(member)
      guard population.people[position].lives(in: household, on: day),
        !(population.people[position].away?.contains(day) ?? false)
      else { continue }
      let isTarget = population.people[position].isTarget(on: day)
      anybody = anybody ?? member
      guard chance.happens(isTarget ? targets : 300) else { continue }
      let id = population.people[position].id
      ids = ids.isEmpty ? id : ids + ";" + id
      if !isTarget, population.people[position].isAdult(on: day) {
        family = true
      }
    }
    guard let anybody else { return nil }
    guard ids.isEmpty else { return Meeting(ids: ids, family: family) }
    let person = population.people[Int(anybody)]
    return Meeting(
      ids: person.id,
      family: !person.isTarget(on: day) && person.isAdult(on: day))
  }

  /// The household in which somebody lives on a day.
  func household(of person: Int, on day: Day) -> Int? {
    let first = Int(population.people[person].household)
    if population.lives(person, in: first, on: day) { return first }
    guard let move = population.people[person].move else { return nil }
    let second = Int(move.household)
    return population.lives(person, in: second, on: day) ? second : nil
  }

  /// Whether house calls were suspended.
  func isFlooded(_ household: Int, on day: Day) -> Bool {
    flood.span.contains(day)
      && villages[Int(population.households[household].village)].township
        == flood.township
  }

  func id(_ worker: Int) -> String { staff.workers[worker].id }

  /// Writes all visits of the county.
  func writeVisits(
    _ flaws: Flaws, to sink: inout some RowSink
  ) throws {
    var journal = VisitJournal(county: self)
    var village = VillageRounds(county: self)
    try village.write(with: &journal, to: &sink)
    var township = TownshipRounds(county: self)
    try township.write(with: &journal, to: &sink)
    var cadre = CadreRounds(county: self)
    try cadre.write(with: &journal, to: &sink)
    var responsible = ResponsibleRounds(county: self)
    try responsible.write(with: &journal, to: &sink)
    var service = ServiceRounds(county: self)
    try service.write(with: &journal, to: &sink)
    try flaws.writeVisits(with: &journal, to: &sink)
  }
}
