import Casework
import Records

/// The whole household goes to another village. A household has its village
/// on all days: this one is closed and another one opened.
struct Relocation: HouseholdChange {
  let desk: ChangeDesk
  private let villages: [NamedArea]

  init(_ desk: ChangeDesk) throws {
    self.desk = desk
    villages = try desk.reachableVillages().filter {
      $0.code != desk.record.village
    }
  }

  var fields: [ChangeField] {
    [
      ChangeField(
        "village", "迁往哪个村", .list([.init("", "请选")] + villages.choices),
        isRequired: true),
      ChangeField(
        "from", "在新村的第一天", .day, isRequired: true,
        value: desk.today.description),
      ChangeField("address", "新住址", .text(most: 100)),
      ChangeField("grid", "新网格", .text(most: 40)),
    ]
  }

  var standing: [String] {
    let names = desk.members(on: desk.today).map(\.person.name)
    return names.isEmpty ? [] : ["一起迁走：" + names.joined(separator: "、")]
  }

  var base: String {
    "household \(desk.householdRevision) "
      + desk.members.map { "\($0.key.text) \($0.stay.words)" }.joinedBase
  }

  var obstacle: String? {
    villages.isEmpty ? "您的工作范围内没有别的村，跨乡镇迁移请由县级办理。" : nil
  }

  /// The township of both villages, or the county of both.
  func area(_ typed: TypedChange) -> AreaCode? {
    let village = desk.record.village
    guard let other = AreaCode(typed.raw("village")),
      other.ancestor(.township) != village.ancestor(.township)
    else { return village }
    return village.ancestor(.county)
  }

  func plan(_ typed: TypedChange) throws -> ChangeStep? {
    let village = AreaCode(typed.raw("village"))
    let isListed = villages.contains { $0.code == village }
    if !isListed { typed.refuse("village", "请选村") }
    let day = typed.day("from")
    typed.notAfter(desk.today, "from", day)
    let address = typed.text("address", most: 100)
    let grid = typed.text("grid", most: 40)
    desk.checkOnFile(typed, "from", day.map { $0 - 1 })
    guard let day, let village, isListed else { return nil }
    for member in desk.members where member.stay.first >= day {
      typed.refuse(
        "from", "\(member.person.name)\(member.stay.first)才入户，请核对日期")
    }
    let movers = desk.members.filter {
      $0.stay.contains(day) && day <= $0.person.death ?? .distantFuture
    }
    var old = desk.record
    old.onFile.last = day - 1
    var new = HouseholdRecord(
      number: "", village: village, head: old.head, address: address,
      grid: grid, onFile: Span(from: day, to: desk.record.onFile.end))
    let circumstances = try desk.circumstances().map(\.record).filter {
      $0.span.contains(day)
    }
    let absences = try desk.absences().map(\.record).filter {
      $0.span.contains(day)
    }
    let (home, desk) = (home, desk)
    return { [old] writer in
      try writer.touch(ChangedUnits(households: [home]))
      new.number = try PlaceReader(desk.context.connection).freeNumber(
        .household, at: village)
      let register = try writer.writer(
        of: .household(home), households: [home: old.number],
        persons: Dictionary(
          movers.map { ($0.key, $0.person.number) }
        ) { one, _ in one },
        villages: [village])
      _ = try register.put(old)
      _ = try register.put(new)
      writer.newHousehold = new.number
      for member in movers {
        try desk.endStay(
          of: member, on: day - 1,
          adding: [
            StayRecord(
              person: member.person.number, household: new.number,
              span: Span(from: day, to: member.stay.end))
          ], by: register)
      }
      for row in circumstances {
        var ended = row
        ended.span.last = day - 1
        if ended.span.isEmpty {
          ended.span = row.span
        } else {
          _ = try register.put(ended, correcting: row)
        }
        var goesOn = row
        goesOn.household = new.number
        goesOn.span.first = day
        _ = try register.put(goesOn)
      }
      for row in absences {
        var ended = row
        ended.span.last = day - 1
        if ended.span.isEmpty {
          ended.span = row.span
        } else {
          _ = try register.put(ended, correcting: row)
        }
        var goesOn = row
        goesOn.object = .household(new.number)
        goesOn.span.first = day
        _ = try register.put(goesOn)
      }
      if let key = register.index.households[new.number] {
        writer.note(ChangedUnits(households: [key]))
      }
    }
  }
}

extension ChangeDesk {
  /// Villages whoever asks may name: of the township, or of the county where
  /// the whole county is his.
  func reachableVillages() throws -> [NamedArea] {
    let reader = PlaceReader(context.connection)
    var area = record.village.ancestor(.township) ?? record.village
    switch context.actor {
    case .account(let account)
    where account.area.level == .township
      || account.area.level == .village:
      break
    default: area = record.village.ancestor(.county) ?? record.village
    }
    return try reader.areas(.village, in: area)
  }
}

extension [NamedArea] {
  var choices: [ChangeField.Choice] {
    map { ChangeField.Choice($0.code.description, $0.name) }
  }
}
