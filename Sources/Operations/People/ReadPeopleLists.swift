package import Casework
import Records

/// Which lists there are in a place, and how long those are that nobody
/// should be on.
package struct ReadPeopleLists: Query {
  package static let permission = Permission.readHousehold
  package static let action = AuditAction.listPeople

  /// Nil for all that one may see.
  package var area: AreaCode?

  package init(area: AreaCode? = nil) { self.area = area }

  /// - Throws: `Refusal.notFound` for an area that is none of his.
  package func perform(
    in context: OperationContext
  ) throws -> PeopleListIndex {
    let reach = try PeopleReach(context)
    let scopes = try reach.scopes(asked: area)
    let own = context.ownPolicies
    let plain = PeopleListName.plain.filter { own.holds(office: $0.office) }
    let counts = try counts(
      of: plain.filter { $0 != .silent || !scopes.contains(where: \.isWide) },
      in: scopes, context)
    let counted = plain.map {
      PeopleListIndex.Counted(name: $0, count: counts[$0])
    }
    let names = NameReader(context.connection)
    return PeopleListIndex(
      choice: try AreaChoice(area, reach, context), counted: counted,
      groups: try groups(scopes, names, context))
  }

  private func counts(
    of names: [PeopleListName], in scopes: [PeopleScope],
    _ context: OperationContext
  ) throws -> [PeopleListName: PeopleCount] {
    var counts: [PeopleListName: PeopleCount] = [:]
    for scope in scopes {
      let found = try PeopleLists(
        context.connection, in: scope, on: context.today
      ).counts(names.compactMap(\.kind))
      for (name, count) in zip(names, found) {
        counts[name] = (counts[name] ?? PeopleCount(0)) + PeopleCount(count)
      }
    }
    return counts
  }

  /// Groups of the packs in force in any of the counties.
  private func groups(
    _ scopes: [PeopleScope], _ names: NameReader, _ context: OperationContext
  ) throws -> [PeopleListIndex.Group] {
    var inForce: Set<String> = []
    for scope in scopes {
      inForce.formUnion(
        try PolicyReader(context.connection).packs(
          inForceIn: scope.county, on: context.today))
    }
    let own = context.ownPolicies
    return context.rules.packs.filter {
      inForce.contains($0.id) && own.holds(office: $0.office)
    }
    .flatMap { pack in
      pack.groups.map { group in
        PeopleListIndex.Group(
          name: .group(pack: pack.id, group: group.id), title: group.title,
          reason: group.reason, basis: "\(pack.citation) \(group.clause)",
          tier: group.tier)
      }
    }
  }
}

/// The lists of people of a place.
package struct PeopleListIndex: Sendable, Hashable {
  package var choice: AreaChoice
  package var counted: [Counted]
  package var groups: [Group]

  /// A list that is counted.
  package struct Counted: Sendable, Hashable {
    package var name: PeopleListName
    /// Nil where the place is too wide to count them.
    package var count: PeopleCount?
  }

  /// A list of those in a group of a pack in force.
  package struct Group: Sendable, Hashable {
    package var name: PeopleListName
    package var title: String
    package var reason: String
    package var basis: String
    package var tier: TargetGroup.Tier
  }
}

/// How many 特困分散 persons have nobody who is responsible for visiting
/// them; nil for who has no township or county to look after.
package struct CountUnassigned: Query {
  package static let permission = Permission.readHousehold
  package static let action = AuditAction.listPeople

  package init() {}

  package func perform(in context: OperationContext) throws -> PeopleCount? {
    guard case .account(let account) = context.actor, account.role.seesArea,
      account.area.level == .township || account.area.level == .county,
      context.ownPolicies.holds(office: PeopleListName.unassigned.office)
    else { return nil }
    return try PeopleLists(
      context.connection,
      in: PeopleScope(
        county: account.area.countyKey, areas: [account.area]),
      on: context.today
    ).counts([.unassigned]).first.map { PeopleCount($0) }
  }
}
