package import Casework
package import Database

/// A list of persons whom somebody should look after.
package enum PeopleListKind: Sendable, Hashable {
  /// The certificate ends within so many days.
  case expiring(within: Int)
  /// It has ended, and is not renewed.
  case expired
  /// 特困分散 without 探访责任 in force.
  case unassigned
  /// 疑似残疾，未办证.
  case suspected
  /// Has one of some assistance statuses.
  case holding(WordSet<AssistanceStatus>)
  /// Disabled and younger than 18, or without full legal capacity.
  case protected
  /// Of these, who has no guardian on record.
  case unguarded
  /// Left a household, or died, within so many days.
  case left(within: Int)
  /// Households, each as a whole: nobody has reached them for so many days.
  case silent(for: Int)
}

/// A person on a list.
package struct ListedRow: Sendable, Hashable {
  package var home: HomeLine
  package var person: PersonKey
  package var number: String
  package var name: String
  package var sex: String
  package var birth: Day?
  package var category: DisabilityCategory?
  /// 1–4; 0 where none is on file.
  package var level: Int
  /// The day the list is about: the last day of the certificate, of the
  /// stay, or of the life.
  package var day: Day?
  package var hasDied: Bool
}

/// Reads lists of persons who live in a part of a county: of villages and
/// townships from their households on, of a whole county by the index of the
/// list.
package struct PeopleLists {
  private let connection: any Connection
  private let scope: PeopleScope
  private let today: Day

  /// Of a whole county not more are counted.
  package static let mostCounted = 200

  package init(
    _ connection: any Connection, in scope: PeopleScope, on today: Day
  ) {
    self.connection = connection
    self.scope = scope
    self.today = today
  }

  /// - Parameter limit: nil for all.
  package func rows(
    _ kind: PeopleListKind, offset: Int = 0, limit: Int? = nil
  ) throws -> [ListedRow] {
    if case .silent(let days) = kind {
      return try silent(days).rows(offset: offset, limit: limit)
    }
    var rows: [ListedRow] = []
    let part = limit.map { " LIMIT \(offset + $0)" } ?? ""
    let selects = PeopleListSelect.all(kind, in: scope, on: today)
    for select in selects {
      rows += try connection.rows(
        """
        SELECT h.county, h.household_id, h.household_no, h.village, h.head,
          h.address, h.grid, h.valid_from, h.valid_to, p.county, p.person_id,
          p.person_no, p.name, p.sex, p.birth, p.category, p.level,
          \(select.day), CASE WHEN p.death <= ? THEN 1 ELSE 0 END
        \(select.from) ORDER BY \(select.order)\(part)
        """, [SQLValue(today)] + select.arguments, row)
    }
    if selects.count > 1 {
      rows.sort { PeopleListSelect.precedes($0, $1, kind, in: scope) }
    }
    return Array(rows.dropFirst(offset).prefix(limit ?? rows.count))
  }

  /// How many are on a list, and whether there are more than these.
  package typealias Count = (number: Int, isMore: Bool)

  /// In the order of the kinds.
  package func counts(_ kinds: [PeopleListKind]) throws -> [Count] {
    if scope.isWide { return try kinds.map(boundedCount) }
    var counts = kinds.map { _ in (number: 0, isMore: false) }
    var ofPersons: [Int] = []
    for (place, kind) in kinds.enumerated() {
      if case .silent(let days) = kind {
        counts[place].number = try silent(days).count()
      } else {
        ofPersons.append(place)
      }
    }
    guard !ofPersons.isEmpty else { return counts }
    if ofPersons.count == 1 {
      // Of one list those who do not belong on it are left out early.
      let place = ofPersons[0]
      counts[place].number = try count(kinds[place])
      return counts
    }
    let sums = PeopleListSelect.sums(
      ofPersons.map { kinds[$0] }, in: scope, on: today)
    for select in sums {
      try connection.query(select.from, select.arguments) { row in
        for (column, place) in ofPersons.enumerated() {
          counts[place].number += Int(row.int(Int32(column)))
        }
      }
    }
    return counts
  }

  /// - Parameter most: more are not looked for; nil for all.
  private func count(
    _ kind: PeopleListKind, most: Int? = nil
  ) throws -> Int {
    var count = 0
    for select in PeopleListSelect.all(kind, in: scope, on: today)
    where count < most ?? .max {
      let part = most.map { " LIMIT \($0 - count)" } ?? ""
      let found = try connection.row(
        "SELECT count(*) FROM (SELECT 1 AS one \(select.from)\(part)) listed",
        select.arguments
      ) { $0.int(0) }
      count += Int(found ?? 0)
    }
    return count
  }

  private func silent(_ days: Int) -> SilentHomes {
    SilentHomes(connection, in: scope, days: days, on: today)
  }

  private func boundedCount(_ kind: PeopleListKind) throws -> Count {
    if case .silent(let days) = kind {
      return (try silent(days).count(), false)
    }
    let count = try count(kind, most: Self.mostCounted + 1)
    return (min(count, Self.mostCounted), count > Self.mostCounted)
  }

  private func row(_ row: any Statement) throws -> ListedRow {
    ListedRow(
      home: HomeLine(
        key: HouseholdKey(county: row.int(0), id: row.int(1)),
        number: row.text(2), village: try row.area(3), head: row.text(4),
        address: row.text(5), grid: row.text(6), onFile: row.span(7)),
      person: PersonKey(county: row.int(9), id: row.int(10)),
      number: row.text(11), name: row.text(12), sex: row.text(13),
      birth: row.day(14), category: try row.optionalWord(15),
      level: row.isNull(16) ? 0 : Int(row.int(16)), day: row.day(17),
      hasDied: row.flag(18))
  }
}
