import Casework

extension Settlement {
  /// Says who needs care, who gives it and who is guardian.
  mutating func arrangeCare(in household: Int) {
    let members = population.households[household].members
    let adults = members.filter {
      let person = population.people[Int($0)]
      return person.isAdult(on: period.first)
        && person.age(on: period.first) < 78
        && (person.certificate.map { !$0.isSevere } ?? true)
    }
    for position in members {
      var person = population.people[Int(position)]
      let others = adults.filter { $0 != position }
      arrangeGuardian(of: &person, among: others)
      let isSevere = person.certificate?.isSevere ?? false
      let age = person.age(on: period.until)
      person.needsCare = chance.happens(
        isSevere ? 620 : age >= 80 || age < 7 ? 200 : 0)
      if isSevere || person.needsCare {
        if let carer = others.first {
          if chance.happens(930) { person.carers = [carer] }
          if others.count > 1, chance.happens(250) {
            person.carers.append(others[1])
          }
        } else if let neighbour, chance.happens(560) {
          person.carers = [neighbour]
        }
      }
      population.people[Int(position)] = person
    }
    if members.count == 1 {
      let person = population.people[Int(members[0])]
      population.households[household].isLoneSevere =
        person.certificate?.isSevere == true && person.carers.isEmpty
    }
  }

  /// Minors and most who are severely disabled in mind have a guardian.
  private mutating func arrangeGuardian(
    of person: inout SamplePerson, among adults: [Int32]
  ) {
    guard let certificate = person.certificate else { return }
    let isOfMind =
      certificate.category == .intellectual
      || certificate.category == .psychiatric
    guard
      !person.isAdult(on: period.until)
        || isOfMind && chance.happens(certificate.isSevere ? 850 : 300)
    else { return }
    if let adult = adults.first {
      person.guardian = population.people[Int(adult)].name
    } else {
      person.guardian = SampleNames.name(
        .han, surname: SampleNames.surname(.han, &chance), sex: .male,
        birthYear: 1_970, &chance)
    }
  }

  /// Members who are no targets today, or not only: suspected ones, those
  /// who died, and those whose certificate no longer holds.
  mutating func addOthers(to household: Int) {
    let home = population.households[household]
    if chance.happens(8) {
      if let other = home.members.first(where: {
        population.people[Int($0)].certificate == nil
      }) {
        population.people[Int(other)].isSuspected = true
      }
    } else if chance.happens(8) {
      if let other = home.members.first(where: {
        let person = population.people[Int($0)]
        return person.certificate == nil && person.isAdult(on: period.first)
      }) {
        let birth = population.people[Int(other)].birth
        population.people[Int(other)].certificate =
          disability.formerCertificate(born: birth, &chance)
      }
    } else if chance.happens(18), home.members.count > 1,
      home.file.first < period.first
    {
      addDeceasedParent(to: household)
    }
  }

  private mutating func addDeceasedParent(to household: Int) {
    let members = population.households[household].members
    let head = population.people[Int(members[0])]
    let age = head.age(on: period.until)
    guard age < 68, NameLists.surnames.contains(String(head.name.prefix(1))),
      !members.contains(where: {
        [.father, .mother].contains(population.people[Int($0)].relation)
      })
    else { return }
    let isFather = chance.happens(500)
    let birth = head.birth - chance.between(22 * 365, 30 * 365)
    let death = period.day(&chance)
    let person = add(
      FamilyPlan.Member(
        relation: isFather ? .father : .mother, sex: isFather ? .male : .female,
        birth: birth),
      named: SampleNames.name(
        .han,
        surname: isFather
          ? String(head.name.prefix(1)) : SampleNames.surname(.han, &chance),
        sex: isFather ? .male : .female, birthYear: birth.date.year, &chance),
      certificate: disability.certificate(born: birth, died: death, &chance),
      to: household)
    population.people[person].death = death
  }
}
