package import Casework
package import Database

/// By which form a revision of a report of a child was made.
package enum ChildReportAct: UInt8, Vocabulary {
  case report, diagnosis, intervention, exclusion, correction

  package static let words = ["报告", "登记诊断", "登记干预", "登记排除", "更正"]
}

/// A revision of a report of a child.
package struct ChildReportRow: Sendable, Hashable {
  package var person: PersonKey
  package var id: String
  package var revision: Int64
  package var act: ChildReportAct
  package var report: ChildReport
  /// Why it was corrected; empty for any other form.
  package var why: String
  package var at: Moment
  package var by: String
}

/// Keeps reports of children: each form adds a revision of the whole report.
package struct ChildReportStore {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// What a form puts on record.
  package struct Entry {
    package var form: String
    package var digest: [UInt8]
    package var act: ChildReportAct
    package var report: ChildReport
    package var why: String

    package init(
      form: String, digest: [UInt8], act: ChildReportAct,
      report: ChildReport, why: String = ""
    ) {
      self.form = form
      self.digest = digest
      self.act = act
      self.report = report
      self.why = why
    }
  }

  /// - Parameter old: the revision it follows; nil for a new report, which
  ///   the form names.
  package func put(
    _ entry: Entry, of person: PersonKey, after old: ChildReportRow?,
    _ recording: Recording
  ) throws {
    if let old {
      try connection.execute(
        """
        UPDATE child_reports SET standing = 0
        WHERE county = ? AND person_id = ? AND report_id = ? AND revision = ?
        """,
        [
          .int(person.county), .int(person.id), .text(old.id),
          .int(old.revision),
        ])
    }
    let report = entry.report
    try connection.execute(
      """
      INSERT INTO child_reports (county, person_id, report_id, revision,
        standing, form_id, digest, kind, found, source, signs, reported,
        diagnosed, diagnosis, diagnosed_at, begun, body, ruled_out,
        ruled_out_words, why, recorded_at, recorded_by)
      VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
        ?)
      """,
      [
        .int(person.county), .int(person.id), .text(old?.id ?? entry.form),
        .int((old?.revision ?? 0) + 1), .text(entry.form),
        .blob(entry.digest), SQLValue(word: entry.act),
        SQLValue(report.found), SQLValue(word: report.source),
        .text(report.signs), SQLValue(report.reported),
        SQLValue(report.diagnosis?.day), .text(report.diagnosis?.what ?? ""),
        .text(report.diagnosis?.place ?? ""),
        SQLValue(report.intervention?.day),
        .text(report.intervention?.body ?? ""),
        SQLValue(report.exclusion?.day),
        .text(report.exclusion?.words ?? ""), .text(entry.why),
        .int(recording.at.seconds), .text(recording.by),
      ])
  }

  /// What was sent with a form, and by whom.
  package func submission(
    _ form: String
  ) throws -> (report: String, digest: [UInt8], by: String)? {
    try connection.row(
      """
      SELECT report_id, digest, recorded_by FROM child_reports
      WHERE form_id = ?
      """, [.text(form)]
    ) { ($0.text(0), $0.blob(1), $0.text(2)) }
  }

  /// All revisions of a report, the first one first; empty where there is
  /// none.
  package func history(of report: String) throws -> [ChildReportRow] {
    try connection.rows(
      """
      SELECT \(Self.columns) FROM child_reports c WHERE c.report_id = ?
      ORDER BY c.revision
      """, [.text(report)], row)
  }

  /// As they stand, the earliest found first.
  package func reports(of person: PersonKey) throws -> [ChildReportRow] {
    try connection.rows(
      """
      SELECT \(Self.columns) FROM child_reports c
      WHERE c.county = ? AND c.person_id = ? AND c.standing = 1
      ORDER BY c.found, c.report_id
      """, [.int(person.county), .int(person.id)], row)
  }

  /// A report with the household where the child lives.
  package struct Line: Sendable {
    package var row: ChildReportRow
    package var home: HomeLine
    package var name: String
    package var birth: Day?
  }

  /// Of children who live in a part of a county on a day, in no order.
  package func lines(
    in scope: PeopleScope, on day: Day
  ) throws -> [Line] {
    try PersonEntry.allCases.flatMap { entry in
      let isHere = entry == .here
      let begin =
        isHere
        ? ("child_reports c", "c.county = ?")
        : (
          "person_names n CROSS JOIN child_reports c",
          """
          n.county = ? AND (n.home_county < ? OR n.home_county > ?)
            AND c.county = n.home_county AND c.person_id = n.home_person_id
          """
        )
      return try connection.rows(
        """
        SELECT \(Self.columns), h.county, h.household_id, h.household_no,
          h.village, h.head, h.address, h.grid, h.valid_from, h.valid_to,
          p.name, p.birth
        FROM \(begin.0) CROSS JOIN persons p CROSS JOIN stays s
          CROSS JOIN households h
        WHERE \(begin.1) AND c.standing = 1
          AND p.county = c.county AND p.person_id = c.person_id
          AND p.standing = 1 AND s.home_county = c.county
          AND s.home_person_id = c.person_id AND s.standing = 1
          AND (s.valid_from IS NULL OR s.valid_from <= ?)
          AND (s.valid_to IS NULL OR s.valid_to >= ?)
          AND h.county = s.county AND h.household_id = s.household_id
          AND h.standing = 1 AND h.county = ?\(scope.term)
        """,
        entry.arguments(scope) + [
          SQLValue(day), SQLValue(day), .int(scope.county),
        ] + scope.arguments, line)
    }
  }

  private static let columns = """
    c.county, c.person_id, c.report_id, c.revision, c.kind, c.found, c.source,
      c.signs, c.reported, c.diagnosed, c.diagnosis, c.diagnosed_at, c.begun,
      c.body, c.ruled_out, c.ruled_out_words, c.why, c.recorded_at,
      c.recorded_by
    """

  private func line(_ row: any Statement) throws -> Line {
    Line(
      row: try self.row(row),
      home: HomeLine(
        key: HouseholdKey(county: row.int(19), id: row.int(20)),
        number: row.text(21), village: try row.area(22), head: row.text(23),
        address: row.text(24), grid: row.text(25), onFile: row.span(26)),
      name: row.text(28), birth: row.day(29))
  }

  private func row(_ row: any Statement) throws -> ChildReportRow {
    var report = ChildReport(
      found: row.day(5) ?? .distantPast, source: try row.word(6),
      signs: row.text(7), reported: row.day(8) ?? .distantPast)
    report.diagnosis = row.day(9).map {
      .init(day: $0, what: row.text(10), place: row.text(11))
    }
    report.intervention = row.day(12).map {
      .init(day: $0, body: row.text(13))
    }
    report.exclusion = row.day(14).map {
      .init(day: $0, words: row.text(15))
    }
    return ChildReportRow(
      person: PersonKey(county: row.int(0), id: row.int(1)),
      id: row.text(2), revision: row.int(3), act: try row.word(4),
      report: report, why: row.text(16), at: Moment(seconds: row.int(17)),
      by: row.text(18))
  }
}
