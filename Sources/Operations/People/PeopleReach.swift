import Casework
import Records

extension OperationContext {
  /// Notes that several were looked at: where, and how many, never who.
  func noteRead(of area: AreaCode?, detail: String) {
    noteRead(
      county: area?.countyKey ?? 0, subject: area?.description ?? "-",
      detail: detail)
  }
}

/// Where an account may look for people.
struct PeopleReach {
  /// Areas seen as a whole, his own first.
  let areas: [AreaCode]
  /// Households reached by name, besides those of the areas.
  let homes: [HomeLine]
  private let seesAll: Bool

  init(_ context: OperationContext) throws {
    switch context.actor {
    case .system:
      (areas, homes, seesAll) = ([], [], true)
    case .stranger: throw Refusal.notFound
    case .account(let account):
      let scope = ScopeReader(context.connection, on: context.today)
      let reach = try WorkerReach(account, scope)
      var keys = reach.households
      for person in reach.persons {
        if let home = try scope.home(of: person) { keys.insert(home) }
      }
      areas = reach.areas
      homes = try keys.sorted { ($0.county, $0.id) < ($1.county, $1.id) }
        .compactMap { try scope.household($0) }
        .filter { home in
          !reach.areas.contains { $0.contains(home.village) }
        }
      seesAll = false
    }
  }

  /// Whether all of it is few enough to be listed at once.
  var isSmall: Bool { !seesAll && areas.allSatisfy { $0.level == .village } }

  func sees(_ area: AreaCode) -> Bool {
    seesAll || areas.contains { $0.contains(area) }
  }

  /// What of it lies in an area, county by county. Areas above counties must
  /// be narrowed first: nothing of them is named.
  func scopes(in chosen: AreaCode?) -> [PeopleScope] {
    var scopes: [Int64: PeopleScope] = [:]
    var parts: [AreaCode] = []
    if let chosen, seesAll { parts = [chosen] }
    for area in areas {
      guard let chosen, !chosen.contains(area) else {
        parts.append(area)
        continue
      }
      if area.contains(chosen) { parts.append(chosen) }
    }
    for area in parts where area.countyKey != 0 {
      let county = area.countyKey
      scopes[county, default: PeopleScope(county: county)].areas.append(area)
    }
    for home in homes where chosen?.contains(home.village) ?? true {
      let county = home.key.county
      scopes[county, default: PeopleScope(county: county)].households
        .insert(home.key.id)
    }
    return scopes.values.sorted { $0.county < $1.county }
  }

  /// The scopes of an area that was asked for by name.
  ///
  /// - Throws: `Refusal.notFound` where it is none of his.
  func scopes(asked chosen: AreaCode?) throws -> [PeopleScope] {
    let scopes = scopes(in: chosen)
    if let chosen, scopes.isEmpty, !sees(chosen) { throw Refusal.notFound }
    return scopes
  }
}
