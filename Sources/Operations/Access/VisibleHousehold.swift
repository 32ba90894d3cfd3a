package import Casework
package import Records

/// A household that whoever asks may see; obtained only by checking.
package struct VisibleHousehold: Sendable, Hashable {
  package let line: HomeLine
  package var key: HouseholdKey { line.key }
  package var number: String { line.number }
  package var village: AreaCode { line.village }

  fileprivate init(_ line: HomeLine) { self.line = line }
}

extension OperationContext {
  /// Checks that the household is there and may be seen.
  ///
  /// - Throws: `Refusal.notFound`, for an unknown household and for one that
  ///   is not his alike.
  package func see(household number: String) throws -> VisibleHousehold {
    let scope = ScopeReader(connection, on: today)
    guard let line = try scope.household(number) else {
      throw Refusal.notFound
    }
    return try see(line, scope)
  }

  package func see(household key: HouseholdKey) throws -> VisibleHousehold {
    let scope = ScopeReader(connection, on: today)
    guard let line = try scope.household(key) else { throw Refusal.notFound }
    return try see(line, scope)
  }

  /// The household of a matter or warning that both offices of a county may
  /// share: of one's own policies, or told of to one's office.
  func see(
    household key: HouseholdKey, ofShared pack: String,
    _ subject: Notice.Subject
  ) throws -> VisibleHousehold {
    let scope = ScopeReader(connection, on: today)
    guard let line = try scope.household(key) else { throw Refusal.notFound }
    guard let sight = try officeSight() else { return try see(line, scope) }
    let isShared =
      try sight.packs.contains(pack) || isTold(of: subject)
    return try see(line, scope, isShared: isShared)
  }

  /// Nil for who sees the matters of all policies.
  func officeSight() throws -> OfficeSight? {
    let own = ownPolicies
    if own.isAll { return nil }
    return OfficeSight(
      packs: rules.packs.filter { own.holds(office: $0.office) }.map(\.id),
      desk: try noticeDesk())
  }

  /// - Parameter isShared: even where it is the other office's household.
  private func see(
    _ line: HomeLine, _ scope: ScopeReader, isShared: Bool = false
  ) throws -> VisibleHousehold {
    switch actor {
    case .system: return VisibleHousehold(line)
    case .stranger: throw Refusal.notFound
    case .account(let account):
      let reach = WorkerReach(area: account)
      if try reach.sees(village: line.village)
        || WorkerReach(account, scope).sees(line, scope),
        try isShared || hidden(among: [line.key]).isEmpty
      {
        return VisibleHousehold(line)
      }
      throw Refusal.notFound
    }
  }
}
