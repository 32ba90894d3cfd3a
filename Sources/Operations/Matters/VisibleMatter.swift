package import Casework
package import Records

/// A matter that whoever asks may see; obtained only by checking.
package struct VisibleMatter: Sendable {
  package let stored: StoredMatter
  package let home: VisibleHousehold
  /// Whether he decides on it: plans, closes, reclasses.
  package let mayDecide: Bool
  /// Whether he may take it on, for himself or his office.
  package let mayTake: Bool
  /// Whether he may record what was done and said.
  package let mayRecord: Bool

  package var record: MatterRecord { stored.record }
  package var standing: MatterStanding { stored.standing }

  fileprivate init(
    _ stored: StoredMatter, of home: VisibleHousehold, for actor: Actor
  ) {
    self.stored = stored
    self.home = home
    mayTake = actor.oversees(stored.standing.place.village)
    mayDecide = mayTake && actor.holds(stored.standing.office)
    mayRecord = actor.may(.openMatter)
  }
}

extension OperationContext {
  /// Checks that the matter is there and may be seen.
  ///
  /// - Throws: `Refusal.notFound`, for an unknown matter, one that is not
  ///   his, and a restricted one he has no right to, alike.
  package func see(matter id: String) throws -> VisibleMatter {
    guard let stored = try MatterStore(connection).find(id) else {
      throw Refusal.notFound
    }
    return try see(matter: stored)
  }

  func see(matter stored: StoredMatter) throws -> VisibleMatter {
    let record = stored.record
    let home = try see(
      household: HouseholdKey(
        county: record.county, id: stored.standing.place.household),
      ofShared: String(record.domain.prefix { $0 != "/" }),
      Notice.Subject(.matter, county: record.county, number: record.id))
    guard actor.sees(stored) else { throw Refusal.notFound }
    return VisibleMatter(stored, of: home, for: actor)
  }
}

extension Actor {
  /// Whether a matter of a household he sees is open to him: a restricted
  /// one only with the right, or where he opened it or has taken it on.
  func sees(_ matter: StoredMatter) -> Bool {
    if !matter.record.isRestricted || may(.readDisputes) { return true }
    if case .account(let account) = self, account.workerID != 0,
      matter.standing.worker == account.workerID
    {
      return true
    }
    return matter.record.openedBy == name
  }

  /// Whether he decides on matters of an area at all.
  func oversees(_ area: AreaCode) -> Bool {
    guard may(.decideMatter) else { return false }
    switch self {
    case .system: return true
    case .stranger: return false
    case .account(let account): return account.area.contains(area)
    }
  }

  /// Whether the office that has to act is his: each level decides on its
  /// own, and supervises the rest.
  fileprivate func holds(_ office: AreaCode) -> Bool {
    switch self {
    case .system: true
    case .stranger: false
    case .account(let account):
      account.area == office
        || (account.area.level == .township && account.area.contains(office))
    }
  }
}
