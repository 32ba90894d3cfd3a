package import Casework
package import Database

/// Counts the answers to fields of 是 or 否 in the visits of a place.
package struct AnswerCounter {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// How often each field was answered, and how often with 是, in the
  /// entries that stand. Answers are kept as our own JSON, in which a pair is
  /// always written alike.
  ///
  /// - Parameter form: of the sheets, which are each about a person.
  package func count(
    _ fields: [String], of form: String, in scope: PeopleScope,
    during days: Span
  ) throws -> [(asked: Int, yes: Int)] {
    if fields.isEmpty { return [] }
    let sums = fields.map { _ in
      """
      coalesce(sum(CASE WHEN a.answers LIKE ? THEN 1 ELSE 0 END), 0),
      coalesce(sum(CASE WHEN a.answers LIKE ? THEN 1 ELSE 0 END), 0)
      """
    }
    var arguments: [SQLValue] = []
    for field in fields {
      arguments.append(.text("%\"\(field)\":\"%"))
      let yes = FormValue.yesNo(true).typed
      arguments.append(.text("%\"\(field)\":\"\(yes)\"%"))
    }
    arguments.append(.int(scope.county))
    arguments += scope.arguments
    arguments.append(.int(Moment(days.first).seconds))
    arguments.append(.int(Moment(days.last + 1).seconds))
    arguments.append(.text("\(form)#%"))
    return try connection.row(
      """
      SELECT \(sums.joined(separator: ", "))
      FROM households h JOIN visits v ON v.county = h.county
        AND v.household_id = h.household_id
      JOIN visit_answers a ON a.county = v.county
        AND a.household_id = v.household_id AND a.visit_id = v.visit_id
      WHERE h.county = ? AND h.standing = 1\(scope.term)
        AND v.at >= ? AND v.at < ? AND a.form LIKE ?
        AND \(VisitTerms.stands)
      """,
      arguments
    ) { row in
      fields.indices.map { place in
        (
          asked: Int(row.int(Int32(place * 2))),
          yes: Int(row.int(Int32(place * 2 + 1)))
        )
      }
    } ?? []
  }
}
