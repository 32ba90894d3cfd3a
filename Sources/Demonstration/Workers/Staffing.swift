import Casework

/// Appoints the workers of a county.
struct Staffing {
  let place: CountyPlace
  let period: SamplePeriod
  let townships: [Divisions.Division]
  let villages: [SampleVillage]
  var chance: Chance
  var staff = SampleStaff()
  /// How many workers the county has, for their numbers.
  private var count = 0

  static func appoint(
    place: CountyPlace, period: SamplePeriod, villages: SampleVillages,
    seed: UInt64
  ) -> SampleStaff {
    var staffing = Staffing(
      place: place, period: period, villages: villages, seed: seed)
    staffing.appointFederations()
    staffing.appointTownships()
    staffing.appointVillages()
    staffing.appointVisitors()
    staffing.appointOthers()
    staffing.grantLeaves()
    return staffing.staff
  }

  private init(
    place: CountyPlace, period: SamplePeriod, villages: SampleVillages,
    seed: UInt64
  ) {
    self.place = place
    self.period = period
    townships = villages.townships
    self.villages = villages.villages
    chance = Chance(seed: seed, .staff, place.number)
  }

  /// Puts somebody new into a post, and gives the position.
  mutating func appoint(
    _ role: Role, _ unit: String, _ area: AreaCode, isLeader: Bool = false,
    _ span: Span? = nil
  ) -> Int {
    appoint(role, unit, area.description, isLeader: isLeader, span)
  }

  mutating func appoint(
    _ role: Role, _ unit: String, _ area: String, isLeader: Bool = false,
    _ span: Span? = nil
  ) -> Int {
    count += 1
    return add(
      id: SampleText.number("W", area: place.number, count, digits: 4),
      SamplePost(
        role: role, unit: unit, area: area, isLeader: isLeader,
        span: span ?? Span(longAgo(), .distantFuture)))
  }

  /// A first day long before the period.
  mutating func longAgo() -> Day { period.dayBefore(2_200, &chance) - 200 }

  mutating func add(id: String, _ post: SamplePost) -> Int {
    let people = SampleNames.people(city: Int(place.city.number), &chance)
    let name = SampleNames.name(
      people, surname: SampleNames.surname(people, &chance),
      sex: chance.happens(520) ? .female : .male,
      birthYear: 1_970 + chance.below(27), &chance)
    staff.workers.append(SampleWorker(id: id, name: name, posts: [post]))
    return staff.workers.count - 1
  }
}
