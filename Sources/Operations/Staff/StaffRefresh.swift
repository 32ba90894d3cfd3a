import Casework
import Records

/// Collects whose duties an edit of posts and links touches, and brings
/// their stored ledger along.
struct StaffRefresh {
  private let context: OperationContext
  private var households: Set<HouseholdKey> = []
  private var persons: Set<PersonKey> = []

  /// Above so many units their counties are judged as a whole.
  private static let mostUnits = 2_000

  init(_ context: OperationContext) { self.context = context }

  /// A link of a worker begins, ends or changes its days.
  mutating func touch(
    link target: StoredLink.Target, of worker: Int64, on days: Span
  ) throws {
    switch target {
    case .household(let key): households.insert(key)
    case .person(let key): persons.insert(key)
    // Contact points are standing duties: nothing of them is stored.
    case .village: break
    // What a deputy does counts for another.
    case .worker: try touch(visitsOf: [worker], on: days)
    }
    // Links of one worker are pooled where a pack says so.
    if context.rules.hasPooledDuties { try touch(linksOf: worker) }
  }

  /// A post of a worker begins, ends or changes.
  mutating func touch(postOf worker: Int64, on days: Span) throws {
    try touch(linksOf: worker)
    let deputies = try StaffRegister(context.connection)
      .deputyships(for: worker).map(\.worker.id)
    try touch(visitsOf: [worker] + deputies, on: days)
  }

  private mutating func touch(linksOf worker: Int64) throws {
    for link in try StaffRegister(context.connection).links(of: worker) {
      switch link.target {
      case .household(let key): households.insert(key)
      case .person(let key): persons.insert(key)
      case .village, .worker: break
      }
    }
  }

  private mutating func touch(
    visitsOf workers: [Int64], on days: Span
  ) throws {
    let visited = try VisitedUnits(
      of: Array(Set(workers)), on: days, context.connection)
    households.formUnion(visited.households)
    persons.formUnion(visited.persons)
  }

  /// Call when the change is on record.
  func store() throws {
    if households.isEmpty, persons.isEmpty { return }
    let refresh = LedgerRefresh(context)
    guard households.count + persons.count <= Self.mostUnits else {
      try refresh.rebuild(
        Set(households.map(\.county)).union(persons.map(\.county)))
      return
    }
    let loaded = try FactsLoader(
      context.connection, packs: context.rules.packs.map(\.id)
    ).units(households: households, persons: persons)
    try refresh.store(loaded, households: households, persons: persons)
  }
}

extension LedgerRules {
  /// Whether a duty counts what a worker does for any of his links.
  var hasPooledDuties: Bool {
    duties.contains { duty in
      if case .link(_, _, let pooled) = duty.unit { return pooled }
      return false
    }
  }
}
