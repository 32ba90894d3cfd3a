import Casework

/// Who lives in a household, the head first, before they have names.
struct FamilyPlan {
  struct Member {
    let relation: Relation
    let sex: Sex
    let birth: Day
    /// Whether the member bears the head's surname.
    var bearsHeadsName = true
  }

  private(set) var members: [Member] = []
  /// Position of the one the household is visited for.
  private(set) var main = 0

  /// A household of the given size or larger around somebody born on a day.
  init(
    around birth: Day, sex: Sex, atLeast least: Int, today: Day,
    _ chance: inout Chance
  ) {
    let age = (today - birth) / 365
    switch age {
    case ..<18:
      if chance.happens(880) {
        child(birth, sex, &chance)
      } else {
        grandchild(birth, sex, &chance)
      }
    case ..<45:
      switch chance.weighted(least > 1 ? [55, 45, 0] : [43, 47, 10]) {
      case 0: child(birth, sex, &chance)
      case 1: couple(birth, sex, children: 1 + chance.below(2), &chance)
      default: alone(birth, sex)
      }
    case ..<65:
      switch chance.weighted(least > 1 ? [50, 35, 15, 0] : [32, 33, 15, 20]) {
      case 0: couple(birth, sex, children: max(0, least - 2), &chance)
      case 1: couple(birth, sex, children: 1 + chance.below(2), &chance)
      case 2: child(birth, sex, &chance)
      default: alone(birth, sex)
      }
    default:
      switch chance.weighted(least > 1 ? [55, 45, 0] : [45, 32, 23]) {
      case 0: couple(birth, sex, children: max(0, least - 2), &chance)
      case 1: parent(birth, sex, &chance)
      default: alone(birth, sex)
      }
    }
    members.removeAll { $0.birth > today - 31 }
    main = members.firstIndex { $0.birth == birth && $0.sex == sex } ?? 0
  }

  /// Somebody who lives alone.
  init(alone birth: Day, sex: Sex) {
    alone(birth, sex)
  }

  private mutating func alone(_ birth: Day, _ sex: Sex) {
    members = [Member(relation: .head, sex: sex, birth: birth)]
  }

  private mutating func couple(
    _ birth: Day, _ sex: Sex, children: Int, _ chance: inout Chance
  ) {
    let other = birth + chance.between(-1_800, 1_800)
    marry(
      husband: sex == .male ? birth : other,
      wife: sex == .female ? birth : other)
    let mother = members[1].birth
    for _ in 0..<children {
      let sex: Sex = chance.happens(520) ? .male : .female
      members.append(
        Member(
          relation: sex == .male ? .son : .daughter, sex: sex,
          birth: FamilyPlan.years(22, 33, after: mother, &chance)))
    }
  }

  /// A child, also a grown one, with the parents.
  private mutating func child(
    _ birth: Day, _ sex: Sex, _ chance: inout Chance
  ) {
    let mother = FamilyPlan.years(22, 35, before: birth, &chance)
    marry(husband: mother + chance.between(-1_500, 600), wife: mother)
    members.append(
      Member(relation: sex == .male ? .son : .daughter, sex: sex, birth: birth))
    if chance.happens(400) {
      members.append(
        Member(
          relation: .daughter, sex: .female,
          birth: birth + chance.between(500, 2_500)))
    }
  }

  private mutating func grandchild(
    _ birth: Day, _ sex: Sex, _ chance: inout Chance
  ) {
    let grandmother = FamilyPlan.years(46, 64, before: birth, &chance)
    marry(
      husband: grandmother + chance.between(-1_200, 300), wife: grandmother)
    members.append(
      Member(
        relation: sex == .male ? .grandson : .granddaughter, sex: sex,
        birth: birth))
  }

  /// Somebody old in a son's family.
  private mutating func parent(
    _ birth: Day, _ sex: Sex, _ chance: inout Chance
  ) {
    let son = FamilyPlan.years(22, 34, after: birth, &chance)
    marry(husband: son, wife: son + chance.between(-600, 1_200))
    members.append(
      Member(
        relation: sex == .male ? .father : .mother, sex: sex, birth: birth,
        bearsHeadsName: sex == .male))
    guard chance.happens(600) else { return }
    let child = FamilyPlan.years(22, 34, after: son, &chance)
    members.append(Member(relation: .son, sex: .male, birth: child))
  }

  private mutating func marry(husband: Day, wife: Day) {
    members = [
      Member(relation: .head, sex: .male, birth: husband),
      Member(
        relation: .spouse, sex: .female, birth: wife, bearsHeadsName: false),
    ]
  }

  private static func years(
    _ least: Int, _ most: Int, after birth: Day, _ chance: inout Chance
  ) -> Day { birth + chance.between(least * 365, most * 365) }

  private static func years(
    _ least: Int, _ most: Int, before birth: Day, _ chance: inout Chance
  ) -> Day { birth - chance.between(least * 365, most * 365) }
}
