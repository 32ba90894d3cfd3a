import Casework
import Records

/// A household that is put on file, with its head.
struct NewHousehold: FactChange {
  private let desk: ChangeDesk
  private let villages: [NamedArea]

  init(_ desk: ChangeDesk) throws {
    self.desk = desk
    let own = desk.record.village
    guard own.level.rawValue >= AreaLevel.county.rawValue else {
      throw Refusal.notFound
    }
    villages = try PlaceReader(desk.context.connection)
      .areas(.village, in: own)
  }

  var fields: [ChangeField] {
    let blank =
      villages.count == 1 ? [] : [ChangeField.Choice("", "请选")]
    return [
      ChangeField(
        "village", "村", .list(blank + villages.choices), isRequired: true,
        value: villages.count == 1
          ? villages[0].code.description : ""),
      ChangeField("address", "住址", .text(most: 100)),
      ChangeField("grid", "网格", .text(most: 40)),
      ChangeField(
        "from", "建档日期", .day, isRequired: true,
        value: desk.today.description),
    ]
      + PersonFields.make(nil, isHead: true).map { field in
        var field = field
        if field.name == "name" { field.label = "户主姓名" }
        return field
      } + PersonFields.certificate
  }

  var standing: [String] { [] }
  var base: String { "" }

  var obstacle: String? {
    villages.isEmpty ? "您的工作范围内还没有登记村，请先由县级导入辖区。" : nil
  }

  func area(_ typed: TypedChange) -> AreaCode? {
    AreaCode(typed.raw("village")).flatMap { village in
      villages.contains { $0.code == village } ? village : nil
    }
  }

  func plan(_ typed: TypedChange) throws -> ChangeStep? {
    let village = area(typed)
    if village == nil { typed.refuse("village", "请选村") }
    let day = typed.day("from")
    typed.notAfter(desk.today, "from", day)
    let address = typed.text("address", most: 100)
    let grid = typed.text("grid", most: 40)
    var head = PersonRecord(number: "", name: "")
    try PersonFields.read(typed, into: &head, desk, isHead: true)
    PersonFields.readCertificate(typed, into: &head, today: desk.today)
    if let day, let birth = head.birth, day < birth {
      typed.refuse("from", "建档日期早于户主的出生日期，请核对")
    }
    guard let village, let day else { return nil }
    let connection = desk.context.connection
    return { [head] writer in
      let areas = PlaceReader(connection)
      let record = HouseholdRecord(
        number: try areas.freeNumber(.household, at: village),
        village: village, head: head.name, address: address, grid: grid,
        onFile: Span(from: day, to: nil))
      var head = head
      head.number = try areas.freeNumber(.person, at: village)
      let register = try writer.writer(of: .area(village), villages: [village])
      _ = try register.put(record)
      _ = try register.put(
        head,
        stays: [
          StayRecord(
            person: head.number, household: record.number,
            span: Span(from: day, to: nil))
        ])
      writer.newHousehold = record.number
      if let key = register.index.households[record.number] {
        writer.note(ChangedUnits(households: [key]))
      }
    }
  }
}
