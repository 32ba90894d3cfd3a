import Casework
import Records

/// Somebody supported whose payments whoever asks may see; obtained only by
/// checking. Whoever pays sees all who are paid in his area, whichever
/// policies else name them.
struct VisiblePayee {
  let key: PersonKey
  let number: String
  let name: String
  let home: HomeLine
  let facts: PayeeFacts

  fileprivate init(
    _ key: PersonKey, _ name: (number: String, name: String),
    _ home: HomeLine, _ facts: PayeeFacts
  ) {
    self.key = key
    number = name.number
    self.name = name.name
    self.home = home
    self.facts = facts
  }
}

extension OperationContext {
  /// Checks that somebody is or was supported and lived in the asker's area
  /// on a day.
  ///
  /// - Throws: `Refusal.notFound`.
  func see(payee key: PersonKey, on day: Day) throws -> VisiblePayee {
    for day in [day, today] {
      let scope = ScopeReader(connection, on: day)
      if let home = try scope.home(of: key),
        let line = try scope.household(home)
      {
        return try see(payee: key, at: line)
      }
    }
    throw Refusal.notFound
  }

  /// The same by a household of the asker's area in which he lives or has
  /// lived.
  ///
  /// - Throws: `Refusal.notFound`.
  func see(
    payee key: PersonKey, in household: String
  ) throws -> VisiblePayee {
    let scope = ScopeReader(connection, on: today)
    guard let line = try scope.household(household),
      try scope.everybody(of: line.key).contains(key)
    else { throw Refusal.notFound }
    return try see(payee: key, at: line)
  }

  private func see(
    payee key: PersonKey, at line: HomeLine
  ) throws -> VisiblePayee {
    switch actor {
    case .system: break
    case .stranger: throw Refusal.notFound
    case .account(let account):
      guard account.role.seesArea, account.area.contains(line.village) else {
        throw Refusal.notFound
      }
    }
    let facts = try PayeeReader(connection).facts(of: key)
    if facts.statuses.isEmpty,
      try PaymentStore(connection).history(of: key).isEmpty
    {
      throw Refusal.notFound
    }
    return VisiblePayee(
      key, try NameReader(connection).person(key), line, facts)
  }
}
