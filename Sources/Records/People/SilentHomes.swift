import Casework
import Database

/// Households on file whom nobody has reached for some days: no visit, call
/// or contact of any kind that took place. A household that came on file
/// within these days is not among them.
struct SilentHomes {
  private let connection: any Connection
  private let scope: PeopleScope
  private let days: Int
  private let today: Day

  init(
    _ connection: any Connection, in scope: PeopleScope, days: Int,
    on today: Day
  ) {
    self.connection = connection
    self.scope = scope
    self.days = days
    self.today = today
  }

  /// With the day of the last contact, if there ever was one; who has
  /// waited longest first.
  ///
  /// - Parameter limit: nil for all.
  func rows(offset: Int, limit: Int?) throws -> [ListedRow] {
    let part = limit.map { " LIMIT \($0) OFFSET \(offset)" } ?? ""
    return try connection.rows(
      """
      SELECT h.county, h.household_id, h.household_no, h.village, h.head,
        h.address, h.grid, h.valid_from, h.valid_to,
        (SELECT max(v.at) FROM visits v WHERE \(Self.took)) AS last_at
      \(from) ORDER BY last_at NULLS FIRST, h.village, h.household_id\(part)
      """, arguments
    ) { row in
      var listed = ListedRow(
        home: HomeLine(
          key: HouseholdKey(county: row.int(0), id: row.int(1)),
          number: row.text(2), village: try row.area(3), head: row.text(4),
          address: row.text(5), grid: row.text(6), onFile: row.span(7)))
      if !row.isNull(9) { listed.day = Moment(seconds: row.int(9)).day }
      return listed
    }
  }

  func count() throws -> Int {
    let found = try connection.row("SELECT count(*) \(from)", arguments) {
      $0.int(0)
    }
    return Int(found ?? 0)
  }

  /// A contact of the household `h` that took place and stands.
  private static let took = """
    v.county = h.county AND v.household_id = h.household_id
      AND v.result = \(VisitResult.completed.rawValue)
      AND \(VisitTerms.stands)
    """

  private var from: String {
    """
    FROM households h
    WHERE h.county = ?\(scope.term) AND h.standing = 1
      AND (h.valid_from IS NULL OR h.valid_from < ?)
      AND (h.valid_to IS NULL OR h.valid_to >= ?)
      AND NOT EXISTS (SELECT 1 FROM visits v
        WHERE \(Self.took) AND v.at >= ?)
    """
  }

  private var arguments: [SQLValue] {
    [.int(scope.county)] + scope.arguments + [
      SQLValue(today - days), SQLValue(today),
      .int(Moment(today - days).seconds),
    ]
  }
}
