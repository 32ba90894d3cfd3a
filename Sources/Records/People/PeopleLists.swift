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
  /// Left a household, or died, within so many days.
  case left(within: Int)
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

/// Reads lists of persons who live in a part of a county.
package struct PeopleLists {
  private let connection: any Connection
  private let scope: PeopleScope
  private let today: Day

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
    let (sql, arguments) = select(kind)
    let part = limit.map { " LIMIT \($0) OFFSET \(offset)" } ?? ""
    return try connection.rows(
      """
      SELECT county, household_id, household_no, village, head, address,
        grid, on_file_from, on_file_to, home_county, person_id, person_no,
        name, sex, birth, category, level, day, has_died
      FROM (\(sql)) listed
      ORDER BY \(order(kind))village, household_id, person_no\(part)
      """, arguments, row)
  }

  package func count(_ kind: PeopleListKind) throws -> Int {
    let (sql, arguments) = select(kind)
    let count = try connection.row(
      "SELECT count(*) FROM (\(sql)) listed", arguments
    ) { $0.int(0) }
    return Int(count ?? 0)
  }

  private func order(_ kind: PeopleListKind) -> String {
    switch kind {
    case .expiring, .expired: "day, "
    case .left: "day DESC, "
    case .unassigned, .suspected, .holding: ""
    }
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

  private func select(
    _ kind: PeopleListKind
  ) -> (sql: String, arguments: [SQLValue]) {
    var texts: [String] = []
    var arguments: [SQLValue] = []
    // The plus keeps SQLite from looking for the county among the stays,
    // where each person has few and the county all.
    for part in parts(kind) {
      texts.append(
        """
        SELECT h.county, h.household_id, h.household_no, h.village, h.head,
          h.address, h.grid, h.valid_from AS on_file_from,
          h.valid_to AS on_file_to, p.county AS home_county, p.person_id,
          p.person_no, p.name, p.sex, p.birth, p.category, p.level,
          \(part.day) AS day, \(part.hasDied ? 1 : 0) AS has_died
        FROM \(part.entry.tables) CROSS JOIN households h
        WHERE \(part.entry.place) AND p.standing = 1
          AND p.county = p.home_county AND \(part.condition)
          AND s.home_county = p.county AND s.home_person_id = p.person_id
          AND s.standing = 1 AND \(part.stay)
          AND h.county = s.county AND h.household_id = s.household_id
          AND h.standing = 1 AND +h.county = ?\(scope.term)
        """)
      arguments += Array(
        repeating: .int(scope.county), count: part.entry.counties)
      arguments += part.arguments + [.int(scope.county)] + scope.arguments
    }
    return (texts.joined(separator: " UNION ALL "), arguments)
  }

  /// Where a statement begins; CROSS JOIN keeps the order. Persons at home
  /// elsewhere who live here have their own way in.
  private enum Entry {
    case personsHere, personsElsewhere, stays

    var tables: String {
      switch self {
      case .personsHere: "persons p CROSS JOIN stays s"
      case .personsElsewhere:
        "person_names n CROSS JOIN persons p CROSS JOIN stays s"
      case .stays: "stays s CROSS JOIN persons p"
      }
    }

    var place: String {
      switch self {
      case .personsHere: "p.county = ?"
      case .personsElsewhere:
        """
        n.county = ? AND (n.home_county < ? OR n.home_county > ?)
          AND p.county = n.home_county AND p.person_id = n.home_person_id
        """
      case .stays: "s.county = ?"
      }
    }

    /// How often `place` takes the county.
    var counties: Int { self == .personsElsewhere ? 3 : 1 }
  }

  private struct Part {
    var entry: Entry
    var day = "p.valid_until"
    var hasDied = false
    /// On the person; takes `arguments`, then those of `stay`.
    var condition: String
    var stay = """
      (s.valid_from IS NULL OR s.valid_from <= ?)
        AND (s.valid_to IS NULL OR s.valid_to >= ?)
      """
    var arguments: [SQLValue]
  }

  private func parts(_ kind: PeopleListKind) -> [Part] {
    if case .left(let days) = kind {
      return stayParts(since: today - days) + deathParts(since: today - days)
    }
    return [Entry.personsHere, .personsElsewhere].map { entry in
      let (condition, arguments) = condition(kind, entry)
      let now = SQLValue(today)
      return Part(
        entry: entry,
        condition: condition + " AND (p.death IS NULL OR p.death >= ?)",
        arguments: arguments + [now, now, now])
    }
  }

  private func stayParts(since: Day) -> [Part] {
    [
      Part(
        entry: .stays, day: "s.valid_to", condition: "p.death IS NULL",
        stay: "s.valid_to >= ? AND s.valid_to < ?",
        arguments: [SQLValue(since), SQLValue(today)])
    ]
  }

  private func deathParts(since: Day) -> [Part] {
    [Entry.personsHere, .personsElsewhere].map { entry in
      Part(
        entry: entry, day: "p.death", hasDied: true,
        condition: "p.death >= ? AND p.death <= ?",
        stay: """
          (s.valid_from IS NULL OR s.valid_from <= p.death)
            AND (s.valid_to IS NULL OR s.valid_to >= p.death)
          """, arguments: [SQLValue(since), SQLValue(today)])
    }
  }

  private func condition(
    _ kind: PeopleListKind, _ entry: Entry
  ) -> (String, [SQLValue]) {
    let now = SQLValue(today)
    let holds = """
      (p.state IS NULL OR p.state IN (\(CertificateState.valid.rawValue),
        \(CertificateState.expired.rawValue)))
      """
    switch kind {
    case .expiring(let days):
      return (
        "p.valid_until BETWEEN ? AND ? AND \(holds)",
        [now, SQLValue(today + days)]
      )
    case .expired: return ("p.valid_until < ? AND \(holds)", [now])
    case .suspected: return ("p.is_suspected = 1", [])
    case .unassigned:
      let county =
        entry == .personsHere ? String(scope.county) : "p.county"
      return (
        """
        p.person_id IN (SELECT t.person_id FROM statuses t
          WHERE t.county = \(county) AND t.standing = 1 AND t.status =
              \(AssistanceStatus.destituteScattered.rawValue)
            AND (t.valid_from IS NULL OR t.valid_from <= ?)
            AND (t.valid_to IS NULL OR t.valid_to >= ?))
        AND NOT EXISTS (SELECT 1 FROM links l
          WHERE l.county = p.county AND l.person_id = p.person_id
            AND l.kind = \(LinkKind.responsibleVisitor.rawValue)
            AND l.standing = 1
            AND (l.valid_from IS NULL OR l.valid_from <= ?)
            AND (l.valid_to IS NULL OR l.valid_to >= ?))
        """, [now, now, now, now]
      )
    case .holding(let statuses):
      let county =
        entry == .personsHere ? String(scope.county) : "p.county"
      let list = statuses.words.map { String($0.rawValue) }
      return (
        """
        p.person_id IN (SELECT t.person_id FROM statuses t
          WHERE t.county = \(county) AND t.standing = 1
            AND t.status IN (\((list + ["-1"]).joined(separator: ", ")))
            AND (t.valid_from IS NULL OR t.valid_from <= ?)
            AND (t.valid_to IS NULL OR t.valid_to >= ?))
        """, [now, now]
      )
    case .left: return ("1 = 0", [])
    }
  }
}
