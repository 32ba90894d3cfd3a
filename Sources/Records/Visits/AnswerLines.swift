package import Casework
package import Database

/// Reads the answers of many visits at once.
package struct AnswerLines {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// Those of visits of some households on the days of a span, by 访视编号.
  package func answers(
    of homes: Set<HouseholdKey>, on days: Span
  ) throws -> [String: [VisitAnswer]] {
    var found: [String: [VisitAnswer]] = [:]
    for (county, ids) in Selection.byCounty(homes) {
      try Self.answers.each(
        connection, county, Moment(days.first, hour: 0).seconds,
        Moment(days.last + 1, hour: 0).seconds - 1, of: ids
      ) { row in
        found[row.text(0), default: []].append(
          VisitAnswer(
            sheet: row.text(1), version: Int(row.int(2)),
            answers: row.text(3)))
      }
    }
    return found
  }

  private static let answers = UnitQuery(
    """
    SELECT v.visit_no, a.form, a.version, a.answers
    FROM visits v JOIN visit_answers a ON a.county = v.county
      AND a.household_id = v.household_id AND a.visit_id = v.visit_id
    WHERE v.county = ? AND v.at BETWEEN ? AND ? AND v.standing = 1
    """, of: "v.household_id", order: "ORDER BY v.visit_id, a.form")
}
