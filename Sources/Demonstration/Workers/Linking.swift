import Casework

/// Ties the workers of a county to households, persons and villages.
struct Linking {
  let period: SamplePeriod
  let population: Population
  let staff: SampleStaff
  let villages: [SampleVillage]
  private var chance: Chance
  private var links = SampleLinks()
  private var taken: Set<Int> = []

  static func link(
    _ population: Population, staff: SampleStaff, villages: [SampleVillage],
    place: CountyPlace, period: SamplePeriod, seed: UInt64
  ) -> SampleLinks {
    var linking = Linking(
      period: period, population: population, staff: staff,
      villages: villages,
      chance: Chance(seed: seed, .links, place.number))
    linking.linkCadres()
    linking.linkVisitors()
    for leave in staff.leaves {
      linking.links.others.append(
        SampleLink(
          kind: .deputy, worker: leave.deputy, object: leave.worker,
          span: leave.span))
    }
    return linking.links
  }

  private mutating func linkCadres() {
    let eligible = eligibleForPairs()
    for (position, cadre) in staff.cadres.enumerated() {
      let post = staff.workers[cadre].posts[0]
      let start = max(
        post.span.first + 15, period.dayBefore(600, &chance))
      // What begins after today has not begun.
      guard start <= period.last else { continue }
      let span = Span(start, post.span.last)
      for _ in 0...chance.weighted([12, 80, 8]) {
        linkHousehold(to: cadre, during: span)
      }
      pair(cadre, position: position, among: eligible, during: span)
      if post.isLeader, position != 1 {
        links.personal.append(
          SampleLink(
            kind: .contactPoint, worker: cadre,
            object: chance.below(villages.count), span: span))
      }
    }
  }

  /// A household that no other cadre is linked to; one link in fifteen was
  /// ended and another household taken on.
  private mutating func linkHousehold(to cadre: Int, during span: Span) {
    let change = period.day(&chance)
    guard let household = freeHousehold() else { return }
    guard chance.happens(65), change > span.first + 60,
      change + 1 < span.last, let other = freeHousehold()
    else {
      links.personal.append(
        SampleLink(
          kind: .household, worker: cadre, object: household, span: span))
      return
    }
    links.personal.append(
      SampleLink(
        kind: .household, worker: cadre, object: household,
        span: Span(span.first, change)))
    links.personal.append(
      SampleLink(
        kind: .household, worker: cadre, object: other,
        span: Span(change + 1, span.last)))
  }

  private mutating func freeHousehold() -> Int? {
    for _ in 0..<40 {
      let household = chance.below(population.households.count)
      let home = population.households[household]
      if home.file.first < period.first, home.file.last == .distantFuture,
        population.hasTarget(household, on: period.first + 30),
        taken.insert(household).inserted
      {
        return household
      }
    }
    return nil
  }

  /// Nine cadres in ten are paired with somebody severely disabled and in
  /// difficulty; one has somebody else by mistake, one nobody.
  private mutating func pair(
    _ cadre: Int, position: Int, among eligible: [Int], during span: Span
  ) {
    let roll = position < 2 ? 0 : chance.below(1_000)
    guard roll < 960 else { return }
    let pairs = chance.happens(150) ? 2 : 1
    var chosen: Set<Int> = []
    for _ in 0..<pairs {
      let person =
        roll < 900 && !eligible.isEmpty
        ? chance.pick(eligible) : chance.below(population.people.count)
      guard population.people[person].certificate != nil,
        population.people[person].death == nil,
        chosen.insert(person).inserted
      else { continue }
      links.personal.append(
        SampleLink(kind: .pair, worker: cadre, object: person, span: span))
    }
  }

  private func eligibleForPairs() -> [Int] {
    var last = Int32(-1)
    return population.statuses.compactMap { status in
      guard status.person != last, status.span.last == .distantFuture,
        status.status.rawValue <= AssistanceStatus.suddenHardship.rawValue
      else { return nil }
      let person = population.people[Int(status.person)]
      guard let certificate = person.certificate, certificate.isSevere,
        certificate.history.isEmpty, certificate.issued < period.first,
        person.death == nil, person.move == nil
      else { return nil }
      last = status.person
      return Int(status.person)
    }
  }

  /// Nearly all persons of 特困分散 have a visitor: three in ten their
  /// village commissioner, the others one of the township's.
  private mutating func linkVisitors() {
    var next = Array(repeating: 0, count: staff.visitors.count)
    for destitute in population.destitute {
      let home = population.households[Int(destitute.household)]
      let village = Int(home.village)
      let township = villages[village].township
      let local = staff.villages[village]
      var services: [SampleService] = []
      let visitors = staff.visitors[township]
      if !local.isEmpty, visitors.isEmpty || chance.happens(300) {
        services = local
      } else if !visitors.isEmpty, next[township] == 0 || !chance.happens(30) {
        services = [
          SampleService(
            worker: visitors[next[township] % visitors.count], span: .always)
        ]
        next[township] += 1
      }
      links.visitors.append(
        services.compactMap { link(destitute, to: $0) })
    }
  }

  private mutating func link(
    _ destitute: SampleDestitute, to service: SampleService
  ) -> SampleService? {
    let span = service.span.intersection(destitute.span)
      .intersection(Span(period.first - 600, .distantFuture))
    guard !span.isEmpty, span.first <= period.last else { return nil }
    links.others.append(
      SampleLink(
        kind: .responsibleVisitor, worker: service.worker,
        object: Int(destitute.person), span: span))
    return SampleService(worker: service.worker, span: span)
  }
}
