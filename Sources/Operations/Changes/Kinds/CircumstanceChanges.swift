import Casework
import Records

/// What makes the household special from a day on.
struct CircumstanceBegin: HouseholdChange {
  let desk: ChangeDesk
  private let rows: [StandingRow<CircumstanceRecord>]

  init(_ desk: ChangeDesk) throws {
    self.desk = desk
    rows = try desk.circumstances()
  }

  var fields: [ChangeField] {
    [
      ChangeField(
        "kind", "类型", .choice(CircumstanceKind.words.map { .init($0) }),
        isRequired: true),
      ChangeField(
        "from", "第一天", .day, isRequired: true,
        value: desk.today.description),
      ChangeField("to", "最后一天", .day, help: "还没有结束的不填。"),
      ChangeField("note", "说明", .longText(most: 200)),
    ]
  }

  var standing: [String] { rows.map { $0.record.words } }
  var base: String { rows.map(\.value).joinedBase }

  func plan(_ typed: TypedChange) throws -> ChangeStep? {
    let kind: CircumstanceKind? = typed.word("kind", "请选类型")
    let span = typed.span()
    let note = typed.text("note", most: 200)
    typed.notAfter(desk.today, "from", span?.first)
    desk.checkOnFile(typed, "from", span?.first)
    guard let kind, let span else { return nil }
    if rows.contains(where: {
      $0.record.kind == kind && !$0.record.span.isEmpty
        && $0.record.span.overlaps(span)
    }) {
      typed.refuse("from", "这段时间里已经登记了“\(kind.word)”，请核对日期")
    }
    let (home, number) = (home, desk.record.number)
    return { writer in
      try writer.touch(ChangedUnits(households: [home]))
      _ = try writer.writer(
        of: .household(home), households: [home: number]
      ).put(
        CircumstanceRecord(
          household: number, kind: kind, note: note, span: span))
    }
  }
}

/// It is over.
struct CircumstanceEnd: HouseholdChange {
  let desk: ChangeDesk
  private let rows: [StandingRow<CircumstanceRecord>]

  init(_ desk: ChangeDesk) throws {
    self.desk = desk
    rows = try desk.circumstances().filter { $0.record.span.last >= desk.today }
  }

  var fields: [ChangeField] {
    EndFields.make(
      rows.map { ($0.value, $0.record.words) }, today: desk.today)
  }

  var standing: [String] { rows.map { $0.record.words } }
  var base: String { rows.map(\.value).joinedBase }
  var obstacle: String? { rows.isEmpty ? "没有正在进行的特殊情况。" : nil }

  func plan(_ typed: TypedChange) throws -> ChangeStep? {
    guard
      let (row, last) = EndFields.read(typed, rows, span: \.span)
    else { return nil }
    var ended = row.record
    ended.span.last = last
    let (home, old) = (home, row.record)
    return { [ended] writer in
      try writer.touch(ChangedUnits(households: [home]))
      _ = try writer.writer(
        of: .household(home), households: [home: ended.household]
      ).put(ended, correcting: old)
    }
  }
}

extension ChangeDesk {
  func circumstances() throws -> [StandingRow<CircumstanceRecord>] {
    guard let home else { return [] }
    var rows: [StandingRow<CircumstanceRecord>] = []
    try reader(of: .household(home.key)).circumstances {
      rows.append(StandingRow(stored: $0, record: $1))
    }
    return rows
  }
}

extension CircumstanceRecord {
  fileprivate var words: String {
    "\(kind.word)（\(span.words)）" + (note.isEmpty ? "" : "：\(note)")
  }
}

/// The form by which one of several rows is ended.
enum EndFields {
  static func make(
    _ rows: [(value: String, label: String)], today: Day
  ) -> [ChangeField] {
    [
      ChangeField(
        "row", "哪一条",
        .choice(rows.map { ChangeField.Choice($0.value, $0.label) }),
        isRequired: true, value: rows.count == 1 ? rows[0].value : ""),
      ChangeField(
        "to", "最后一天", .day, isRequired: true, value: today.description),
    ]
  }

  /// The row chosen, and its last day.
  static func read<Record>(
    _ typed: TypedChange, _ rows: [StandingRow<Record>],
    span: KeyPath<Record, Span>
  ) -> (row: StandingRow<Record>, last: Day)? {
    let last = typed.day("to")
    guard let row = rows.first(where: { $0.value == typed.raw("row") }) else {
      typed.refuse("row", "请选一条；刚才选的可能已被别人改过")
      return nil
    }
    guard let last else { return nil }
    let days = row.record[keyPath: span]
    if last < days.first {
      typed.refuse("to", "早于第一天（\(days.first)），请核对")
      return nil
    }
    if days.last == last {
      typed.refuse("to", "已经登记的最后一天就是这一天")
      return nil
    }
    return (row, last)
  }
}
