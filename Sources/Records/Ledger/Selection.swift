import Database

/// Which units to read.
enum Selection {
  case all
  /// In order, each once.
  case some([Int64])

  var isSome: Bool {
    if case .some = self { true } else { false }
  }

  /// Keys by county, both in order.
  static func byCounty(
    _ keys: some Collection<some CountyKey>
  ) -> [(county: Int64, ids: Selection)] {
    var found: [(county: Int64, ids: [Int64])] = []
    for key in keys.sorted(by: { ($0.county, $0.id) < ($1.county, $1.id) }) {
      if found.last?.county == key.county {
        found[found.count - 1].ids.append(key.id)
      } else {
        found.append((key.county, [key.id]))
      }
    }
    return found.map { ($0.county, .some($0.ids)) }
  }

  /// What one statement asks for.
  enum Part {
    case all
    case one(Int64)
    /// Ids that follow one another.
    case run(ClosedRange<Int64>)
    case list([Int64])
  }

  /// Those of a household mostly follow one another, as they were put on
  /// record together.
  func parts(_ dialect: Dialect) -> [Part] {
    guard case .some(let ids) = self else { return [.all] }
    if ids.count == 1 { return [.one(ids[0])] }
    if dialect.listsIDs { return ids.isEmpty ? [] : [.list(ids)] }
    var parts: [Part] = []
    var first = 0
    for position in ids.indices
    where position + 1 == ids.count || ids[position + 1] != ids[position] + 1 {
      parts.append(
        first == position ? .one(ids[first]) : .run(ids[first]...ids[position]))
      first = position + 1
    }
    return parts
  }
}

/// A key of two numbers, the county first.
protocol CountyKey: Hashable {
  var county: Int64 { get }
  var id: Int64 { get }
}

extension HouseholdKey: CountyKey {}
extension PersonKey: CountyKey {}
