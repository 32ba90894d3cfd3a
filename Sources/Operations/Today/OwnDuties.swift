import Casework
import Records

/// Whose duty an instance is, in the eyes of one worker.
enum Ownership: Hashable {
  case own
  /// He acts for the one named.
  case deputy(String)
  /// Another's, but a visit of his would clear it too.
  case shared
  case none
}

/// Tells a worker's duties from those of others.
struct OwnDuties {
  private let worker: Int64
  /// Area duties that are his by the role of his account.
  private let commission: (role: Role, area: AreaCode)?
  private let roles: Set<Role>
  private let responsible: Set<PersonKey>
  private let principals: [(worker: Principal, posts: [PostLine])]

  init(_ account: SignedIn, _ reach: WorkerReach, posts: [PostLine]) {
    worker = account.workerID
    commission = account.role.commission.map { ($0, account.area) }
    roles = Set(posts.map(\.role)).union(commission.map { [$0.role] } ?? [])
    responsible = reach.responsible
    principals = reach.principals
  }

  /// - Parameter village: of the household the instance is about.
  func ownership(
    of instance: DutyInstance, _ duty: Duty, _ loaded: LoadedFacts,
    village: AreaCode
  ) -> Ownership {
    switch duty.actor {
    case .linkedWorker, .responsible:
      // Of several responsible for a person each owes it.
      if case .responsible = duty.actor, case .person = duty.unit,
        responsible.contains(loaded.personKeys[Int(instance.unit)])
      {
        return .own
      }
      var actor = instance.actor
      if case .link = duty.unit {
        actor = loaded.facts.links[Int(instance.unit)].worker
      }
      guard actor >= 0 else { return .none }
      let id = loaded.workerIDs[Int(actor)]
      if id == worker, worker != 0 { return .own }
      guard duty.allowsDeputy, case .responsible = duty.actor,
        let principal = principals.first(where: { $0.worker.id == id })
      else { return .none }
      return .deputy(principal.worker.name)
    case .office(let owing, let level, _):
      let office = self.office(owing, level, duty, village)
      if office != .none { return office }
      let isShared = level == .county && !roles.isDisjoint(with: owing)
      return isShared ? .shared : .none
    }
  }

  /// Whose an area duty is by a post at or above a village: his own, that of
  /// somebody he acts for, or nobody's he has to do with.
  func office(
    _ owing: [Role], _ level: AreaLevel, _ duty: Duty, _ village: AreaCode
  ) -> Ownership {
    if let commission, owing.contains(commission.role),
      level == commission.area.level, commission.area.contains(village)
    {
      return .own
    }
    guard duty.allowsDeputy else { return .none }
    for principal in principals {
      let isHis = principal.posts.contains {
        owing.contains($0.role) && $0.area.level == level
          && $0.area.contains(village)
      }
      if isHis { return .deputy(principal.worker.name) }
    }
    return .none
  }
}

extension AccountRole {
  /// The post whose area duties are the account's.
  var commission: Role? {
    switch self {
    case .village: .villageCommissioner
    case .township: .townshipCommissioner
    default: nil
    }
  }
}
