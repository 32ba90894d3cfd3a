import Casework
import Records

/// Who cares for somebody, from a day on.
struct CareBegin: PersonChange {
  let desk: ChangeDesk
  let subject: ChangeDesk.Subject
  private let care: DatedCare

  init(_ desk: ChangeDesk) throws {
    self.desk = desk
    subject = try desk.requireSubject()
    care = try DatedCare(desk, subject)
  }

  var fields: [ChangeField] {
    let others = desk.members(on: desk.today).filter {
      $0.key != subject.key
    }
    return [
      ChangeField(
        "carer", "照料人",
        .choice(
          others.map { .init($0.person.number, $0.person.name) }
            + [.init("", "不是家庭成员")])),
      ChangeField(
        "name", "照料人姓名", .text(most: 40), help: "不是家庭成员的，写姓名。"),
      ChangeField(
        "from", "第一天", .day, isRequired: true,
        value: desk.today.description),
      ChangeField("to", "最后一天", .day, help: "没有期限的不填。"),
    ]
  }

  var standing: [String] { care.rows.map { care.words($0.record) } }
  var base: String { care.base }

  func plan(_ typed: TypedChange) throws -> ChangeStep? {
    let chosen = typed.raw("carer")
    let name = typed.name("name", required: false)
    let span = typed.span()
    typed.notAfter(desk.today, "from", span?.first)
    desk.checkLife(typed, "from", span?.first)
    if chosen.isEmpty == name.isEmpty {
      typed.refuse(
        "carer", chosen.isEmpty ? "请选照料人，或写姓名" : "选了家庭成员，就不要再写姓名")
    }
    if !chosen.isEmpty,
      !desk.members.contains(where: {
        $0.person.number == chosen && $0.key != subject.key
      })
    {
      typed.refuse("carer", "请从家庭成员中选")
    }
    guard let span else { return nil }
    let carer = chosen.isEmpty ? name : chosen
    if care.rows.contains(where: {
      $0.record.carer == carer && !$0.record.span.isEmpty
        && $0.record.span.overlaps(span)
    }) {
      typed.refuse("from", "这段时间里已经登记由此人照料")
    }
    let (care, key, number) = (care, subject.key, person.number)
    return { writer in
      try writer.touch(ChangedUnits(persons: [key]))
      let register = try writer.writer(
        of: .person(key), persons: [key: number])
      try care.putUndated(by: register)
      _ = try register.put(
        CareRecord(person: number, carer: carer, span: span))
    }
  }
}

/// Somebody cares for him no longer.
struct CareEnd: PersonChange {
  let desk: ChangeDesk
  let subject: ChangeDesk.Subject
  private let care: DatedCare
  private let rows: [StandingRow<CareRecord>]

  init(_ desk: ChangeDesk) throws {
    self.desk = desk
    subject = try desk.requireSubject()
    care = try DatedCare(desk, subject)
    rows = care.rows.filter { $0.record.span.last >= desk.today }
  }

  var fields: [ChangeField] {
    EndFields.make(
      rows.map { ($0.value, care.words($0.record)) }, today: desk.today)
  }

  var standing: [String] { rows.map { care.words($0.record) } }
  var base: String { care.base }
  var obstacle: String? { rows.isEmpty ? "没有登记照料人。" : nil }

  func plan(_ typed: TypedChange) throws -> ChangeStep? {
    guard
      let (row, last) = EndFields.read(typed, rows, span: \.span)
    else { return nil }
    var ended = row.record
    ended.span.last = last
    let (care, key, number) = (care, subject.key, person.number)
    return { [ended] writer in
      try writer.touch(ChangedUnits(persons: [key]))
      let register = try writer.writer(
        of: .person(key), persons: [key: number])
      try care.putUndated(by: register, but: row.record)
      _ = try register.put(ended)
    }
  }
}

/// Rows of care; where there are none, those that the undated column would
/// be, from the beginning on.
struct DatedCare {
  let rows: [StandingRow<CareRecord>]
  private let undated: [CareRecord]
  private let names: [String: String]

  init(_ desk: ChangeDesk, _ subject: ChangeDesk.Subject) throws {
    var rows: [StandingRow<CareRecord>] = []
    try desk.reader(of: .person(subject.key)).care {
      rows.append(StandingRow(stored: $0, record: $1))
    }
    let person = subject.row.person
    undated =
      rows.isEmpty
      ? person.carers.map { carer in
        CareRecord(
          person: person.number, carer: carer,
          span: Span(from: subject.beginning, to: nil))
      } : []
    self.rows =
      rows
      + undated.enumerated().map { position, record in
        StandingRow(
          stored: StoredEntry(
            owner: [], entry: Int64(-1 - position), revision: 0),
          record: record)
      }
    names = Dictionary(
      desk.members.map { ($0.person.number, $0.person.name) }
    ) { one, _ in one }
  }

  var base: String { rows.map(\.value).joinedBase }

  func words(_ row: CareRecord) -> String {
    "\(names[row.carer] ?? row.carer)（\(row.span.words)）"
  }

  /// From the first dated row on the undated column no longer counts: what
  /// it says becomes rows.
  func putUndated(
    by register: RegisterWriter, but left: CareRecord? = nil
  ) throws {
    for row in undated where row != left { _ = try register.put(row) }
  }
}

extension ChangeDesk.Subject {
  /// A day before which nothing was to be judged of him: dated rows need a
  /// first day where undated columns have none.
  var beginning: Day {
    let days = [row.person.birth, stays.first?.record.span.start]
      .compactMap(\.self)
    return days.min() ?? Day(year: 1900, month: 1, day: 1) ?? .distantPast
  }
}
