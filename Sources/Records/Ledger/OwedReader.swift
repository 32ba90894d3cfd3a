package import Casework
package import Database

/// Reads from the stored ledger what units of an area may owe on a day.
package struct OwedReader {
  private let connection: any Connection
  private let day: Day

  package init(_ connection: any Connection, on day: Day) {
    self.connection = connection
    self.day = day
  }

  /// A window that is open, or leaves a debt, with where its unit lives.
  package struct Found: Sendable, Hashable {
    package var home: HouseholdKey
    package var village: AreaCode
    package var unit: UnitKey
    /// Position in `ledger_duties`.
    package var duty: Int64
    /// The last day of the window: after the day where it is open.
    package var last: Day
  }

  /// Windows of some duties that are open on the day or are owed still
  /// (欠访), of households on file in a township or village and of those who
  /// live in them; in no order. What has been met is not among them, so that
  /// a page does not cost more than what is left to do.
  package func windows(
    of duties: [Int64], kind: UnitKey.Kind, in area: AreaCode
  ) throws -> [Found] {
    if duties.isEmpty { return [] }
    let marks = duties.map(String.init).joined(separator: ", ")
    let now = SQLValue(day)
    let unit = kind == .household ? "h.household_id" : "s.home_person_id"
    let county = kind == .household ? "h.county" : "s.home_county"
    let place: [SQLValue] = [
      .int(area.countyKey), .int(area.villages.lowerBound),
      .int(area.villages.upperBound), now, now,
    ]
    let from =
      kind == .household
      ? """
      FROM households h CROSS JOIN ledger_windows w
      WHERE \(Self.homes) AND w.county = h.county AND w.unit_kind = 0
        AND w.unit_id = h.household_id
      """
      : """
      FROM households h CROSS JOIN stays s CROSS JOIN ledger_windows w
      WHERE \(Self.homes) AND s.county = h.county
        AND s.household_id = h.household_id AND s.standing = 1
        AND (s.valid_from IS NULL OR s.valid_from <= ?)
        AND (s.valid_to IS NULL OR s.valid_to >= ?)
        AND w.county = s.home_county AND w.unit_kind = 1
        AND w.unit_id = s.home_person_id
      """
    return try connection.rows(
      """
      SELECT h.county, h.household_id, h.village, \(county), \(unit),
        w.duty_id, w.window_end \(from)
        AND w.worker_id = 0 AND w.duty_id IN (\(marks))
        AND w.window_start <= ? AND w.listed_from <= ?
        AND (w.window_end > ? AND (w.done_on IS NULL OR w.done_on > ?)
            AND (w.left_on IS NULL OR w.left_on > ?)
          OR w.window_end <= ? AND w.settled IN (2, 3, 6)
            AND (w.redeemed_on IS NULL OR w.redeemed_on > ?)
            AND (w.followed_on IS NULL OR w.followed_on > ?))
      """,
      place + Array(repeating: now, count: kind == .household ? 8 : 10)
    ) { row in
      Found(
        home: HouseholdKey(county: row.int(0), id: row.int(1)),
        village: try row.area(2),
        unit: UnitKey(
          county: row.int(3), kind: kind, id: row.int(4), worker: 0),
        duty: row.int(5),
        last: Day(number: Int32(truncatingIfNeeded: row.int(6))))
    }
  }

  /// Households on file; CROSS JOIN begins with them.
  private static let homes = """
    h.county = ? AND h.village BETWEEN ? AND ? AND h.standing = 1
      AND (h.valid_from IS NULL OR h.valid_from <= ?)
      AND (h.valid_to IS NULL OR h.valid_to >= ?)
    """
}
