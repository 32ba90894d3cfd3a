import Database

/// Gives visits their number in a household, without asking for each.
final class VisitIDs {
  private var last: [HouseholdKey: Int64] = [:]
  private let connection: any Connection
  /// Whether there were visits before.
  let hasHistory: Bool

  init(_ connection: any Connection) throws {
    self.connection = connection
    hasHistory =
      try connection.row("SELECT 1 FROM visits LIMIT 1") { $0.int(0) } != nil
  }

  func next(in home: HouseholdKey) throws -> Int64 {
    var id = last[home]
    if id == nil, hasHistory {
      id = try VisitReader(connection).nextID(in: home) - 1
    }
    let next = (id ?? 0) + 1
    last[home] = next
    return next
  }
}
