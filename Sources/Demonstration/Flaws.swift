import Casework
import Exchange

/// At most twenty implausible rows in each county, so that lists of data
/// quality have something to show: four citizen numbers that fail their
/// check, three certificate numbers that disagree with the level on file,
/// two second heads of a household; and visits: five by workers not in post,
/// three to persons who had died, two before the household was on file, one
/// dated after today. None of them is refused.
struct Flaws {
  private let county: SampleCounty
  private var wrongIDs: Set<Int> = []
  private var wrongCertificates: Set<Int> = []
  private var secondHeads: Set<Int> = []

  init(county: SampleCounty) {
    self.county = county
    var chance = Chance(seed: county.seed, .flaws, county.place.number)
    let start = chance.below(max(1, county.population.people.count / 2))
    let people = county.population.people
    for position in people.indices.dropFirst(start) {
      let person = people[position]
      guard position % 7 == 0, person.move == nil else { continue }
      if let certificate = person.certificate {
        if certificate.history.isEmpty, certificate.reissue == 0,
          wrongCertificates.count < 3
        {
          wrongCertificates.insert(position)
        }
      } else if wrongIDs.count < 4 {
        wrongIDs.insert(position)
      } else if person.relation == .spouse, secondHeads.count < 2 {
        secondHeads.insert(position)
      }
    }
  }

  /// Spoils the row of a person where it is one of those.
  func damage(_ row: inout [String], of person: Int) {
    if wrongIDs.contains(person) {
      row[6] = row[6].dropLast() + (row[6].hasSuffix("3") ? "4" : "3")
    }
    if wrongCertificates.contains(person) {
      row[9] = row[9].dropLast() + (row[9].hasSuffix("4") ? "3" : "4")
    }
    if secondHeads.contains(person) { row[3] = Relation.head.word }
  }

  func writeVisits(
    with journal: inout VisitJournal, to sink: inout some RowSink
  ) throws {
    try visitWithoutPost(with: &journal, to: &sink)
    try visitTheDead(with: &journal, to: &sink)
    try visitTooEarlyOrLate(with: &journal, to: &sink)
  }

  private func visitWithoutPost(
    with journal: inout VisitJournal, to sink: inout some RowSink
  ) throws {
    var left = 5
    for (village, services) in county.staff.villages.enumerated() {
      guard left > 0, let service = services.first,
        service.span.last < county.period.last
      else { continue }
      let day = service.span.last + 9
      guard county.period.contains(day),
        let household = county.villages[village].households.first(where: {
          county.population.hasTarget(Int($0), on: day)
        })
      else { continue }
      left -= 1
      try record(
        on: day, Int(household), by: service.worker, with: &journal,
        to: &sink)
    }
  }

  private func visitTheDead(
    with journal: inout VisitJournal, to sink: inout some RowSink
  ) throws {
    var left = 3
    for person in county.population.people {
      guard left > 0, let death = person.death else { continue }
      let household = Int(person.household)
      let day = death + 8
      let village = Int(county.population.households[household].village)
      guard county.period.contains(day),
        county.population.households[household].file.contains(day),
        let worker = county.staff.villageWorker(village, on: day)
      else { continue }
      left -= 1
      try record(
        on: day, household, by: worker, meeting: person.id, with: &journal,
        to: &sink)
    }
  }

  private func visitTooEarlyOrLate(
    with journal: inout VisitJournal, to sink: inout some RowSink
  ) throws {
    var left = 2
    var isLateWritten = false
    for (position, home) in county.population.households.enumerated() {
      let village = Int(home.village)
      let early = home.file.first - 4
      if left > 0, county.period.contains(early),
        let worker = county.staff.villageWorker(village, on: early)
      {
        left -= 1
        try record(
          on: early, position, by: worker, with: &journal, to: &sink)
      } else if !isLateWritten, home.file.last == .distantFuture,
        let worker = county.staff.villageWorker(
          village, on: county.period.until)
      {
        isLateWritten = true
        try record(
          on: county.period.until + 3, position, by: worker, with: &journal,
          to: &sink)
      }
    }
  }

  private func record(
    on day: Day, _ household: Int, by worker: Int, meeting id: String = "",
    with journal: inout VisitJournal, to sink: inout some RowSink
  ) throws {
    try journal.record(
      SampleVisit(
        day: day, minute: 600, household: household,
        lead: worker, met: Meeting(ids: id, family: true),
        occasion: .quarterly), to: &sink)
  }
}
