import Casework
import Exchange

/// What becomes of a visit that was planned: made, tried in vain, replaced by
/// a call, or left undone.
struct Attendance {
  let county: SampleCounty
  private var chance: Chance

  init(county: SampleCounty, purpose: Chance.Purpose) {
    self.county = county
    chance = Chance(seed: county.seed, purpose, county.place.number)
  }

  /// Of a thousand such visits `diligence` are made where nothing stands in
  /// the way; otherwise its worker acts alone.
  mutating func attend(
    _ planned: SampleVisit, diligence: Int,
    with journal: inout VisitJournal, to sink: inout some RowSink
  ) throws {
    var visit = planned
    let day = visit.day
    if county.isFlooded(visit.household, on: day) {
      guard chance.happens(550) else { return }
      visit.others = []
      try call(&visit, because: .disaster, with: &journal, to: &sink)
    } else if county.population.households[visit.household].isAway(on: day) {
      visit.others = []
      try meetAbsence(&visit, with: &journal, to: &sink)
    } else if chance.below(1_000) < diligence {
      try make(&visit, with: &journal, to: &sink)
    } else {
      visit.others = []
      try miss(&visit, with: &journal, to: &sink)
    }
  }

  /// One visit in seventeen succeeds only after an attempt some days before.
  private mutating func make(
    _ visit: inout SampleVisit, with journal: inout VisitJournal,
    to sink: inout some RowSink
  ) throws {
    guard
      let meeting = county.meeting(
        in: visit.household, on: visit.day,
        targets: visit.others.isEmpty ? 890 : 970, &chance)
    else { return }
    if chance.happens(58) {
      var attempt = visit
      attempt.day = max(visit.day - chance.between(2, 6), county.period.first)
      attempt.others = []
      attempt.result = chance.happens(900) ? .nobodyHome : .refused
      if county.population.hasTarget(visit.household, on: attempt.day),
        county.staff.workers[visit.lead].isInPost(on: attempt.day)
      {
        try journal.record(attempt, to: &sink)
      }
    }
    visit.met = meeting
    try journal.record(visit, to: &sink)
  }

  private mutating func meetAbsence(
    _ visit: inout SampleVisit, with journal: inout VisitJournal,
    to sink: inout some RowSink
  ) throws {
    switch chance.below(100) {
    case ..<58: try call(&visit, because: .away, with: &journal, to: &sink)
    case ..<72:
      visit.result = .nobodyHome
      try journal.record(visit, to: &sink)
    default: break
    }
  }

  private mutating func miss(
    _ visit: inout SampleVisit, with journal: inout VisitJournal,
    to sink: inout some RowSink
  ) throws {
    switch chance.below(100) {
    case ..<28:
      let reason = NoHomeVisitReason.allCases[
        chance.weighted([1, 3, 50, 20, 4, 7, 15])]
      try call(&visit, because: reason, with: &journal, to: &sink)
    case ..<40: try call(&visit, because: nil, with: &journal, to: &sink)
    case ..<52:
      visit.result = chance.happens(850) ? .nobodyHome : .refused
      try journal.record(visit, to: &sink)
    case ..<56:
      visit.mode = .phone
      visit.result = .unanswered
      try journal.record(visit, to: &sink)
    default: break
    }
  }

  /// A call in place of a visit; one in five by video.
  private mutating func call(
    _ visit: inout SampleVisit, because reason: NoHomeVisitReason?,
    with journal: inout VisitJournal, to sink: inout some RowSink
  ) throws {
    visit.mode = chance.happens(200) ? .video : .phone
    visit.occasion = .reachedByCall
    visit.reason = reason
    visit.met = spokenTo(visit.household, on: visit.day)
    try journal.record(visit, to: &sink)
  }

  /// The first member on the line; any phone reaches who is away, too.
  private func spokenTo(_ household: Int, on day: Day) -> Meeting {
    let people = county.population.people
    let member = county.population.households[household].members.first {
      people[Int($0)].lives(in: household, on: day)
        && people[Int($0)].isAdult(on: day)
    }
    guard let member else { return Meeting(ids: "", family: true) }
    let person = people[Int(member)]
    return Meeting(ids: person.id, family: !person.isTarget(on: day))
  }
}
