import Casework
import Records

/// Which packs a visit by some workers has to do with, and for whom: those
/// with a duty here on the day that one of them could fulfil, himself or as
/// deputy.
struct VisitConcern {
  /// Packs with a duty towards the household as such.
  private(set) var households: Set<String> = []
  private(set) var persons: [String: Set<Int32>] = [:]

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
    let members = Set(
      facts.residents[home].filter { $0.span.contains(day) }.map(\.person))
    let own = workers.map { workers in
      workers.compactMap { worker in
        loaded.workerIDs.firstIndex(of: worker).map(Int32.init)
      }
    }
    for instance in instances where instance.window.contains(day) {
      if let own, !facts.mayFulfil(instance, rules, by: own, on: day) {
        continue
      }
      let duty = rules.duties[Int(instance.duty)]
      let pack = rules.packs[rules.packOfDuty[Int(instance.duty)]].id
      let object: Int32
      switch duty.unit {
      case .household, .person: object = instance.unit
      case .link: object = facts.links[Int(instance.unit)].object
      case .worker: continue
      }
      switch duty.unit {
      case .household, .link(.household, _, _):
        if object == home { households.insert(pack) }
      default:
        if members.contains(object) {
          persons[pack, default: []].insert(object)
        }
      }
    }
  }

  func concerns(_ pack: PolicyPack, person: Int32?) -> Bool {
    if households.contains(pack.id) { return true }
    guard let concerned = persons[pack.id] else { return false }
    return person.map(concerned.contains) ?? true
  }
}
