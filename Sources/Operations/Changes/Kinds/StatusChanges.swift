import Casework
import Records

/// A person's assistance status from a day on.
struct StatusBegin: PersonChange {
  let desk: ChangeDesk
  let subject: ChangeDesk.Subject
  private let rows: [StandingRow<StatusRecord>]

  init(_ desk: ChangeDesk) throws {
    self.desk = desk
    subject = try desk.requireSubject()
    rows = try desk.statuses(of: subject.key)
  }

  var fields: [ChangeField] {
    [
      ChangeField(
        "status", "身份", .choice(AssistanceStatus.words.map { .init($0) }),
        isRequired: true),
      ChangeField(
        "from", "第一天", .day, isRequired: true,
        value: desk.today.description),
      ChangeField("to", "最后一天", .day, help: "没有期限的不填。"),
    ]
  }

  var standing: [String] { rows.map { $0.record.words } }
  var base: String { rows.map(\.value).joinedBase }

  func plan(_ typed: TypedChange) throws -> ChangeStep? {
    let status: AssistanceStatus? = typed.word("status", "请选身份")
    let span = typed.span()
    typed.notAfter(desk.today, "from", span?.first)
    desk.checkLife(typed, "from", span?.first)
    guard let status, let span else { return nil }
    let destitute: [AssistanceStatus] = [
      .destituteScattered, .destituteInstitution,
    ]
    for row in rows where !row.record.span.isEmpty {
      let other = row.record.status
      let excludes =
        destitute.contains(status) && destitute.contains(other)
      if row.record.span.overlaps(span), other == status || excludes {
        typed.refuse(
          "status",
          other == status
            ? "这段时间里已经登记了“\(status.word)”，请核对日期"
            : "与已登记的“\(row.record.words)”不能同时，请先结束那一条")
      }
    }
    let (key, number) = (subject.key, person.number)
    return { writer in
      try writer.touch(ChangedUnits(persons: [key]))
      _ = try writer.writer(of: .person(key), persons: [key: number]).put(
        StatusRecord(person: number, status: status, span: span))
    }
  }
}

/// It has ended.
struct StatusEnd: PersonChange {
  let desk: ChangeDesk
  let subject: ChangeDesk.Subject
  private let rows: [StandingRow<StatusRecord>]

  init(_ desk: ChangeDesk) throws {
    self.desk = desk
    subject = try desk.requireSubject()
    rows = try desk.statuses(of: subject.key).filter {
      $0.record.span.last >= desk.today
    }
  }

  var fields: [ChangeField] {
    EndFields.make(
      rows.map { ($0.value, $0.record.words) }, today: desk.today)
  }

  var standing: [String] { rows.map { $0.record.words } }
  var base: String { rows.map(\.value).joinedBase }
  var obstacle: String? { rows.isEmpty ? "没有正在享受的救助身份。" : nil }

  func plan(_ typed: TypedChange) throws -> ChangeStep? {
    guard
      let (row, last) = EndFields.read(typed, rows, span: \.span)
    else { return nil }
    var ended = row.record
    ended.span.last = last
    let old = row.record
    let (key, number) = (subject.key, person.number)
    return { [ended] writer in
      try writer.touch(ChangedUnits(persons: [key]))
      _ = try writer.writer(of: .person(key), persons: [key: number])
        .put(ended, correcting: old)
    }
  }
}

extension ChangeDesk {
  func statuses(
    of key: PersonKey
  ) throws -> [StandingRow<StatusRecord>] {
    var rows: [StandingRow<StatusRecord>] = []
    try reader(of: .person(key)).statuses {
      rows.append(StandingRow(stored: $0, record: $1))
    }
    return rows
  }
}

extension StatusRecord {
  fileprivate var words: String { "\(status.word)（\(span.words)）" }
}

/// The six indicators of self-care, as somebody found them on a day.
struct NewAssessment: PersonChange {
  let desk: ChangeDesk
  let subject: ChangeDesk.Subject
  private let rows: [StandingRow<AssessmentRecord>]

  init(_ desk: ChangeDesk) throws {
    self.desk = desk
    subject = try desk.requireSubject()
    var rows: [StandingRow<AssessmentRecord>] = []
    try desk.reader(of: .person(subject.key)).assessments {
      rows.append(StandingRow(stored: $0, record: $1))
    }
    self.rows = rows
  }

  var fields: [ChangeField] {
    [
      ChangeField(
        "day", "评估日期", .day, isRequired: true,
        value: desk.today.description)
    ]
      + AssessmentRecord.names.enumerated().map { position, name in
        ChangeField(
          "indicator-\(position)", name,
          .choice([.init("能"), .init("不能")]), isRequired: true)
      }
  }

  var standing: [String] {
    guard let last = rows.last?.record else { return ["还没有评估过"] }
    let failed = zip(AssessmentRecord.names, last.indicators)
      .filter { $0.1 == false }.map(\.0)
    return [
      "\(last.day)评估："
        + (failed.isEmpty ? "六项都能" : "不能" + failed.joined(separator: "、"))
    ]
  }

  var base: String { rows.map(\.value).joinedBase }

  func plan(_ typed: TypedChange) throws -> ChangeStep? {
    let day = typed.day("day")
    typed.notAfter(desk.today, "day", day)
    desk.checkLife(typed, "day", day)
    let indicators = AssessmentRecord.names.indices.map { position in
      let field = "indicator-\(position)"
      switch typed.raw(field) {
      case "能": return Bool?.some(true)
      case "不能": return false
      default:
        typed.refuse(field, "请选“能”或“不能”")
        return nil
      }
    }
    guard let day else { return nil }
    let (key, number) = (subject.key, person.number)
    return { writer in
      try writer.touch(ChangedUnits(persons: [key]))
      _ = try writer.writer(of: .person(key), persons: [key: number]).put(
        AssessmentRecord(person: number, day: day, indicators: indicators))
    }
  }
}
