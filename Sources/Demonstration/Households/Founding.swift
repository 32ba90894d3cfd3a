import Casework

extension Settlement {
  static let holderAges = [
    (0, 6, 6), (7, 17, 30), (18, 44, 190), (45, 64, 370), (65, 79, 300),
    (80, 96, 104),
  ]
  static let destituteAges = [(46, 59, 20), (60, 74, 50), (75, 89, 30)]
  static let oldAges = [(66, 79, 45), (80, 96, 55)]

  /// A day of birth by ages (youngest, oldest, weight).
  mutating func birth(ages: [(Int, Int, Int)]) -> Day {
    let band = ages[chance.weighted(ages.map { $0.2 })]
    let days = chance.between(band.0 * 365 + 60, band.1 * 365 + 364)
    return period.until - days - days / 1_461
  }

  mutating func sex() -> Sex { chance.happens(560) ? .male : .female }

  /// An empty household of the village that is being filled.
  mutating func found(_ file: Span) -> Int {
    found(file, in: village)
  }

  mutating func found(_ file: Span, in village: Int) -> Int {
    let position = population.households.count
    let around = villages[village].point
    let among = villages[village].households.count
    population.households.append(
      SampleHousehold(
        id: SampleText.number(
          "H", area: place.number, position + 1, digits: 6),
        village: Int32(village), file: file,
        group: 1 + among * 7 % 11, door: 1 + chance.below(120),
        point: SamplePoint(
          longitude: around.longitude + chance.between(-900, 900),
          latitude: around.latitude + chance.between(-700, 700))))
    villages[village].households.append(Int32(position))
    return position
  }

  /// Gives the members of a plan names and numbers and lets them move in.
  mutating func settle(
    _ plan: FamilyPlan, _ certificates: [Int: SampleCertificate],
    in household: Int
  ) {
    let people = SampleNames.people(
      city: Int(place.city.number), &chance)
    let surname = SampleNames.surname(people, &chance)
    for (position, member) in plan.members.enumerated() {
      let name = SampleNames.name(
        people,
        surname: member.bearsHeadsName
          ? surname : SampleNames.surname(people, &chance),
        sex: member.sex, birthYear: member.birth.date.year, &chance)
      add(
        member, named: name, certificate: certificates[position],
        to: household)
    }
    arrangeCare(in: household)
    let members = population.households[household].members
    neighbour =
      members.last {
        let person = population.people[Int($0)]
        return person.certificate == nil && person.death == nil
          && person.isAdult(on: period.first)
          && person.age(on: period.first) < 75
      } ?? neighbour
  }

  @discardableResult
  mutating func add(
    _ member: FamilyPlan.Member, named name: String,
    certificate: SampleCertificate?, to household: Int
  ) -> Int {
    let position = population.people.count
    let id = identity.next(sex: member.sex, born: member.birth)
    var person = SamplePerson(
      id: SampleText.number("P", area: place.number, position + 1, digits: 6),
      name: name, sex: member.sex, birth: id.birthday, citizenID: id,
      relation: member.relation, certificate: certificate,
      household: Int32(household))
    if person.isAdult(on: period.until), chance.happens(700) {
      person.phone = SampleText.text(
        "1990000", chance.below(10_000), digits: 4)
    }
    if person.birth > period.first {
      person.stay = Span(person.birth, .distantFuture)
    } else if member.relation == .spouse, certificate == nil,
      chance.happens(8)
    {
      person.stay = Span(period.day(&chance), .distantFuture)
    }
    population.people.append(person)
    population.households[household].members.append(Int32(position))
    return position
  }
}
