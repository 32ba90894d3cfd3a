import TestSupport
import Testing

@testable import Casework

/// Every condition, on random registers, against a reading of the contract
/// day by day.
@Suite("A condition holds on the days it says")
struct ConditionTests {
  private static let severe = Condition.certificate(
    levels: .severe, categories: .all)

  private static let anybody = Condition.any([.cared, .not(.cared)])

  static let ofPerson: [Condition] = [
    .certificate(levels: .any, categories: .all), severe,
    .certificate(
      levels: .any, categories: WordSet([.intellectual, .psychiatric])),
    .certificate(levels: LevelSet([3]), categories: WordSet([.physical])),
    .suspected, .needsCare, .guardian, .cared, .carersFromAge(60),
    .status(.all), .status(WordSet([.destituteScattered, .orphan])),
    .ageUnder(7), .ageFrom(80), .selfCare(.key), .selfCare(.selfCaring),
    .not(.cared), .not(severe), .all([severe, .not(.cared)]),
    .any([.ageUnder(18), .status(.all), severe]),
    .not(.any([.suspected, .not(.selfCare(.key))])),
    .all([.not(.suspected), .any([.guardian, .ageFrom(60)]), .cared]),
  ]

  static let ofHousehold: [Condition] =
    [
      .circumstance(.all), .circumstance(WordSet([.illness, .designated])),
      .not(.circumstance(.all)),
    ]
    + ofPerson.flatMap { part in
      [.member(part), .membersAtLeast(2, part), .onlyMember(part)]
    } + [
      .all([.circumstance(.all), .member(severe)]),
      .any([.onlyMember(severe), .membersAtLeast(3, anybody)]),
      .not(.member(.any([severe, .suspected]))),
    ]

  private static func differences(
    of conditions: [Condition], units: Int,
    push: (inout SpanStack, CompiledCondition, Int32, Facts) -> Void,
    holds: (NaiveRegister, Condition, Int, Day) -> Bool
  ) -> [String] {
    var seeded = Seeded(7)
    var wrong: [String] = []
    let compiled = conditions.map(CompiledCondition.init)
    for history in 0..<40 {
      let register = NaiveRegister(&seeded)
      let facts = register.facts()
      for (condition, compiled) in zip(conditions, compiled) {
        for unit in 0..<units {
          var stack = SpanStack()
          push(&stack, compiled, Int32(unit), facts)
          for number in NaiveRegister.days {
            let day = Day(number: number)
            if stack.contains(day, from: 0)
              != holds(register, condition, unit, day)
            {
              wrong.append("\(history) \(condition) of \(unit) on \(day)")
              break
            }
          }
        }
      }
    }
    return wrong
  }

  @Test("of a person")
  func persons() {
    let wrong = Self.differences(of: Self.ofPerson, units: 4) {
      $0.push($1, person: $2, facts: $3)
    } holds: {
      $0.holds($1, person: $2, on: $3)
    }
    #expect(wrong.prefix(3) == [])
  }

  @Test("of a household")
  func households() {
    let wrong = Self.differences(of: Self.ofHousehold, units: 2) {
      $0.push($1, household: $2, facts: $3)
    } holds: {
      $0.holds($1, household: $2, on: $3)
    }
    #expect(wrong.prefix(3) == [])
  }

  @Test("on the day asked for as on all days")
  func onADay() {
    var seeded = Seeded(8)
    for _ in 0..<10 {
      let register = NaiveRegister(&seeded)
      var check = ConditionCheck(register.facts())
      let day = Day(number: 20_060)
      for condition in Self.ofPerson {
        #expect(
          check.holds(condition, person: 1, on: day)
            == register.holds(condition, person: 1, on: day))
      }
      for condition in Self.ofHousehold {
        #expect(
          check.holds(condition, household: 0, on: day)
            == register.holds(condition, household: 0, on: day))
      }
    }
  }
}
