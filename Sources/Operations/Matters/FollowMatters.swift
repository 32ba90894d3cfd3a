import Casework
package import Database
import Records

/// Hands open matters over where whom they are about has moved: to the
/// township of the new place in the county, else they wait for a place
/// (待移交, E-17).
package struct FollowMatters: Operation {
  package static let permission = Permission.runJobs
  package static let reach = WriteReach.everything
  package static let action = AuditAction.followMatters

  package init() {}

  /// How many were handed over.
  package func perform(in context: OperationContext) throws -> Int {
    let moves = MatterMoves(context)
    var followed = 0
    for id in try moves.strays() where try moves.follow(id) { followed += 1 }
    if followed == 0 { context.isRepeated = true }
    return followed
  }
}

/// Looks after matters whose people are not where the matter is.
struct MatterMoves {
  private let context: OperationContext
  private let reader: StrayMatters

  init(_ context: OperationContext) {
    self.context = context
    reader = StrayMatters(context.connection, on: context.today)
  }

  /// Open matters that are not where their household or person is, and do
  /// not already wait for a place for the same reason.
  func strays() throws -> [String] { try reader.all() }

  /// Of the households and persons that a change of facts has touched.
  func follow(
    households: Set<HouseholdKey>, persons: Set<PersonKey>
  ) throws {
    for id in try reader.all(households: households, persons: persons) {
      _ = try follow(id)
    }
  }

  /// Whether there was something to hand over.
  func follow(_ id: String) throws -> Bool {
    guard let stored = try MatterStore(context.connection).find(id),
      stored.standing.state.isOpen
    else { return false }
    var step = stored.nextStep(
      .handedOver, id: Identifier.make(at: context.now), in: context)
    guard let new = try place(of: stored) else {
      if stored.standing.awaitsPlace { return false }
      step.isGood = false
      step.words = "当事人已离开本户，去向不在本县名册中"
      try MatterSaving.append(step, to: stored, in: context)
      return true
    }
    if new == stored.standing.place, !stored.standing.awaitsPlace {
      return false
    }
    let township = new.village.ancestor(.township)
    step.place = new
    step.isGood = true
    step.words = "随人移交"
    // What a higher office has taken on it keeps.
    if stored.standing.office.level == .township { step.office = township }
    try MatterSaving.append(step, to: stored, in: context)
    return true
  }

  /// Where it belongs now; nil where nobody knows, or in another county.
  private func place(of matter: StoredMatter) throws -> MatterPlace? {
    let scope = ScopeReader(context.connection, on: context.today)
    var home = HouseholdKey(
      county: matter.record.county, id: matter.standing.place.household)
    if let person = matter.record.person {
      guard let now = try scope.home(of: person),
        now.county == matter.record.county
      else { return nil }
      home = now
    }
    guard let line = try scope.household(home) else { return nil }
    if line.onFile.contains(context.today) {
      return MatterPlace(household: home.id, village: line.village)
    }
    return try newPlace(of: home, scope)
  }

  /// Where all who lived in a household that was closed live now, if that
  /// is one household of the county.
  private func newPlace(
    of home: HouseholdKey, _ scope: ScopeReader
  ) throws -> MatterPlace? {
    let homes = Set(
      try Set(scope.everybody(of: home)).compactMap {
        try scope.home(of: $0)
      })
    guard let new = homes.first, homes.count == 1, new.county == home.county,
      let line = try scope.household(new)
    else { return nil }
    return MatterPlace(household: new.id, village: line.village)
  }
}
