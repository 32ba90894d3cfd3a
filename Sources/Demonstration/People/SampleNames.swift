import Casework

/// The names a family bears: most are Han; Mongolian, Hui and Tibetan names
/// are as common as their peoples in the area.
enum SampleNames {
  enum People: Sendable {
    case han, mongolian, hui, tibetan
  }

  /// A family's people, by the four digits of its city.
  static func people(city: Int, _ chance: inout Chance) -> People {
    let (mongolian, hui, tibetan) =
      switch city {
      case 6229: (0, 450, 20)
      case 6230: (0, 60, 520)
      case 6200...6299: (0, 60, 8)
      case 1500...1599: (170, 8, 0)
      default: (1, 8, 0)
      }
    let roll = chance.below(1_000)
    if roll < mongolian { return .mongolian }
    if roll < mongolian + hui { return .hui }
    return roll < mongolian + hui + tibetan ? .tibetan : .han
  }

  static func surname(_ people: People, _ chance: inout Chance) -> String {
    switch people {
    case .han:
      // The first of the list are by far the most common.
      chance.happens(550)
        ? NameLists.surnames[chance.below(20)] : chance.pick(NameLists.surnames)
    case .hui: chance.pick(NameLists.huiSurnames)
    case .mongolian, .tibetan: ""
    }
  }

  static func name(
    _ people: People, surname: String, sex: Sex, birthYear: Int,
    _ chance: inout Chance
  ) -> String {
    switch people {
    case .mongolian:
      let first = chance.pick(NameLists.mongolianFirst)
      guard chance.happens(650) else {
        return sex == .male
          ? chance.pick(NameLists.mongolianMen)
          : chance.pick(NameLists.mongolianWomen)
      }
      return first + "·"
        + (sex == .male
          ? chance.pick(NameLists.mongolianMen)
          : chance.pick(NameLists.mongolianWomen))
    case .tibetan:
      return chance.pick(NameLists.tibetanFirst)
        + (sex == .male
          ? chance.pick(NameLists.tibetanMen)
          : chance.pick(NameLists.tibetanWomen))
    case .han, .hui:
      let list = NameLists.given(sex, birthYear: birthYear)
      let first = chance.pick(list.first)
      return chance.happens(130)
        ? surname + chance.pick(list.second)
        : surname + first + chance.pick(list.second)
    }
  }
}
