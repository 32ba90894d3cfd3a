package import Casework
package import Database

/// The holidays of a year as they stand in the records of an area.
package struct StoredHolidays: Sendable, Hashable {
  package var area: AreaCode
  package var arrangement: HolidayArrangement
  package var revision: Int64
  /// The announcement it follows.
  package var basis: String
  /// Why it was corrected; empty for the first revision.
  package var reason: String
  package var at: Moment
  package var by: String
}

/// Keeps the holidays that this program does not know of by itself.
package struct HolidayStore {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// What stands for an area or those above it; the widest area first, each
  /// by year.
  package func standing(for area: AreaCode) throws -> [StoredHolidays] {
    let areas = AreaLevel.allCases.compactMap { area.ancestor($0) }
    let marks = areas.map { _ in "?" }.joined(separator: ", ")
    let rows = try connection.rows(
      """
      SELECT h.area, h.year, h.revision, h.basis, h.reason, h.recorded_at,
        h.recorded_by, s.is_worked, s.first_day, s.last_day, s.name
      FROM holiday_years h JOIN holiday_spans s
        ON s.area = h.area AND s.year = h.year AND s.revision = h.revision
      WHERE h.standing = 1 AND h.area IN (\(marks))
      ORDER BY h.area, h.year, s.line, s.is_worked, s.first_day
      """, areas.map { SQLValue($0) }
    ) { row in
      (
        head: StoredHolidays(
          area: try row.area(0),
          arrangement: HolidayArrangement(
            year: Int(row.int(1)), holidays: []),
          revision: row.int(2), basis: row.text(3), reason: row.text(4),
          at: Moment(seconds: row.int(5)), by: row.text(6)),
        isWorked: row.flag(7), span: row.span(8), name: row.text(10)
      )
    }
    var found: [StoredHolidays] = []
    for row in rows {
      let last = found.last
      if last?.area != row.head.area
        || last?.arrangement.year != row.head.arrangement.year
      {
        found.append(row.head)
      }
      found[found.count - 1].arrangement.add(
        row.name, row.span, isWorked: row.isWorked)
    }
    return found
  }

  package func isKnown(form: String) throws -> Bool {
    try connection.row(
      "SELECT 1 FROM holiday_years WHERE form_id = ?", [.text(form)]
    ) { $0.int(0) } != nil
  }

  /// Adds it, as a revision where one of that area and year stands.
  package func put(
    _ arrangement: HolidayArrangement, for area: AreaCode, basis: String,
    reason: String, form: String, _ recording: Recording
  ) throws {
    let key: [SQLValue] = [SQLValue(area), .int(Int64(arrangement.year))]
    let last =
      try connection.row(
        """
        SELECT coalesce(max(revision), 0) FROM holiday_years
        WHERE area = ? AND year = ?
        """, key
      ) { $0.int(0) } ?? 0
    try connection.execute(
      """
      UPDATE holiday_years SET standing = 0
      WHERE area = ? AND year = ? AND standing = 1
      """, key)
    try connection.execute(
      """
      INSERT INTO holiday_years (area, year, revision, standing, form_id,
        basis, reason, recorded_at, recorded_by)
      VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?)
      """,
      key + [
        .int(last + 1), .text(form), .text(basis), .text(reason),
        .int(recording.at.seconds), .text(recording.by),
      ])
    let insert = try connection.prepare(
      """
      INSERT INTO holiday_spans (area, year, revision, line, is_worked,
        first_day, last_day, name) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """)
    for (line, holiday) in arrangement.holidays.enumerated() {
      let owner = key + [.int(last + 1), .int(Int64(line))]
      let spans =
        [(0, holiday.off)] + holiday.worked.map { (1, Span($0, $0)) }
      for (isWorked, span) in spans {
        try insert.run(
          owner + [
            .int(Int64(isWorked)), SQLValue(span.first), SQLValue(span.last),
            .text(holiday.name),
          ])
      }
    }
  }
}

extension HolidayArrangement {
  /// A row of it: the days off of a holiday come before those worked for it.
  fileprivate mutating func add(
    _ name: String, _ span: Span, isWorked: Bool
  ) {
    if isWorked, !holidays.isEmpty {
      holidays[holidays.count - 1].worked.append(span.first)
    } else {
      holidays.append(Holiday(name, off: span))
    }
  }
}
