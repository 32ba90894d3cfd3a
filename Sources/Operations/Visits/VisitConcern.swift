import Casework
import Records

/// Which packs a visit by some workers has to do with, and for whom: those
/// with a duty here on the day that one of them could fulfil, himself or as
/// deputy.
struct VisitConcern {
  /// By pack: whether it has a duty towards the household as such.
  private var households: [Bool]
  /// By pack: the members it has duties towards.
  private var persons: [[Int32]]

  /// - Parameters:
  ///   - home: the household visited, by index of the facts.
  ///   - instances: judged from the loaded facts.
  ///   - workers: those who come, loaded with the facts; nil for anybody at
  ///     all.
  init(
    _ rules: LedgerRules, _ loaded: LoadedFacts,
    _ instances: some Sequence<DutyInstance>, of home: Int32,
    on day: Day, by workers: [Int64]?
  ) {
    let facts = loaded.facts
    households = rules.packs.map { _ in false }
    persons = rules.packs.map { _ in [] }
    let members = facts.residents[home].filter { $0.span.contains(day) }
      .map(\.person)
    let own = workers.map { workers in
      workers.compactMap { worker in
        loaded.workerIDs.firstIndex(of: worker).map(Int32.init)
      }
    }
    for instance in instances where instance.window.contains(day) {
      if let own, !facts.mayFulfil(instance, rules, by: own, on: day) {
        continue
      }
      let unit = rules.duties[Int(instance.duty)].unit
      let pack = rules.packOfDuty[Int(instance.duty)]
      let object: Int32
      switch unit {
      case .household, .person: object = instance.unit
      case .link: object = facts.links[Int(instance.unit)].object
      case .worker: continue
      }
      switch unit {
      case .household, .link(.household, _, _):
        if object == home { households[pack] = true }
      default:
        if members.contains(object) { persons[pack].append(object) }
      }
    }
  }

  /// - Parameters:
  ///   - pack: by place in the rules.
  ///   - person: nil for anybody there.
  func concerns(_ pack: Int, person: Int32?) -> Bool {
    if households[pack] { return true }
    return person.map(persons[pack].contains) ?? !persons[pack].isEmpty
  }
}
