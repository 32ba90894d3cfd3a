package import Casework
package import Database

extension MatterList {
  /// Of `matter_standings s`; takes `now` and then today, as often as it
  /// names them.
  fileprivate func condition(
    now: Moment, today: Day
  ) -> (sql: String, arguments: [SQLValue]) {
    switch self {
    case .open: ("s.state < 5", [])
    case .late: ("s.act_by < ?", [.int(now.seconds)])
    case .pressing: ("s.state < 5 AND s.urgency < 2", [])
    case .word: ("s.state < 5 AND s.state = 3", [])
    case .untold: ("s.owes_word = 1", [])
    case .checks: ("s.check_on <= ?", [SQLValue(today)])
    case .long:
      (
        "s.state < 5 AND (s.urgency = 3 OR s.long_from <= ?)",
        [SQLValue(today)]
      )
    case .moved: ("s.state < 5 AND s.awaits_place = 1", [])
    case .closed: ("s.state = 5", [])
    }
  }

  fileprivate var order: String {
    switch self {
    case .closed: "s.matter_id DESC"
    case .checks: "s.check_on, s.matter_id"
    case .long: "s.opened_on, s.matter_id"
    default: "(s.act_by IS NULL), s.act_by, s.matter_id"
    }
  }
}

/// Whose matters somebody sees.
package struct MatterScope: Sendable {
  package enum Place: Sendable {
    case areas([AreaCode])
    case households([HouseholdKey])
  }

  package var place: Place
  /// Restricted ones too; else only those he opened or has taken on.
  package var seesRestricted: Bool
  package var login: String
  package var worker: Int64
  /// Nil for all.
  package var domain: String?
  /// Nil for who sees those of all policies.
  package var sight: OfficeSight?

  package init(
    place: Place, seesRestricted: Bool, login: String, worker: Int64,
    sight: OfficeSight? = nil
  ) {
    self.place = place
    self.seesRestricted = seesRestricted
    self.login = login
    self.worker = worker
    self.sight = sight
  }

  /// Conditions on `matter_standings s`; one after the other, each for rows
  /// of its own.
  fileprivate var conditions: [(sql: String, arguments: [SQLValue])] {
    var right =
      seesRestricted
      ? "1 = 1"
      : """
      (s.is_restricted = 0 OR s.worker_id = ? OR EXISTS (
        SELECT 1 FROM matters o WHERE o.county = s.county
          AND o.matter_id = s.matter_id AND o.opened_by = ?))
      """
    var own: [SQLValue] =
      seesRestricted ? [] : [.int(worker), .text(login)]
    if let domain {
      right += " AND s.domain = ?"
      own.append(.text(domain))
    }
    if let shared = sight?.matters {
      right += " AND \(shared.sql)"
      own += shared.arguments
    }
    switch place {
    case .areas(let areas):
      return areas.map { area in
        let (villages, counties) = (area.villages, area.counties)
        // One county: the keys below it are in order.
        let isOne = counties.lowerBound == counties.upperBound
        let place = isOne ? "s.county = ?" : "s.county BETWEEN ? AND ?"
        let codes =
          isOne
          ? [counties.lowerBound] : [counties.lowerBound, counties.upperBound]
        return (
          place + " AND s.village BETWEEN ? AND ? AND " + right,
          (codes + [villages.lowerBound, villages.upperBound])
            .map(SQLValue.int) + own
        )
      }
    case .households(let homes):
      return homes.map {
        (
          "s.county = ? AND s.household_id = ? AND " + right,
          [.int($0.county), .int($0.id)] + own
        )
      }
    }
  }
}

/// A matter as a list shows it.
package struct MatterLine: Sendable, Hashable {
  package var county: Int64
  package var id: String
  package var domain: String
  package var isRestricted: Bool
  package var what: String
  package var household: String
  package var head: String
  /// Name of whom it concerns; nil for the household.
  package var person: String?
  package var village: AreaCode
  package var office: AreaCode
  /// Who has taken it on.
  package var worker: String?
  package var state: MatterState
  package var urgency: MatterUrgency
  package var openedOn: Day
  package var actBy: Moment?
  package var toldOn: Day?
  package var owesWord: Bool
  package var checkOn: Day?
  package var longFrom: Day
  package var awaitsPlace: Bool
}

