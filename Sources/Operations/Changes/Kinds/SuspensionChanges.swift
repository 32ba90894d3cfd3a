import Casework
import Records

/// Home visits are suspended in an area for a time.
struct SuspensionBegin: FactChange {
  private let desk: ChangeDesk
  private let areas: SuspendableAreas

  init(_ desk: ChangeDesk) throws {
    self.desk = desk
    areas = try SuspendableAreas(desk)
  }

  var fields: [ChangeField] {
    [
      ChangeField(
        "area", "辖区", .list([.init("", "请选")] + areas.choices),
        isRequired: true),
      ChangeField("reason", "原因", .text(most: 50), isRequired: true),
      ChangeField(
        "from", "第一天", .day, isRequired: true,
        value: desk.today.description),
      ChangeField("to", "最后一天", .day, help: "没有定的不填，恢复时再登记结束。"),
    ]
  }

  var standing: [String] { areas.rows.map { areas.words($0.record) } }
  var base: String { areas.rows.map(\.value).joinedBase }

  func area(_ typed: TypedChange) -> AreaCode? {
    AreaCode(typed.raw("area")).flatMap { areas.contains($0) ? $0 : nil }
  }

  func plan(_ typed: TypedChange) throws -> ChangeStep? {
    let area = area(typed)
    if area == nil { typed.refuse("area", "请选辖区") }
    let reason = typed.text("reason", most: 50, required: "请填原因")
    let span = typed.span()
    typed.notAfter(desk.today + 31, "from", span?.first)
    guard let area, let span else { return nil }
    if areas.rows.contains(where: {
      $0.record.area == area && !$0.record.span.isEmpty
        && $0.record.span.overlaps(span)
    }) {
      typed.refuse("from", "这个辖区这段时间里已经暂停入户，请核对日期")
    }
    let context = desk.context
    return { writer in
      try writer.touch(try context.units(in: area))
      _ = try writer.writer(of: .area(area)).put(
        SuspensionRecord(area: area, reason: reason, span: span))
    }
  }
}

/// They go on again.
struct SuspensionEnd: FactChange {
  private let desk: ChangeDesk
  private let areas: SuspendableAreas
  private let rows: [StandingRow<SuspensionRecord>]

  init(_ desk: ChangeDesk) throws {
    self.desk = desk
    areas = try SuspendableAreas(desk)
    rows = areas.rows.filter { $0.record.span.last >= desk.today }
  }

  var fields: [ChangeField] {
    EndFields.make(
      rows.map { (name($0), areas.words($0.record)) }, today: desk.today)
  }

  var standing: [String] { rows.map { areas.words($0.record) } }
  var base: String { rows.map(name).joinedBase }
  var obstacle: String? { rows.isEmpty ? "没有正在暂停入户的辖区。" : nil }

  /// Entries are counted by area.
  private func name(_ row: StandingRow<SuspensionRecord>) -> String {
    "\(row.record.area).\(row.value)"
  }

  func area(_ typed: TypedChange) -> AreaCode? {
    rows.first { name($0) == typed.raw("row") }?.record.area
      ?? desk.record.village
  }

  func plan(_ typed: TypedChange) throws -> ChangeStep? {
    let row = rows.first { name($0) == typed.raw("row") }
    let named = TypedChange(
      typed.values.merging(["row": [row?.value ?? ""]]) { $1 })
    let read = EndFields.read(
      named, rows.filter { $0.record.area == row?.record.area },
      span: \.span)
    for problem in named.problems {
      typed.refuse(problem.field, problem.words)
    }
    guard let read, let row else { return nil }
    var ended = row.record
    ended.span.last = read.last
    let (context, old) = (desk.context, row.record)
    return { [ended] writer in
      try writer.touch(try context.units(in: ended.area))
      _ = try writer.writer(of: .area(ended.area))
        .put(ended, correcting: old)
    }
  }
}

/// Areas in which whoever asks may suspend home visits, and where they are.
struct SuspendableAreas {
  private let named: [NamedArea]
  let rows: [StandingRow<SuspensionRecord>]

  init(_ desk: ChangeDesk) throws {
    let own = desk.record.village
    guard own.level == .county else { throw Refusal.notFound }
    let reader = PlaceReader(desk.context.connection)
    named =
      try reader.areas(.county, in: own) + reader.areas(.township, in: own)
      + reader.areas(.village, in: own)
    let known = Set(named.map(\.code))
    var rows: [StandingRow<SuspensionRecord>] = []
    try RegisterReader(
      desk.context.connection, vault: try desk.context.vault()
    ).suspensions { stored, record in
      if known.contains(record.area) {
        rows.append(StandingRow(stored: stored, record: record))
      }
    }
    self.rows = rows
  }

  func contains(_ area: AreaCode) -> Bool {
    named.contains { $0.code == area }
  }

  var choices: [ChangeField.Choice] {
    named.map { area in
      ChangeField.Choice(area.code.description, label(area))
    }
  }

  private func label(_ area: NamedArea) -> String {
    switch area.code.level {
    case .county: "全县：\(area.name)"
    case .village:
      (township(of: area.code).map { "　　\($0) " } ?? "　　") + area.name
    default: "　\(area.name)"
    }
  }

  private func township(of village: AreaCode) -> String? {
    named.first { $0.code == village.ancestor(.township) }?.name
  }

  func words(_ row: SuspensionRecord) -> String {
    let name = named.first { $0.code == row.area }?.name
    return "\(name ?? row.area.description)（\(row.span.words)）：\(row.reason)"
  }
}

extension OperationContext {
  /// Households of an area: whose ledger a suspension touches.
  func units(in area: AreaCode) throws -> ChangedUnits {
    ChangedUnits(
      households: Set(
        try ScopeReader(connection, on: today).everyHousehold(in: area)))
  }
}
