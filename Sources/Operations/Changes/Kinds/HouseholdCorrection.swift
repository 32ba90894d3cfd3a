import Casework
import Records

/// Head's name, address and grid, as they should read.
struct HouseholdCorrection: HouseholdChange {
  let desk: ChangeDesk

  init(_ desk: ChangeDesk) { self.desk = desk }

  var fields: [ChangeField] {
    let record = desk.record
    return [
      ChangeField(
        "head", "户主姓名", .text(most: 40), isRequired: true,
        value: record.head),
      ChangeField(
        "address", "住址", .text(most: 100), value: record.address),
      ChangeField("grid", "网格", .text(most: 40), value: record.grid),
      ChangeField(
        "longitude", "经度", .number(most: 12), value: record.longitude),
      ChangeField(
        "latitude", "纬度", .number(most: 12), value: record.latitude),
    ]
  }

  var standing: [String] { [] }
  var base: String { "household \(desk.householdRevision)" }

  func plan(_ typed: TypedChange) throws -> ChangeStep? {
    var record = desk.record
    record.head = typed.name("head")
    record.address = typed.text("address", most: 100)
    record.grid = typed.text("grid", most: 40)
    record.longitude = degrees("longitude", 73...136, typed)
    record.latitude = degrees("latitude", 3...54, typed)
    if record == desk.record { typed.refuse("head", "没有任何改动") }
    let (home, changed) = (home, record)
    return { writer in
      try writer.touch(ChangedUnits(households: [home]))
      _ = try writer.writer(
        of: .household(home), households: [home: changed.number]
      ).put(changed)
    }
  }

  private func degrees(
    _ field: String, _ range: ClosedRange<Double>, _ typed: TypedChange
  ) -> String {
    let text = typed.digits(field)
    if text.isEmpty { return "" }
    let isPlain = text.utf8.allSatisfy {
      (48...57).contains($0) || $0 == UInt8(ascii: ".")
    }
    guard isPlain, text.count <= 12, let number = Double(text),
      range.contains(number)
    else {
      typed.refuse(
        field,
        "请填\(Int(range.lowerBound))至\(Int(range.upperBound))之间的度数，如 "
          + (field == "longitude" ? "115.8142" : "32.8901"))
      return text
    }
    return text
  }
}

/// The household is no more: closed, and all members leave with the day.
struct Closing: HouseholdChange {
  let desk: ChangeDesk

  init(_ desk: ChangeDesk) { self.desk = desk }

  var fields: [ChangeField] {
    [
      ChangeField(
        "to", "最后一天", .day, help: "在册的最后一天，从次日起不再访视。",
        isRequired: true, value: desk.today.description)
    ]
  }

  var standing: [String] {
    let names = desk.members(on: desk.today).map(\.person.name)
    return names.isEmpty
      ? ["没有在户成员"] : ["在户成员：" + names.joined(separator: "、")]
  }

  var base: String {
    "household \(desk.householdRevision) "
      + desk.members.map { "\($0.key.text) \($0.stay.words)" }.joinedBase
  }

  func plan(_ typed: TypedChange) throws -> ChangeStep? {
    let day = typed.day("to")
    typed.notAfter(desk.today, "to", day)
    desk.checkOnFile(typed, "to", day)
    for member in desk.members {
      if let day, member.stay.first > day {
        typed.refuse(
          "to", "\(member.person.name)\(member.stay.first)才入户，请核对日期")
      }
    }
    guard let day else { return nil }
    let residents = desk.members.filter { $0.stay.last > day }
    let (home, desk) = (home, desk)
    var record = desk.record
    record.onFile.last = day
    return { [record] writer in
      try writer.touch(ChangedUnits(households: [home]))
      let register = try writer.writer(
        of: .household(home), households: [home: record.number],
        persons: Dictionary(
          residents.map { ($0.key, $0.person.number) }
        ) { one, _ in one })
      _ = try register.put(record)
      for member in residents {
        try desk.endStay(of: member, on: day, by: register)
      }
    }
  }
}

extension ChangeDesk {
  /// Ends somebody's stay in this household, and begins others.
  func endStay(
    of member: MemberRow, on day: Day, adding stays: [StayRecord] = [],
    by register: RegisterWriter
  ) throws {
    let reader = RegisterReader(
      context.connection, vault: try context.vault())
    let person = try reader.person(member.key).0
    let all = try reader.stays(of: member.key).map(\.record).map { stay in
      var stay = stay
      if stay.household == record.number, stay.span == member.stay {
        stay.span.last = day
      }
      return stay
    }
    _ = try register.put(person, stays: all + stays)
  }
}
