import Casework
import Records

/// Entries of visits put together: a visit and its corrections, also
/// corrections of corrections, are one record. The one recorded last stands;
/// then the one further down the chain; then the larger 访视编号.
struct VisitChains {
  struct Chain {
    /// All entries, the standing one first, the others newest first.
    var entries: [VisitEntryRow]

    var standing: VisitEntryRow { entries[0] }
    /// The first entry of the record.
    var original: VisitEntryRow
  }

  let chains: [Chain]

  /// All records with an entry in a household, the latest visit first.
  init(of home: HouseholdKey, _ reader: VisitEntries) throws {
    var entries = try reader.entries(of: home)
    var known: Set<HouseholdKey> = [home]
    var pending = known
    while let next = pending.popFirst() {
      if next != home { entries += try reader.entries(of: next) }
      let others = try reader.correctingHomes(of: next).union(
        entries.filter { $0.home == next }.compactMap(\.correctedHome))
      pending.formUnion(others.subtracting(known))
      known.formUnion(others)
    }
    chains = Self.chains(entries).filter { chain in
      chain.entries.contains { $0.home == home }
    }.sorted {
      $0.standing.record.at == $1.standing.record.at
        ? $0.standing.record.number > $1.standing.record.number
        : $0.standing.record.at > $1.standing.record.at
    }
  }

  func chain(with number: String) -> Chain? {
    chains.first { chain in
      chain.entries.contains { $0.record.number == number }
    }
  }

  private struct Place: Hashable {
    var home: HouseholdKey
    var visit: Int64
  }

  private static func chains(_ entries: [VisitEntryRow]) -> [Chain] {
    var index: [Place: Int] = [:]
    for (position, entry) in entries.enumerated() {
      index[Place(home: entry.home, visit: entry.place.visit)] = position
    }
    var members: [Int: [(entry: Int, depth: Int)]] = [:]
    for position in entries.indices {
      var root = position
      var depth = 0
      while let named = entries[root].corrected, depth <= entries.count,
        let next = index[
          Place(
            home: HouseholdKey(county: named.county, id: named.household),
            visit: named.visit)]
      {
        root = next
        depth += 1
      }
      members[root, default: []].append((position, depth))
    }
    return members.map { root, members in
      let ordered = members.sorted { left, right in
        let (one, other) = (
          entries[left.entry].record, entries[right.entry].record
        )
        if one.registeredAt != other.registeredAt {
          return one.registeredAt > other.registeredAt
        }
        if left.depth != right.depth { return left.depth > right.depth }
        return other.number.utf8.lexicographicallyPrecedes(one.number.utf8)
      }
      return Chain(
        entries: ordered.map { entries[$0.entry] }, original: entries[root])
    }
  }
}

extension VisitEntryRow {
  var home: HouseholdKey {
    HouseholdKey(county: place.county, id: place.household)
  }

  var correctedHome: HouseholdKey? {
    corrected.map { HouseholdKey(county: $0.county, id: $0.household) }
  }
}
