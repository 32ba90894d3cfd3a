import Casework
import Records

/// Households with something owed by a worker: what a card is placed by,
/// and no more, so that a township has room.
struct OwedHomes {
  struct Home {
    var key: HouseholdKey
    var village: AreaCode
    var isOverdue: Bool
    /// The first day on which something of it ends.
    var due: Day
  }

  private var homes: [HouseholdKey: Home] = [:]

  var owed: Int { homes.count }
  var overdue: Int { homes.values.count(where: \.isOverdue) }
  var counties: Set<Int64> { Set(homes.keys.map(\.county)) }

  mutating func add(
    _ key: HouseholdKey, in village: AreaCode, due: Day, isOverdue: Bool
  ) {
    guard let known = homes[key] else {
      homes[key] = Home(
        key: key, village: village, isOverdue: isOverdue, due: due)
      return
    }
    homes[key]?.due = min(known.due, due)
    homes[key]?.isOverdue = known.isOverdue || isOverdue
  }

  /// Some of them: debts first, then by the end of the window, then as one
  /// walks. Only those are read that stand in the villages of the page.
  func page(
    offset: Int, limit: Int, _ context: OperationContext
  ) throws -> [HomeLine] {
    let ordered = homes.values.sorted(by: Self.precedes)
    var found: [HomeLine] = []
    var first = 0
    while first < ordered.count, first < offset + limit {
      var end = first + 1
      while end < ordered.count,
        !Self.precedes(ordered[first], ordered[end])
      {
        end += 1
      }
      defer { first = end }
      if end <= offset { continue }
      let lines = try HouseholdLines.homes(
        ordered[first..<end].map(\.key), context.connection
      ).map { (place: PlaceOrder($0), line: $0) }
        .sorted { $0.place < $1.place }
      found += lines.dropFirst(max(0, offset - first))
        .prefix(limit - found.count).map(\.line)
    }
    return found
  }

  /// All but the order within a village.
  private static func precedes(_ left: Home, _ right: Home) -> Bool {
    if left.isOverdue != right.isOverdue { return left.isOverdue }
    if left.due != right.due { return left.due < right.due }
    return left.village < right.village
  }
}
