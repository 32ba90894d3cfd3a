import Casework

/// The townships of a county that are used, and the villages in them.
struct SampleVillages: Sendable {
  let townships: [Divisions.Division]
  var villages: [SampleVillage]

  /// Holders of an average village.
  private static let average = 63
  /// A township has codes for more, but hardly ever more villages.
  private static let mostInTownship = 180

  init(place: CountyPlace, seed: UInt64) {
    var chance = Chance(seed: seed, .villages, place.number)
    let wanted = max(1, place.persons / SampleVillages.average)
    let used = max(1, min(place.townships.count, wanted / 3))
    townships = (0..<used).map {
      place.townships[$0 * place.townships.count / used]
    }
    let count = min(wanted, used * SampleVillages.mostInTownship)
    let weights = (0..<count).map { _ in chance.between(6, 16) }
    let total = weights.reduce(0, +)
    villages = []
    villages.reserveCapacity(count)
    var names = VillageNames(province: place.province)
    var weight = 0
    var before = 0
    for position in 0..<count {
      let township = position * used / count
      let start = (township * count + used - 1) / used
      weight += weights[position]
      let holders = place.persons * weight / total - before
      villages.append(
        SampleVillages.village(
          number: position - start, township: township,
          of: townships[township], holders: holders, before: before,
          place: place, names: &names, chance: &chance))
      before += holders
    }
  }

  private static func village(
    number: Int, township: Int, of division: Divisions.Division,
    holders: Int, before: Int, place: CountyPlace,
    names: inout VillageNames, chance: inout Chance
  ) -> SampleVillage {
    let isStreet = division.name.hasSuffix("街道")
    let isCommunity = isStreet ? number < 60 : number < 2
    let code =
      isCommunity ? number + 1 : 200 + number - (isStreet ? 60 : 2)
    let isFirst = before == 0
    return SampleVillage(
      code: SampleText.text(division.code.description, code, digits: 3),
      plainName: names.next(
        community: isCommunity, township: division.name, &chance),
      township: township, isCommunity: isCommunity, holders: holders,
      destitute: (before + holders) / 40 - before / 40,
      diligence: isFirst ? 930 : diligence(&chance),
      habit: isFirst ? .even : habit(&chance),
      point: SamplePoint(
        longitude: place.centre.longitude + township * 1_700
          + chance.below(9_000),
        latitude: place.centre.latitude + (township * 7 % 13) * 1_300
          + chance.below(9_000)))
  }

  private static func diligence(_ chance: inout Chance) -> Int {
    switch chance.weighted([40, 35, 17, 8]) {
    case 0: chance.between(940, 985)
    case 1: chance.between(860, 940)
    case 2: chance.between(740, 860)
    default: chance.between(600, 740)
    }
  }

  private static func habit(_ chance: inout Chance) -> SampleVillage.Habit {
    switch chance.weighted([70, 10, 20]) {
    case 0: .even
    case 1: .early
    default: .late
    }
  }
}
