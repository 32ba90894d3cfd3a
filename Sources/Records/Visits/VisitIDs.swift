import Database

/// Gives visits their number in a household, without asking for each.
final class VisitIDs {
  private var last: [HouseholdKey: Int64] = [:]
  private let connection: any Connection
  private var knownHistory: Bool?

  init(_ connection: any Connection) {
    self.connection = connection
  }

  /// Whether there were visits when it was first asked.
  func hasHistory() throws -> Bool {
    if let knownHistory { return knownHistory }
    let found =
      try connection.row("SELECT 1 FROM visits LIMIT 1") { $0.int(0) } != nil
    knownHistory = found
    return found
  }

  /// Finds out for some households at once what `next` goes on from.
  func lookUp(_ homes: Set<HouseholdKey>) throws {
    guard try hasHistory() else { return }
    let unknown = homes.filter { last[$0] == nil }
    for home in unknown { last[home] = 0 }
    for (county, ids) in Selection.byCounty(unknown) {
      try Self.numbers.each(connection, county, of: ids) { row in
        last[HouseholdKey(county: county, id: row.int(0))] = row.int(1)
      }
    }
  }

  private static let numbers = UnitQuery(
    "SELECT household_id, max(visit_id) FROM visits WHERE county = ?",
    of: "household_id", order: "GROUP BY household_id")

  func next(in home: HouseholdKey) throws -> Int64 {
    var id = last[home]
    if id == nil, try hasHistory() {
      id = try VisitReader(connection).nextID(in: home) - 1
    }
    let next = (id ?? 0) + 1
    last[home] = next
    return next
  }
}
