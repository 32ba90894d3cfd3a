package import Casework
package import Database

/// Keeps notices and what became of them.
package struct NoticeStore {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  package func insert(_ row: NoticeRow) throws {
    var worker: Int64 = 0
    var office: OfficeAddress?
    switch row.to {
    case .worker(let id): worker = id
    case .office(let address): office = address
    }
    try connection.execute(
      """
      INSERT INTO notices (county, notice_id, kind, subject_kind, subject,
        area, words, worker_id, office_area, institution, vacant,
        acknowledge_by, span, raised_from, is_open, is_raised, sent_at,
        sent_by)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .int(row.county), .text(row.id), .text(row.kind),
        .text(row.subject.kind), .text(row.subject.number),
        SQLValue(row.area), .text(row.words), .int(worker),
        .int(office?.area.number ?? 0),
        .int(Int64(office?.institution.rawValue ?? 0)),
        .text(row.vacant.map(\.stored).joined(separator: ";")),
        SQLValue(row.acknowledgeBy?.seconds), .int(row.span),
        SQLValue(row.raisedFrom), SQLValue(row.isOpen),
        SQLValue(row.isRaised), .int(row.sentAt.seconds),
        .text(row.sentBy),
      ])
  }

  package func find(_ id: String) throws -> NoticeRow? {
    try connection.row(
      "SELECT \(Self.columns) FROM notices n WHERE n.notice_id = ?",
      [.text(id)], Self.row)
  }

  /// All about a subject, the earliest first.
  package func notices(
    about subject: NoticeSubject, in county: Int64
  ) throws -> [NoticeRow] {
    try connection.rows(
      """
      SELECT \(Self.columns) FROM notices n
      WHERE n.county = ? AND n.subject_kind = ? AND n.subject = ?
      ORDER BY n.notice_id
      """, [.int(county), .text(subject.kind), .text(subject.number)],
      Self.row)
  }

  /// Those whose time to be acknowledged is over, and that have not risen.
  package func due(by now: Moment, limit: Int) throws -> [NoticeRow] {
    try connection.rows(
      """
      SELECT \(Self.columns) FROM notices n
      WHERE n.is_open = 1 AND n.is_raised = 0
        AND n.acknowledge_by IS NOT NULL AND n.acknowledge_by <= ?
      ORDER BY n.acknowledge_by, n.notice_id LIMIT ?
      """, [.int(now.seconds), .int(Int64(limit))], Self.row)
  }

  package func hasDue(by now: Moment) throws -> Bool {
    try connection.row(
      """
      SELECT 1 FROM notices
      WHERE is_open = 1 AND is_raised = 0
        AND acknowledge_by IS NOT NULL AND acknowledge_by <= ? LIMIT 1
      """, [.int(now.seconds)]
    ) { _ in true } ?? false
  }

  /// What became of a notice, the earliest first.
  package func steps(of notice: NoticeRow) throws -> [NoticeStep] {
    try connection.rows(
      """
      SELECT step_id, step, words, at, by_whom FROM notice_steps
      WHERE county = ? AND notice_id = ? ORDER BY at, step_id
      """, [.int(notice.county), .text(notice.id)]
    ) { row in
      guard let kind = NoticeStep.Kind(rawValue: row.int(1)) else {
        throw DatabaseFailure.unreadable("a step of a notice")
      }
      return NoticeStep(
        id: row.text(0), kind: kind, words: row.text(2),
        at: Moment(seconds: row.int(3)), by: row.text(4))
    }
  }

  package func add(_ step: NoticeStep, to notice: NoticeRow) throws {
    try connection.execute(
      """
      INSERT INTO notice_steps (county, notice_id, step_id, step, words, at,
        by_whom) VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .int(notice.county), .text(notice.id), .text(step.id),
        .int(step.kind.rawValue), .text(step.words),
        .int(step.at.seconds), .text(step.by),
      ])
    switch step.kind {
    case .acknowledged, .settled: try mark("is_open = 0", notice)
    case .raised: try mark("is_raised = 1", notice)
    case .reply: break
    }
  }

  private func mark(_ change: String, _ notice: NoticeRow) throws {
    try connection.execute(
      "UPDATE notices SET \(change) WHERE county = ? AND notice_id = ?",
      [.int(notice.county), .text(notice.id)])
  }

  static let columns = """
    n.county, n.notice_id, n.kind, n.subject_kind, n.subject, n.area,
      n.words, n.worker_id, n.office_area, n.institution, n.vacant,
      n.acknowledge_by, n.span, n.raised_from, n.is_open, n.is_raised,
      n.sent_at, n.sent_by
    """

  static func row(_ row: any Statement) throws -> NoticeRow {
    let worker = row.int(7)
    let to: NoticeAddress =
      worker > 0
      ? .worker(worker)
      : .office(OfficeAddress(try row.area(8), try row.word(9)))
    var notice = NoticeRow(
      county: row.int(0), id: row.text(1), kind: row.text(2),
      subject: NoticeSubject(row.text(3), row.text(4)),
      area: try row.area(5), words: row.text(6), to: to,
      vacant: row.text(10).split(separator: ";").compactMap {
        OfficeAddress(stored: $0)
      },
      acknowledgeBy: row.optionalInt(11).map { Moment(seconds: $0) },
      span: row.int(12), raisedFrom: row.optionalText(13),
      sentAt: Moment(seconds: row.int(16)), sentBy: row.text(17))
    notice.isOpen = row.flag(14)
    notice.isRaised = row.flag(15)
    return notice
  }
}

extension OfficeAddress {
  /// `341202 民政`.
  var stored: String { "\(area) \(institution.word)" }

  init?(stored: some StringProtocol) {
    let parts = stored.split(separator: " ")
    guard parts.count == 2, let area = AreaCode(parts[0]),
      let institution = InstitutionKind(word: parts[1])
    else { return nil }
    self.init(area, institution)
  }
}
