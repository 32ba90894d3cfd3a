import Database

/// Gives visits their number in a household, without asking for each.
final class VisitIDs {
  private var last: [HouseholdKey: Int64] = [:]
  private let connection: any Connection
  private var knownHistory: Bool?
  /// Whether there were visits in a county when it was first asked.
  private var countyHistory: [Int64: Bool] = [:]

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

  /// The same of a county. Of one that had none nothing is asked: a server
  /// that does not know of the rows just added would go through all of them.
  private func hasHistory(in county: Int64) throws -> Bool {
    guard try hasHistory() else { return false }
    if let known = countyHistory[county] { return known }
    let found =
      try connection.row(
        "SELECT 1 FROM visits WHERE county = ? LIMIT 1", [.int(county)]
      ) { $0.int(0) } != nil
    countyHistory[county] = found
    return found
  }

  /// Finds out for some households at once what `next` goes on from.
  func lookUp(_ homes: Set<HouseholdKey>) throws {
    let unknown = homes.filter { last[$0] == nil }
    for home in unknown { last[home] = 0 }
    for (county, ids) in Selection.byCounty(unknown)
    where try hasHistory(in: county) {
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
    if id == nil, try hasHistory(in: home.county) {
      id = try VisitReader(connection).nextID(in: home) - 1
    }
    let next = (id ?? 0) + 1
    last[home] = next
    return next
  }
}
