import Casework

/// Fills the villages of a county with households until each has as many
/// certificate holders today as it is to have.
struct Settlement {
  let place: CountyPlace
  let period: SamplePeriod
  let disability: Disability
  var chance: Chance
  var identity: SampleIdentity
  var population = Population()
  var villages: [SampleVillage]
  /// An adult of the village who may care for somebody next door.
  var neighbour: Int32?
  /// Position of the village that is being filled.
  var village = 0

  init(
    place: CountyPlace, period: SamplePeriod, villages: [SampleVillage],
    seed: UInt64
  ) {
    self.place = place
    self.period = period
    self.villages = villages
    disability = Disability(period: period)
    chance = Chance(seed: seed, .people, place.number)
    identity = SampleIdentity(area: place.code, until: period.until)
    population.households.reserveCapacity(place.persons)
    population.people.reserveCapacity(place.persons * 3)
  }

  mutating func settle() {
    for village in villages.indices {
      self.village = village
      neighbour = nil
      settleVillage()
    }
  }

  /// Eleven of twenty persons of 特困分散 hold a certificate; of a hundred
  /// households 88 have one holder, 10 two and 2 three.
  private mutating func settleVillage() {
    var left = villages[village].holders
    let destitute = villages[village].destitute
    var holding = min(left, (destitute * 11 + chance.below(20)) / 20)
    for _ in holding..<destitute { settleDestitute(holding: false) }
    while left > 0 {
      if chance.below(left) < holding {
        settleDestitute(holding: true)
        holding -= 1
        left -= 1
        continue
      }
      let holders = min(left, 1 + chance.weighted([882, 97, 21]))
      settleHolders(holders)
      left -= holders
      if chance.happens(11) { settleSuspected() }
      if chance.happens(6) { settleDeceased() }
    }
  }

  private mutating func settleHolders(_ holders: Int) {
    let plan = FamilyPlan(
      around: birth(ages: Settlement.holderAges), sex: sex(),
      atLeast: holders, today: period.until, &chance)
    var certificates: [Int: SampleCertificate] = [:]
    var position = plan.main
    while certificates.count < min(holders, plan.members.count) {
      certificates[position] = disability.certificate(
        born: plan.members[position].birth, &chance)
      position = (position + 1) % plan.members.count
    }
    let issued = certificates.values.map(\.issued).min() ?? period.first
    let household = found(filed(issued: issued))
    settle(plan, certificates, in: household)
    addOthers(to: household)
    // A family too small for so many holders leaves the rest to another.
    if certificates.count < holders {
      settleHolders(holders - certificates.count)
    }
  }

  private mutating func settleDestitute(holding: Bool) {
    let plan = FamilyPlan(
      alone: birth(ages: Settlement.destituteAges),
      sex: chance.happens(820) ? .male : .female)
    var certificates: [Int: SampleCertificate] = [:]
    if holding {
      certificates[0] = disability.certificate(
        born: plan.members[0].birth, &chance)
    }
    let household = found(filed(issued: nil))
    settle(plan, certificates, in: household)
    population.destitute.append(
      destitute(
        population.households[household].members[0], in: household))
  }

  private mutating func settleSuspected() {
    let plan = FamilyPlan(
      around: birth(ages: Settlement.holderAges), sex: sex(), atLeast: 1,
      today: period.until, &chance)
    let household = found(filed(issued: nil))
    settle(plan, [:], in: household)
    let main = Int(population.households[household].members[plan.main])
    population.people[main].isSuspected = true
  }

  /// Somebody who lived alone and died, whose file was closed.
  private mutating func settleDeceased() {
    let plan = FamilyPlan(alone: birth(ages: Settlement.oldAges), sex: sex())
    let death = period.day(&chance)
    let certificate = disability.certificate(
      born: plan.members[0].birth, died: death, &chance)
    let closed = min(death + chance.between(10, 40), period.last)
    let household = found(
      Span(period.dayBefore(1_500, &chance), closed))
    settle(plan, [0: certificate], in: household)
    let person = Int(population.households[household].members[0])
    population.people[person].death = death
    population.households[household].isLoneSevere = false
  }

  /// A file opened long ago, or with the first certificate of the household.
  private mutating func filed(issued: Day?) -> Span {
    guard let issued, issued >= period.first else {
      return Span(period.dayBefore(1_500, &chance), .distantFuture)
    }
    return Span(min(issued + chance.below(15), period.last), .distantFuture)
  }
}
