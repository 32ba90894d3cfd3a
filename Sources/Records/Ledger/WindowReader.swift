package import Casework
package import Database

/// Stored windows with the names that pages show beside them.
package struct WindowReader {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  package struct Found: Sendable, Hashable {
    package var window: LedgerWindow
    /// 户编号 or 人员编号.
    package var number: String
    /// The head's name, or the person's; with the worker's before it where
    /// it is a link.
    package var name: String
    /// Where the unit is, or was last.
    package var household: String?
    /// 工号 of a link's worker.
    package var worker: String?
  }

  /// All windows of a duty that belong to a village.
  package func windows(
    of duty: Int64, kind: UnitKey.Kind, in village: AreaCode
  ) throws -> [Found] {
    switch kind {
    case .household, .householdLink:
      try connection.rows(
        """
        SELECT \(Self.columns), h.household_no, h.head, h.household_no,
          k.worker_no, k.name
        FROM households h
        JOIN ledger_windows w ON w.county = h.county AND w.unit_kind = ?
          AND w.unit_id = h.household_id
        LEFT JOIN workers k ON k.worker_id = w.worker_id
        WHERE h.county = ? AND h.village = ? AND h.standing = 1
          AND w.duty_id = ? AND w.village = h.village
        ORDER BY h.household_id, w.worker_id, w.window_start
        """,
        [
          .int(kind.rawValue), .int(village.countyKey), SQLValue(village),
          .int(duty),
        ], found)
    case .person, .personLink:
      // Whoever has lived there: the window tells where he was then.
      try connection.rows(
        """
        SELECT \(Self.columns), p.person_no, p.name, r.household_no,
          k.worker_no, k.name
        FROM (SELECT s.home_county, s.home_person_id,
            max(s.household_id) AS household_id
          FROM households h JOIN stays s ON s.county = h.county
            AND s.household_id = h.household_id AND s.standing = 1
          WHERE h.county = ? AND h.village = ? AND h.standing = 1
          GROUP BY s.home_county, s.home_person_id) m
        JOIN ledger_windows w ON w.county = m.home_county
          AND w.unit_kind = ? AND w.unit_id = m.home_person_id
        JOIN persons p ON p.county = m.home_county
          AND p.person_id = m.home_person_id AND p.standing = 1
        JOIN households r ON r.county = ?
          AND r.household_id = m.household_id AND r.standing = 1
        LEFT JOIN workers k ON k.worker_id = w.worker_id
        WHERE w.duty_id = ? AND w.village = ?
        ORDER BY m.household_id, w.unit_id, w.worker_id, w.window_start
        """,
        [
          .int(village.countyKey), SQLValue(village), .int(kind.rawValue),
          .int(village.countyKey), .int(duty), SQLValue(village),
        ], found)
    }
  }

  /// Persons of whom something was owed in an area in a period, to them or
  /// to who is linked to them.
  package func persons(
    in area: AreaCode, touching period: Span
  ) throws -> Set<PersonKey> {
    let villages = area.villages
    let codes: [SQLValue] = [
      .int(villages.lowerBound), .int(villages.upperBound),
    ]
    return Set(
      try connection.rows(
        """
        SELECT m.home_county, m.home_person_id
        FROM (SELECT DISTINCT s.home_county, s.home_person_id
          FROM households h JOIN stays s ON s.county = h.county
            AND s.household_id = h.household_id AND s.standing = 1
          WHERE h.county = ? AND h.village BETWEEN ? AND ?
            AND h.standing = 1) m
        WHERE EXISTS (SELECT 1 FROM ledger_windows w
          WHERE w.county = m.home_county AND w.unit_kind IN (?, ?)
            AND w.unit_id = m.home_person_id
            AND w.window_start <= ? AND w.window_end >= ?
            AND w.village BETWEEN ? AND ?)
        """,
        [.int(area.countyKey)] + codes + [
          .int(UnitKey.Kind.person.rawValue),
          .int(UnitKey.Kind.personLink.rawValue), SQLValue(period.last),
          SQLValue(period.first),
        ] + codes
      ) { PersonKey(county: $0.int(0), id: $0.int(1)) })
  }

  private func found(_ row: any Statement) throws -> Found {
    let worker = row.optionalText(20)
    let name = row.text(18)
    return Found(
      window: try LedgerWindow(row), number: row.text(17),
      name: worker == nil ? name : "\(row.text(21)) → \(name)",
      household: row.optionalText(19), worker: worker)
  }

  private static let columns = LedgerRows.columns.split(separator: ",")
    .map { "w." + $0.trimmed }.joined(separator: ", ")
}

extension Substring {
  fileprivate var trimmed: Substring {
    drop { $0.isWhitespace }
  }
}
