package import Casework
import Database

/// Part of a county in which persons are looked for: some of its areas, and
/// households by name.
package struct PeopleScope: Sendable, Hashable {
  package var county: Int64
  package var areas: [AreaCode]
  package var households: Set<Int64>

  package init(
    county: Int64, areas: [AreaCode] = [], households: Set<Int64> = []
  ) {
    self.county = county
    self.areas = areas
    self.households = households
  }

  package var isEmpty: Bool { areas.isEmpty && households.isEmpty }

  /// Whether it is so large that one had better begin with the persons
  /// looked for than with the households.
  package var isWide: Bool {
    areas.contains { $0.level.rawValue <= AreaLevel.county.rawValue }
  }

  /// A condition on the households `h`, to which `arguments` belong. A whole
  /// county needs none.
  var term: String {
    if isWide { return "" }
    var terms = areas.map { _ in "h.village BETWEEN ? AND ?" }
    if !households.isEmpty {
      let list = households.sorted().map(String.init)
      terms.append("h.household_id IN (\(list.joined(separator: ", ")))")
    }
    return terms.isEmpty
      ? " AND 1 = 0" : " AND (\(terms.joined(separator: " OR ")))"
  }

  var arguments: [SQLValue] {
    if isWide { return [] }
    return areas.flatMap { area -> [SQLValue] in
      [.int(area.villages.lowerBound), .int(area.villages.upperBound)]
    }
  }
}
