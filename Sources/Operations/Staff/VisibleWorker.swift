package import Casework
package import Records

/// A worker whom whoever asks looks after; obtained only by checking.
package struct VisibleWorker: Sendable, Hashable {
  package let line: StaffLine
  package var id: Int64 { line.id }
  package var number: String { line.number }
  package var name: String { line.name }

  fileprivate init(_ line: StaffLine) { self.line = line }
}

extension OperationContext {
  /// The area whoever asks looks after; nil for everywhere.
  ///
  /// - Throws: `Refusal.notPermitted` for who is nobody's account.
  package func managedArea() throws -> AreaCode? {
    switch actor {
    case .system: nil
    case .account(let account): account.area
    case .stranger: throw Refusal.notPermitted
    }
  }

  /// Whether an area lies in one's own.
  package func isOwn(_ area: AreaCode) throws -> Bool {
    try managedArea()?.contains(area) ?? true
  }

  /// Checks that the worker is there, has or had a post in one's area, or
  /// is linked into one's county.
  ///
  /// - Throws: `Refusal.notFound`, for unknown and for another's alike.
  package func see(worker number: String) throws -> VisibleWorker {
    let reader = StaffRegister(connection)
    guard let line = try reader.worker(number) else {
      throw Refusal.notFound
    }
    guard let area = try managedArea() else { return VisibleWorker(line) }
    if try reader.posts(of: line.id).contains(
      where: { area.contains($0.record.area) })
    {
      return VisibleWorker(line)
    }
    guard area.level == .county, actor.may(.manageStaff),
      try reader.isLinked(line.id, in: area.countyKey)
    else { throw Refusal.notFound }
    return VisibleWorker(line)
  }

  /// A person's row at home and his village on a day, where that is in
  /// one's area.
  ///
  /// - Throws: `Refusal.notFound`.
  func see(
    person number: String, on day: Day
  ) throws -> (key: PersonKey, village: AreaCode) {
    let scope = ScopeReader(connection, on: day)
    guard let key = try VisitParties(connection).person(number)?.key,
      let home = try scope.home(of: key),
      let line = try scope.household(home), try isOwn(line.village)
    else { throw Refusal.notFound }
    return (key, line.village)
  }
}
