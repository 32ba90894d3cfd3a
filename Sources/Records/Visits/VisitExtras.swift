package import Casework
package import Database

/// Writes what hangs on an entry besides who came and who was met.
package struct VisitExtras {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// - Parameter digest: of what was sent.
  package func insert(
    _ answers: [VisitAnswer], late: String, correction: String,
    digest: [UInt8], of home: HouseholdKey, visit: Int64
  ) throws {
    let key: [SQLValue] = [.int(home.county), .int(home.id), .int(visit)]
    try connection.execute(
      """
      INSERT INTO visit_submissions (county, household_id, visit_id, digest)
      VALUES (?, ?, ?, ?)
      """, key + [.blob(digest)])
    for answer in answers {
      try connection.execute(
        """
        INSERT INTO visit_answers (county, household_id, visit_id, form,
          version, answers) VALUES (?, ?, ?, ?, ?, ?)
        """,
        key + [
          .text(answer.sheet), .int(Int64(answer.version)),
          .text(answer.answers),
        ])
    }
    for (kind, reason) in [("late", late), ("correction", correction)]
    where !reason.isEmpty {
      try connection.execute(
        """
        INSERT INTO visit_reasons (county, household_id, visit_id, kind,
          reason) VALUES (?, ?, ?, ?, ?)
        """, key + [.text(kind), .text(reason)])
    }
  }

  /// The digest of what was sent for an entry; nil where it came otherwise.
  package func digest(of visit: StoredVisit) throws -> [UInt8]? {
    try connection.row(
      """
      SELECT digest FROM visit_submissions
      WHERE county = ? AND household_id = ? AND visit_id = ?
      """, [.int(visit.county), .int(visit.household), .int(visit.visit)]
    ) { $0.blob(0) }
  }

  /// Visits of a worker on the days of a span, each record once, the latest
  /// first.
  package func visits(
    of worker: Int64, in counties: Set<Int64>, on days: Span
  ) throws -> [VisitLine] {
    var lines: [VisitLine] = []
    // CROSS JOIN: the worker's own visits first, not those of the county.
    for county in counties.sorted() {
      lines += try connection.rows(
        """
        SELECT h.household_no, h.head, v.at, v.mode, v.result, v.visit_no
        FROM visit_workers x CROSS JOIN visits v CROSS JOIN households h
        WHERE x.county = ? AND x.worker_id = ? AND v.county = x.county
          AND v.household_id = x.household_id AND v.visit_id = x.visit_id
          AND v.revision = x.revision
          AND x.at >= ? AND x.at <= ?
          AND h.county = v.county AND h.household_id = v.household_id
          AND h.standing = 1
          AND \(VisitTerms.stands)
        """,
        [
          .int(county), .int(worker), .int(Moment(days.first).seconds),
          .int(Moment.end(of: days.last).seconds),
        ]
      ) { row in
        VisitLine(
          household: row.text(0), head: row.text(1),
          at: Moment(seconds: row.int(2)), mode: try row.word(3),
          result: try row.word(4), number: row.text(5))
      }
    }
    return lines.sorted {
      ($0.at.seconds, $0.number) > ($1.at.seconds, $1.number)
    }
  }
}

/// A visit as a list shows it.
package struct VisitLine: Sendable, Hashable {
  /// 户编号.
  package var household: String
  package var head: String
  package var at: Moment
  package var mode: VisitMode
  package var result: VisitResult
  /// 访视编号.
  package var number: String
}
