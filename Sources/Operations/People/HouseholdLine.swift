package import Casework
import Records

/// A household as 名册 shows it.
package struct HouseholdLine: Sendable, Hashable {
  /// 户编号.
  package var number: String
  package var head: String
  package var village: AreaCode
  package var villageName: String
  package var address: String
  package var grid: String
  package var isOnFile: Bool
  package var members: [Member]
  /// Short names of the groups it is singled out by.
  package var groups: [String]
  package var lastContact: LastContact?

  package struct Member: Sendable, Hashable {
    package var name: String
    /// Whether he is whom one was looking for.
    package var isFound: Bool
    /// His citizen ID, masked; empty for who was not looked for.
    package var citizenID: String
  }
}

/// Puts households into lines, a page of them at a time.
struct HouseholdLineWriter {
  let context: OperationContext

  /// - Parameter found: whom one was looking for.
  func lines(
    of homes: [HomeLine], found: Set<PersonKey> = []
  ) throws -> [HouseholdLine] {
    if homes.isEmpty { return [] }
    let day = context.today
    let connection = context.connection
    var members: [HouseholdKey: [LineMember]] = [:]
    for (county, homes) in Dictionary(grouping: homes, by: \.key.county) {
      let lines = HouseholdLines(
        connection, county: county, households: homes.map(\.key.id))
      for member in try lines.members(on: day, and: found) {
        members[member.household, default: []].append(member)
      }
    }
    let numbers =
      found.isEmpty
      ? [:]
      : try HouseholdLines.citizenIDs(
        of: found, connection, vault: try context.vault())
    let loaded = try FactsLoader(
      connection, packs: context.rules.packs.map(\.id)
    ).units(households: Set(homes.map(\.key)), persons: [])
    var groups = GroupReasons(
      context.rules, loaded.facts, on: day, of: context.ownPolicies)
    let names = NameReader(connection)
    return try homes.map { home in
      let index = loaded.householdKeys.firstIndex(of: home.key)
      let tags = index.map { groups.titles(of: Int32($0)) } ?? []
      let contact = index.flatMap {
        loaded.facts.lastContact(of: Int32($0), by: day)
      }
      return HouseholdLine(
        number: home.number, head: home.head, village: home.village,
        villageName: try names.area(home.village), address: home.address,
        grid: home.grid, isOnFile: home.onFile.contains(day),
        members: (members[home.key] ?? []).map { member in
          HouseholdLine.Member(
            name: member.name, isFound: found.contains(member.person),
            citizenID: numbers[member.person].map(Masking.citizenID) ?? "")
        }, groups: tags,
        lastContact: contact.map {
          LastContact(day: $0.day, mode: $0.mode)
        })
    }
  }
}

extension GroupReasons {
  /// Titles of the groups it is in: special before focus before base, each
  /// once.
  mutating func titles(of household: Int32) -> [String] {
    let groups = groups(of: household)
    var titles: [String] = []
    for tier in [TargetGroup.Tier.special, .focus, .base] {
      for found in groups
      where found.group.tier == tier && !titles.contains(found.group.title) {
        titles.append(found.group.title)
      }
    }
    return titles
  }
}
