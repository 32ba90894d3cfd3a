import Casework

/// What befalls the people of a county: circumstances, absences and the
/// assistance they get.
struct Hardship {
  let period: SamplePeriod
  private var chance: Chance

  static func befall(
    _ population: inout Population, place: CountyPlace, period: SamplePeriod,
    seed: UInt64
  ) {
    var hardship = Hardship(
      period: period, chance: Chance(seed: seed, .hardship, place.number))
    for destitute in population.destitute {
      hardship.follow(destitute, in: &population)
    }
    let destitute = Set(population.destitute.map(\.household))
    for household in population.households.indices
    where !destitute.contains(Int32(household)) {
      hardship.visit(household, in: &population)
    }
  }

  /// Who leaves 特困分散 goes to an institution.
  private func follow(
    _ destitute: SampleDestitute, in population: inout Population
  ) {
    guard destitute.span.last < period.last else { return }
    let span = Span(destitute.span.last + 1, .distantFuture)
    population.absences.append(
      SampleAbsence(
        isHousehold: false, object: destitute.person, reason: .institution,
        span: span))
    population.households[Int(destitute.household)].away = span
  }

  private mutating func visit(
    _ household: Int, in population: inout Population
  ) {
    let home = population.households[household]
    let file = home.file.intersection(Span(period.first, period.last))
    guard file.length > 30 else { return }
    if home.members.count == 1, chance.happens(28),
      population.people[Int(home.members[0])].certificate != nil
    {
      commit(home.members[0], of: household, in: &population)
      return
    }
    if chance.happens(200) { strike(household, during: file, in: &population) }
    leave(household, during: file, in: &population)
    assist(household, in: &population)
  }

  /// Support in an institution (特困集中) from before the period on.
  private mutating func commit(
    _ person: Int32, of household: Int, in population: inout Population
  ) {
    let file = population.households[household].file
    let span = Span(
      max(period.dayBefore(900, &chance), file.first), .distantFuture)
    population.statuses.append(
      SampleStatus(person: person, status: .destituteInstitution, span: span))
    population.absences.append(
      SampleAbsence(
        isHousehold: false, object: person, reason: .institution, span: span))
    population.households[household].away = span
    population.households[household].isLoneSevere = false
  }

  private mutating func strike(
    _ household: Int, during file: Span, in population: inout Population
  ) {
    let start = file.first + chance.below(file.length)
    let end = start + chance.between(25, 210)
    let kind = CircumstanceKind.allCases[
      chance.weighted([1, 8, 45, 18, 7, 12, 9])]
    let span = Span(
      start,
      end <= file.last
        ? end : population.households[household].file.last)
    population.circumstances.append(
      SampleCircumstance(household: Int32(household), kind: kind, span: span))
    population.households[household].hardships.append(span)
  }

  private mutating func leave(
    _ household: Int, during file: Span, in population: inout Population
  ) {
    let roll = chance.below(1_000)
    guard roll < 45 else { return }
    let days = roll < 20 ? chance.between(8, 45) : chance.between(25, 240)
    let start = file.first + chance.below(file.length)
    let end = start + days
    let span = Span(
      start,
      end <= file.last
        ? end : population.households[household].file.last)
    if roll < 22 {
      hospitalise(household, span, in: &population)
      return
    }
    population.absences.append(
      SampleAbsence(
        isHousehold: true, object: Int32(household),
        reason: roll < 42 ? .away : .refusal, span: span))
    population.households[household].away = span
  }

  /// One member in hospital (or, seldom, in prison); who lives alone is then
  /// not at home.
  private mutating func hospitalise(
    _ household: Int, _ span: Span, in population: inout Population
  ) {
    let members = population.households[household].members
    let person = chance.pick(members)
    guard population.lives(Int(person), in: household, on: span.first),
      population.people[Int(person)].isAdult(on: span.first)
    else { return }
    population.absences.append(
      SampleAbsence(
        isHousehold: false, object: person,
        reason: chance.happens(950) ? .hospital : .prison, span: span))
    population.people[Int(person)].away = span
    if members.count == 1 { population.households[household].away = span }
  }

  private mutating func assist(
    _ household: Int, in population: inout Population
  ) {
    guard let status = status(&chance) else { return }
    let start = period.dayBefore(1_800, &chance)
    let span = Span(
      start, chance.happens(120) ? period.day(&chance) : .distantFuture)
    let isOfFamily = chance.happens(600)
    for person in population.households[household].members
    where isOfFamily || population.people[Int(person)].certificate != nil {
      population.statuses.append(
        SampleStatus(person: person, status: status, span: span))
    }
    let first = population.households[household].members[0]
    let youngest = population.people[Int(first)]
    if youngest.age(on: period.first) < 16 {
      population.statuses.append(
        SampleStatus(person: first, status: .unattendedChild, span: span))
    }
  }

  private func status(_ chance: inout Chance) -> AssistanceStatus? {
    switch chance.below(1_000) {
    case ..<185: .subsistenceAllowance
    case ..<227: .nearAllowance
    case ..<236: .rigidExpenditure
    case ..<247: .unstableAfterPoverty
    case ..<258: .borderline
    case ..<262: .suddenHardship
    default: nil
    }
  }
}
