import Casework
import Database

/// One way to those on a list; several together find all of them.
struct PeopleListSelect {
  /// From the tables on, without an order.
  var from: String
  var arguments: [SQLValue]
  /// The day the list is about.
  var day = "p.valid_until"
  var order = ""

  /// CROSS JOIN keeps the order in which the tables are read.
  static func all(
    _ kind: PeopleListKind, in scope: PeopleScope, on today: Day
  ) -> [PeopleListSelect] {
    if case .silent = kind { return [] }
    let terms = ListTerms(today)
    var found =
      scope.isWide
      ? wide(kind, in: scope, terms)
      : scope.parts.map { part in
        let (condition, arguments) = terms.anywhere(kind)
        var select = narrow(part, scope)
        select.from += " AND \(condition)"
        select.arguments += arguments
        if case .left = kind {
          select.day =
            "CASE WHEN p.death IS NULL THEN s.valid_to ELSE p.death END"
        }
        return select
      }
    for place in found.indices {
      found[place].order = order(kind, day: found[place].day, scope)
    }
    return found
  }

  /// Sums of all kinds in one pass over the households of each part.
  static func sums(
    _ kinds: [PeopleListKind], in scope: PeopleScope, on today: Day
  ) -> [PeopleListSelect] {
    let conditions = kinds.map(ListTerms(today).anywhere)
    let sums = conditions.map {
      "CAST(coalesce(sum(CASE WHEN \($0.sql) THEN 1 ELSE 0 END), 0) AS BIGINT)"
    }
    return scope.parts.map { part in
      var select = narrow(part, scope)
      select.from = "SELECT \(sums.joined(separator: ", ")) \(select.from)"
      select.arguments =
        conditions.flatMap(\.arguments) + select.arguments
      return select
    }
  }

  static func precedes(
    _ left: ListedRow, _ right: ListedRow, _ kind: PeopleListKind,
    in scope: PeopleScope
  ) -> Bool {
    if left.day != right.day {
      let (first, last) = (
        left.day ?? .distantFuture, right.day ?? .distantFuture
      )
      if case .left = kind { return first > last }
      if kind.isByDay { return first < last }
    }
    if scope.isWide, !kind.isByDay {
      return (left.person.county, left.person.id)
        < (right.person.county, right.person.id)
    }
    return (left.home.village, left.home.key.id, left.number)
      < (right.home.village, right.home.key.id, right.number)
  }

  private static func order(
    _ kind: PeopleListKind, day: String, _ scope: PeopleScope
  ) -> String {
    let place = "h.village, h.household_id, p.person_no"
    if case .left = kind { return "\(day) DESC, \(place)" }
    if kind.isByDay { return "\(day), \(place)" }
    // The order of the index, so that a page of a county ends the search.
    return scope.isWide ? "p.county, p.person_id" : place
  }

  /// From the households of a part of the scope.
  private static func narrow(
    _ part: PeopleScope, _ scope: PeopleScope
  ) -> PeopleListSelect {
    PeopleListSelect(
      from: """
        FROM households h CROSS JOIN stays s CROSS JOIN persons p
        WHERE h.county = ?\(part.term) AND h.standing = 1
          AND s.county = h.county AND s.household_id = h.household_id
          AND s.standing = 1 AND p.county = s.home_county
          AND p.person_id = s.home_person_id AND p.standing = 1
        """, arguments: [.int(scope.county)] + part.arguments)
  }

  /// From the persons or stays on the list; persons at home elsewhere who
  /// live here have their own way in.
  private static func wide(
    _ kind: PeopleListKind, in scope: PeopleScope, _ terms: ListTerms
  ) -> [PeopleListSelect] {
    if case .left(let days) = kind {
      return [terms.leavers(days, scope)] + terms.dead(days, scope)
    }
    if kind == .protected || kind == .unguarded {
      return [terms.incapable(kind, in: scope)]
        + PersonEntry.allCases.map { entry in
          let condition =
            entry == .here
            ? terms.minors(kind) : terms.present(kind)
          return wide(entry, in: scope, condition.sql, condition.arguments)
        }
    }
    return PersonEntry.allCases.map { entry in
      var (condition, arguments) = terms.present(kind)
      if let statuses = kind.statuses, entry == .here {
        condition =
          "\(ListTerms.hasStatus(statuses, in: scope)) AND \(condition)"
      }
      return wide(entry, in: scope, condition, arguments)
    }
  }

  private static func wide(
    _ entry: PersonEntry, in scope: PeopleScope, _ condition: String,
    _ arguments: [SQLValue]
  ) -> PeopleListSelect {
    PeopleListSelect(
      from: """
        FROM \(entry.tables) CROSS JOIN stays s CROSS JOIN households h
        WHERE \(entry.place) AND p.standing = 1
          AND p.county = p.home_county AND \(condition)
          AND s.home_county = p.county AND s.home_person_id = p.person_id
          AND s.standing = 1 AND h.county = s.county
          AND h.household_id = s.household_id AND h.standing = 1
          AND h.county = ?
        """,
      arguments: entry.arguments(scope) + arguments + [.int(scope.county)])
  }
}

/// Where a search among the persons of a county begins.
enum PersonEntry: CaseIterable {
  case here, elsewhere

  var tables: String {
    self == .here ? "persons p" : "person_names n CROSS JOIN persons p"
  }

  var place: String {
    self == .here
      ? "p.county = ?"
      : """
      n.county = ? AND (n.home_county < ? OR n.home_county > ?)
        AND p.county = n.home_county AND p.person_id = n.home_person_id
      """
  }

  func arguments(_ scope: PeopleScope) -> [SQLValue] {
    Array(repeating: .int(scope.county), count: self == .here ? 1 : 3)
  }
}

extension PeopleListKind {
  /// Of which somebody on the list has one; nil where none is needed.
  fileprivate var statuses: WordSet<AssistanceStatus>? {
    switch self {
    case .unassigned: WordSet([.destituteScattered])
    case .holding(let statuses): statuses
    case .expiring, .expired, .suspected, .protected, .unguarded, .left,
      .silent:
      nil
    }
  }

  fileprivate var isByDay: Bool {
    switch self {
    case .expiring, .expired, .left: true
    case .unassigned, .suspected, .protected, .unguarded, .holding, .silent:
      false
    }
  }
}

extension PeopleScope {
  /// Its areas one by one, and its households.
  fileprivate var parts: [PeopleScope] {
    areas.map { PeopleScope(county: county, areas: [$0]) }
      + (households.isEmpty
        ? [] : [PeopleScope(county: county, households: households)])
  }
}
