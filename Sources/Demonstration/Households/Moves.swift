import Casework

/// Lets some persons move to another household and some households to
/// another village.
struct Moves {
  private var chance: Chance

  static func make(in settlement: inout Settlement, seed: UInt64) {
    var moves = Moves(
      chance: Chance(seed: seed, .moves, settlement.place.number))
    let destitute = Set(settlement.population.destitute.map(\.household))
    let count = settlement.population.households.count
    for _ in 0..<count * 4 / 1_000 + 1 {
      moves.movePerson(in: &settlement, households: count)
    }
    for _ in 0..<count * 3 / 1_000 + 1 {
      moves.moveHousehold(
        in: &settlement, households: count, except: destitute)
    }
  }

  private mutating func movePerson(
    in settlement: inout Settlement, households count: Int
  ) {
    let from = chance.below(count)
    let to = chance.below(count)
    let day = settlement.period.day(&chance)
    guard from != to, settlement.population.households[to].members.count > 1,
      stands(from, before: day, in: settlement),
      stands(to, before: day, in: settlement),
      let person = settlement.population.households[from].members.last,
      settlement.population.people[Int(person)].relation.rawValue
        >= Relation.son.rawValue
    else { return }
    leave(person, for: to, on: day, in: &settlement)
  }

  private mutating func moveHousehold(
    in settlement: inout Settlement, households count: Int,
    except: Set<Int32>
  ) {
    let from = chance.below(count)
    let village = chance.below(settlement.villages.count)
    let day = settlement.period.day(&chance)
    let home = settlement.population.households[from]
    guard !except.contains(Int32(from)), Int(home.village) != village,
      stands(from, before: day, in: settlement)
    else { return }
    let to = settlement.found(Span(day, .distantFuture), in: village)
    settlement.population.households[to].isLoneSevere = home.isLoneSevere
    settlement.population.households[from].file.last = day - 1
    for person in home.members {
      leave(person, for: to, on: day, in: &settlement)
    }
  }

  private func leave(
    _ person: Int32, for household: Int, on day: Day,
    in settlement: inout Settlement
  ) {
    settlement.population.people[Int(person)].stay.last = day - 1
    settlement.population.people[Int(person)].move = SamplePerson.Move(
      household: Int32(household), from: day)
    settlement.population.households[household].members.append(person)
  }

  /// Whether a household and all of its members were there some time before
  /// a day, and none has moved or died.
  private func stands(
    _ household: Int, before day: Day, in settlement: Settlement
  ) -> Bool {
    let home = settlement.population.households[household]
    return home.file.first < day - 40 && home.file.last == .distantFuture
      && home.members.allSatisfy {
        let person = settlement.population.people[Int($0)]
        return person.move == nil && person.death == nil
          && Int(person.household) == household
          && person.stay.first < day - 40
      }
  }
}
