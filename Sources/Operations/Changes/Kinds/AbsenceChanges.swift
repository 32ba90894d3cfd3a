import Casework
import Records

/// The household, or somebody in it, need not be visited for a time.
struct AbsenceBegin: HouseholdChange {
  let desk: ChangeDesk
  private let rows: [StandingRow<AbsenceRecord>]

  init(_ desk: ChangeDesk) throws {
    self.desk = desk
    rows = try desk.absences()
  }

  var fields: [ChangeField] {
    [
      ChangeField(
        "reason", "原因", .choice(AbsenceReason.words.map { .init($0) }),
        isRequired: true),
      ChangeField(
        "from", "不在家的第一天", .day, isRequired: true,
        value: desk.today.description),
      ChangeField("to", "最后一天", .day, help: "不知道的不填，回来后再登记结束。"),
    ]
  }

  var standing: [String] { rows.map { $0.record.words } }
  var base: String { rows.map(\.value).joinedBase }

  func plan(_ typed: TypedChange) throws -> ChangeStep? {
    let reason: AbsenceReason? = typed.word("reason", "请选原因")
    let span = typed.span()
    typed.notAfter(desk.today + 31, "from", span?.first)
    desk.checkOnFile(typed, "from", span?.first)
    desk.checkLife(typed, "from", span?.first)
    guard let reason, let span else { return nil }
    if let other = rows.first(where: {
      !$0.record.span.isEmpty && $0.record.span.overlaps(span)
    }) {
      typed.refuse("from", "与已登记的“\(other.record.words)”重叠，请核对日期")
    }
    let (owner, number, units) = (
      desk.absenceOwner, desk.absenceNumber, desk.absenceUnits
    )
    guard let owner else { return nil }
    return { writer in
      try writer.touch(units)
      _ = try writer.absenceWriter(owner, number).put(
        AbsenceRecord(
          object: owner.absenceObject(number), reason: reason, span: span))
    }
  }
}

/// They are back.
struct AbsenceEnd: HouseholdChange {
  let desk: ChangeDesk
  private let rows: [StandingRow<AbsenceRecord>]

  init(_ desk: ChangeDesk) throws {
    self.desk = desk
    rows = try desk.absences().filter { $0.record.span.last >= desk.today }
  }

  var fields: [ChangeField] {
    EndFields.make(
      rows.map { ($0.value, $0.record.words) }, today: desk.today)
  }

  var standing: [String] { rows.map { $0.record.words } }
  var base: String { rows.map(\.value).joinedBase }
  var obstacle: String? { rows.isEmpty ? "没有正在进行的免访。" : nil }

  func plan(_ typed: TypedChange) throws -> ChangeStep? {
    guard
      let (row, last) = EndFields.read(typed, rows, span: \.span)
    else { return nil }
    var ended = row.record
    ended.span.last = last
    let old = row.record
    let (number, units) = (desk.absenceNumber, desk.absenceUnits)
    guard let owner = desk.absenceOwner else { return nil }
    return { [ended] writer in
      try writer.touch(units)
      _ = try writer.absenceWriter(owner, number).put(ended, correcting: old)
    }
  }
}

extension ChangeDesk {
  func absences() throws -> [StandingRow<AbsenceRecord>] {
    guard let owner = absenceOwner else { return [] }
    var rows: [StandingRow<AbsenceRecord>] = []
    try reader(of: owner).absences {
      rows.append(StandingRow(stored: $0, record: $1))
    }
    return rows
  }

  /// Of the person it is about, else of the household.
  fileprivate var absenceOwner: RegisterOwner? {
    if let subject { return .person(subject.key) }
    return home.map { .household($0.key) }
  }

  fileprivate var absenceNumber: String {
    subject?.row.person.number ?? record.number
  }

  fileprivate var absenceUnits: ChangedUnits {
    if let subject { return ChangedUnits(persons: [subject.key]) }
    return ChangedUnits(households: Set([home?.key].compactMap(\.self)))
  }
}

extension ChangeWriter {
  fileprivate func absenceWriter(
    _ owner: RegisterOwner, _ number: String
  ) throws -> RegisterWriter {
    switch owner {
    case .household(let key):
      try writer(of: owner, households: [key: number])
    case .person(let key): try writer(of: owner, persons: [key: number])
    case .area, .county: try writer(of: owner)
    }
  }
}

extension RegisterOwner {
  fileprivate func absenceObject(_ number: String) -> AbsenceRecord.Object {
    if case .person = self { .person(number) } else { .household(number) }
  }
}

extension AbsenceRecord {
  fileprivate var words: String { "\(reason.word)（\(span.words)）" }
}
