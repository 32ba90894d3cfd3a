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

  /// A window that runs, or leaves a debt, with where its unit lives.
  package struct Found: Sendable, Hashable {
    package var home: HouseholdKey
    package var village: AreaCode
    package var window: LedgerWindow
  }

  /// Windows of some duties that run on the day or are owed still (欠访), of
  /// households on file in a township or village and of those who live in
  /// them; in no order.
  package func windows(
    of duties: [Int64], kind: UnitKey.Kind, in area: AreaCode
  ) throws -> [Found] {
    if duties.isEmpty { return [] }
    let marks = duties.map(String.init).joined(separator: ", ")
    let now = SQLValue(day)
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
      SELECT \(Self.columns), h.county, h.household_id, h.village \(from)
        AND w.worker_id = 0 AND w.duty_id IN (\(marks))
        AND w.window_start <= ? AND w.listed_from <= ?
        AND (w.window_end >= ? OR w.settled IN (2, 3, 6)
          AND (w.redeemed_on IS NULL OR w.redeemed_on > ?)
          AND (w.followed_on IS NULL OR w.followed_on > ?))
      """,
      place + (kind == .household ? [] : [now, now])
        + [now, now, now, now, now]
    ) { row in
      Found(
        home: HouseholdKey(county: row.int(17), id: row.int(18)),
        village: try row.area(19), window: try LedgerWindow(row))
    }
  }

  /// Households on file; CROSS JOIN begins with them.
  private static let homes = """
    h.county = ? AND h.village BETWEEN ? AND ? AND h.standing = 1
      AND (h.valid_from IS NULL OR h.valid_from <= ?)
      AND (h.valid_to IS NULL OR h.valid_to >= ?)
    """

  private static let columns = LedgerRows.columns.split(separator: ",")
    .map { "w." + $0.drop { $0.isWhitespace } }.joined(separator: ", ")
}
