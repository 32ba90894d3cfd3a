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
  ///   - workers: those who come; nil for anybody at all.
  init(
    _ rules: LedgerRules, _ loaded: LoadedFacts,
    _ instances: some Sequence<DutyInstance>, of home: Int32,
    on day: Day, by workers: [Int64]?, _ scope: ScopeReader
  ) throws {
    let facts = loaded.facts
    let village = facts.areas[
      Int(facts.households[Int(home)].village)
    ].code
    let members = Set(
      facts.residents[home].filter { $0.span.contains(day) }.map(\.person))
    let own = try workers.map { try Company($0, scope) }
    let acting = try workers.map { try Company(principalsOf: $0, scope) }
    for instance in instances where instance.window.contains(day) {
      let duty = rules.duties[Int(instance.duty)]
      let may =
        own.map { $0.may(duty, instance, loaded, at: village) } ?? true
      let mayActing =
        duty.allowsDeputy
        && acting.map { $0.may(duty, instance, loaded, at: village) } ?? true
      guard may || mayActing else { continue }
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

/// Workers with what their duties follow from.
private struct Company {
  private let ids: Set<Int64>
  private let posts: [PostLine]
  private let responsible: Set<PersonKey>

  init(_ workers: [Int64], _ scope: ScopeReader) throws {
    ids = Set(workers)
    posts = try workers.flatMap { try scope.posts(of: $0) }
    responsible = Set(
      try workers.flatMap {
        try scope.linkedPersons(of: $0, .responsibleVisitor)
      })
  }

  init(principalsOf workers: [Int64], _ scope: ScopeReader) throws {
    try self.init(
      workers.flatMap { try scope.principals(of: $0).map(\.id) }, scope)
  }

  func may(
    _ duty: Duty, _ instance: DutyInstance, _ loaded: LoadedFacts,
    at village: AreaCode
  ) -> Bool {
    switch duty.actor {
    case .office(let roles, let level, _):
      return posts.contains { post in
        roles.contains(post.role)
          && (level == .county
            ? post.area.ancestor(.county) == village.ancestor(.county)
            : post.area == village.ancestor(level))
      }
    case .linkedWorker:
      guard case .link = duty.unit else { return false }
      let link = loaded.facts.links[Int(instance.unit)]
      return ids.contains(loaded.workerIDs[Int(link.worker)])
    case .responsible:
      guard case .person = duty.unit else { return false }
      return responsible.contains(loaded.personKeys[Int(instance.unit)])
    }
  }
}
