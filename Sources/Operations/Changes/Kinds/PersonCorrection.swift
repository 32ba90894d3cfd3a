import Casework
import Records

/// What is known of somebody, as it should read.
struct PersonCorrection: PersonChange {
  let desk: ChangeDesk
  let subject: ChangeDesk.Subject

  init(_ desk: ChangeDesk) throws {
    self.desk = desk
    subject = try desk.requireSubject()
  }

  var fields: [ChangeField] {
    var fields = PersonFields.make(person)
    if let death = person.death {
      fields.append(
        ChangeField(
          "death", "去世日期", .day, help: "登记错了的改正；人还在世的，把日期清空。",
          value: death.description))
    }
    return fields
  }

  var standing: [String] { [] }
  var base: String { "person \(subject.revision)" }

  func plan(_ typed: TypedChange) throws -> ChangeStep? {
    var changed = person
    try PersonFields.read(typed, into: &changed, desk)
    if person.death != nil {
      changed.death = typed.day("death", required: false)
      typed.notAfter(desk.today, "death", changed.death)
    }
    if let birth = changed.birth {
      if let first = subject.stays.first?.record.span.start, first < birth {
        typed.refuse("birth", "出生日期晚于入户日期（\(first)），请核对")
      }
      if let death = changed.death, death < birth {
        typed.refuse("death", "去世日期早于出生日期，请核对")
      }
    }
    let head = desk.head(on: desk.today)
    if changed.relation == "户主", let head, head.key != subject.key {
      typed.refuse(
        "relation", "\(head.person.name)是现在的户主，请先更正他的与户主关系")
    }
    if changed == person { typed.refuse("name", "没有任何改动") }
    let (key, stays) = (subject.key, subject.stays.map(\.record))
    return { [changed] writer in
      try writer.touch(ChangedUnits(persons: [key]))
      _ = try writer.writer(
        of: .person(key), persons: [key: changed.number]
      ).put(changed, stays: stays)
    }
  }
}

/// The day somebody died.
struct Death: PersonChange {
  let desk: ChangeDesk
  let subject: ChangeDesk.Subject

  init(_ desk: ChangeDesk) throws {
    self.desk = desk
    subject = try desk.requireSubject()
  }

  var fields: [ChangeField] {
    [
      ChangeField(
        "day", "去世日期", .day, isRequired: true,
        value: desk.today.description)
    ]
  }

  var standing: [String] { [] }
  var base: String { "person \(subject.revision)" }

  func plan(_ typed: TypedChange) throws -> ChangeStep? {
    let day = typed.day("day")
    typed.notAfter(desk.today, "day", day)
    desk.checkLife(typed, "day", day)
    guard let day else { return nil }
    if let first = subject.stays.last?.record.span.start, first > day {
      typed.refuse("day", "早于入户日期（\(first)），请核对")
    }
    var changed = person
    changed.death = day
    let (key, stays) = (subject.key, subject.stays.map(\.record))
    return { [changed] writer in
      try writer.touch(ChangedUnits(persons: [key]))
      _ = try writer.writer(
        of: .person(key), persons: [key: changed.number]
      ).put(changed, stays: stays)
    }
  }
}

/// Somebody new in the household.
struct NewMember: HouseholdChange {
  let desk: ChangeDesk

  init(_ desk: ChangeDesk) { self.desk = desk }

  var fields: [ChangeField] {
    PersonFields.make(nil)
      + [
        ChangeField(
          "from", "入户日期", .day, help: "漏登的填实际入户的日期，最早为建档日。",
          isRequired: true, value: desk.today.description)
      ] + PersonFields.certificate
  }

  var standing: [String] {
    let names = desk.members(on: desk.today).map {
      $0.person.relation.isEmpty
        ? $0.person.name : "\($0.person.name)（\($0.person.relation)）"
    }
    return names.isEmpty
      ? ["现在没有在户成员"] : ["在户成员：" + names.joined(separator: "、")]
  }

  var base: String {
    desk.members.map { "\($0.key.text) \($0.stay.words)" }.joinedBase
  }

  func plan(_ typed: TypedChange) throws -> ChangeStep? {
    var person = PersonRecord(number: "", name: "")
    try PersonFields.read(typed, into: &person, desk)
    PersonFields.readCertificate(typed, into: &person, today: desk.today)
    let from = typed.day("from")
    typed.notAfter(desk.today, "from", from)
    desk.checkOnFile(typed, "from", from)
    if let from, let birth = person.birth, from < birth {
      typed.refuse("from", "入户日期早于出生日期（\(birth)），请核对")
    }
    if person.relation == "户主", let head = desk.head(on: desk.today) {
      typed.refuse("relation", "已有户主\(head.person.name)，请核对")
    }
    if person.citizenID.isEmpty,
      desk.members(on: desk.today).contains(where: {
        $0.person.name == person.name && $0.person.birth == person.birth
      })
    {
      typed.refuse("name", "户里已有同名同生日的人；确是另一人的，请填身份证号")
    }
    guard let from else { return nil }
    let (home, number, village) = (
      home, desk.record.number, desk.record.village
    )
    let connection = desk.context.connection
    return { [person] writer in
      try writer.touch(ChangedUnits(households: [home]))
      var person = person
      person.number = try PlaceReader(connection).freeNumber(
        .person, at: village)
      _ = try writer.writer(
        of: .household(home), households: [home: number],
        villages: [village]
      ).put(
        person,
        stays: [
          StayRecord(
            person: person.number, household: number,
            span: Span(from: from, to: nil))
        ])
    }
  }
}
