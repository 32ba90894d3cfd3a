import Casework
package import Records

/// An activity that whoever asks may see; obtained only by checking.
package struct VisibleActivity: Sendable {
  /// The revision that stands.
  package let stored: StoredActivity
  /// Those before it, the latest first.
  package let replaced: [StoredActivity]
  /// Of those who took part, whom he may see.
  package let persons: [PersonAtHome]

  fileprivate init(
    _ history: [StoredActivity], _ stored: StoredActivity,
    _ persons: [PersonAtHome]
  ) {
    self.stored = stored
    replaced = Array(history.dropFirst())
    self.persons = persons
  }

  /// Those whom he may not see; a correction leaves them as they are.
  var unseen: [PersonKey] {
    let seen = Set(persons.map(\.key))
    return stored.persons.filter { !seen.contains($0) }
  }
}

extension OperationContext {
  /// Checks that the activity is there, and of an area of the asker's.
  ///
  /// - Throws: `Refusal.notFound`, for an unknown one and for one that is
  ///   not his alike.
  package func see(activity id: String) throws -> VisibleActivity {
    let history = try ActivityStore(connection).history(of: id)
    guard let stored = history.first else { throw Refusal.notFound }
    _ = try see(area: stored.activity.area)
    let homes = PersonHomes(connection, on: stored.activity.first)
    return VisibleActivity(
      history, stored,
      try seen(try homes.persons(Set(stored.persons))))
  }

  /// Of some persons, those who lived in the asker's own area; above
  /// counties nobody is shown.
  func seen(_ persons: [PersonAtHome]) throws -> [PersonAtHome] {
    switch actor {
    case .system: return persons
    case .stranger: return []
    case .account(let account):
      guard account.role.permissions.contains(.recordActivities) else {
        return []
      }
      let inside = persons.filter { account.area.contains($0.village) }
      let hidden = try hidden(among: Set(inside.map(\.home)))
      return inside.filter { !hidden.contains($0.home) }
    }
  }

  /// The area asked for, else the asker's own.
  ///
  /// - Throws: `Refusal.notFound` for one that is not his.
  func activityArea(_ asked: AreaCode?) throws -> AreaCode {
    if let asked { return try see(area: asked).code }
    return try wholeArea()
  }
}