/// Reads lists of matters.
package struct MatterLists {
  private let connection: any Connection
  private let now: Moment
  private let today: Day

  /// - Parameter now: what is late is judged by it.
  package init(_ connection: any Connection, now: Moment, today: Day) {
    self.connection = connection
    self.now = now
    self.today = today
  }

  package func lines(
    _ list: MatterList, _ scope: MatterScope, limit: Int, offset: Int = 0
  ) throws -> [MatterLine] {
    let (condition, arguments) = list.condition(now: now, today: today)
    let scopes = scope.conditions
    var lines: [MatterLine] = []
    for (place, own) in scopes {
      // All of a few households, the page of an area.
      let isAlone = scopes.count == 1
      lines += try connection.rows(
        """
        SELECT s.county, s.matter_id, m.domain, m.is_restricted, m.what,
          h.household_no, h.head, p.name, s.village, s.office, w.name,
          s.state, s.urgency, s.opened_on, s.act_by, s.told_on, s.owes_word,
          s.check_on, s.long_from, s.awaits_place
        FROM (SELECT s.* FROM matter_standings s
          WHERE \(place) AND \(condition)
          ORDER BY \(list.order) LIMIT ? OFFSET ?) s
        JOIN matters m ON m.county = s.county AND m.matter_id = s.matter_id
        JOIN households h ON h.county = s.county
          AND h.household_id = s.household_id AND h.standing = 1
        LEFT JOIN persons p ON p.county = s.home_county
          AND p.person_id = s.home_person_id AND p.standing = 1
        LEFT JOIN workers w ON w.worker_id = s.worker_id
        ORDER BY \(list.order)
        """,
        own + arguments + [
          .int(isAlone ? Int64(limit) : 1_000),
          .int(isAlone ? Int64(offset) : 0),
        ], line)
    }
    guard scopes.count > 1 else { return lines }
    return Array(lines.sorted(by: list.precedes).dropFirst(offset))
      .prefix(limit).map { $0 }
  }

  /// How many are on a list; at most so many are counted for `closed`, of
  /// which there are ever more.
  package func count(_ list: MatterList, _ scope: MatterScope) throws -> Int {
    let (condition, arguments) = list.condition(now: now, today: today)
    return try scope.conditions.reduce(0) { sum, place in
      let rows = try connection.row(
        """
        SELECT count(*) FROM matter_standings s
        WHERE \(place.sql) AND \(condition)
        """, place.arguments + arguments
      ) { $0.int(0) }
      return sum + Int(rows ?? 0)
    }
  }

  /// How many are open, by domain.
  package func domains(_ scope: MatterScope) throws -> [String: Int] {
    var found: [String: Int] = [:]
    for place in scope.conditions {
      try connection.query(
        """
        SELECT s.domain, count(*) FROM matter_standings s
        WHERE \(place.sql) AND s.state < 5 GROUP BY s.domain
        """, place.arguments
      ) { found[$0.text(0), default: 0] += Int($0.int(1)) }
    }
    return found
  }

  private func line(_ row: any Statement) throws -> MatterLine {
    guard let opened = row.day(13), let long = row.day(18) else {
      throw DatabaseFailure.unreadable("the days of a matter")
    }
    return MatterLine(
      county: row.int(0), id: row.text(1), domain: row.text(2),
      isRestricted: row.flag(3), what: row.text(4), household: row.text(5),
      head: row.text(6), person: row.optionalText(7),
      village: try row.area(8), office: try row.area(9),
      worker: row.optionalText(10), state: try row.word(11),
      urgency: try row.word(12), openedOn: opened,
      actBy: row.optionalInt(14).map { Moment(seconds: $0) },
      toldOn: row.day(15), owesWord: row.flag(16), checkOn: row.day(17),
      longFrom: long, awaitsPlace: row.flag(19))
  }
}

extension MatterList {
  /// The order of the list.
  fileprivate func precedes(_ one: MatterLine, _ other: MatterLine) -> Bool {
    func key(_ line: MatterLine) -> (Int64, String) {
      switch self {
      case .checks: (Int64(line.checkOn?.number ?? .max), line.id)
      case .long: (Int64(line.openedOn.number), line.id)
      default: (line.actBy?.seconds ?? .max, line.id)
      }
    }
    return self == .closed ? one.id > other.id : key(one) < key(other)
  }
}
