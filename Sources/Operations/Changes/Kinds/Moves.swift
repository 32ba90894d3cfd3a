import Casework
import Records

/// Somebody leaves the household for nowhere that is on file.
struct Leaving: PersonChange {
  let desk: ChangeDesk
  let subject: ChangeDesk.Subject

  init(_ desk: ChangeDesk) throws {
    self.desk = desk
    subject = try desk.requireSubject()
  }

  var fields: [ChangeField] {
    let end = subject.row.stay.end
    return [
      ChangeField(
        "to", "在户的最后一天", .day,
        help: end == nil ? nil : "登记错了的改正；并没有离户的，把日期清空。",
        isRequired: end == nil,
        value: (end ?? desk.today).description)
    ]
  }

  var standing: [String] { ["在户：" + subject.row.stay.words] }
  var base: String { subject.staysBase }

  func plan(_ typed: TypedChange) throws -> ChangeStep? {
    let stay = subject.row.stay
    let day = typed.day("to", required: stay.end == nil)
    typed.notAfter(desk.today, "to", day)
    desk.checkOnFile(typed, "to", day)
    if let day, day < stay.first {
      typed.refuse("to", "早于入户日期（\(stay.first)），请核对")
    }
    if day == stay.end { typed.refuse("to", "没有任何改动") }
    let now = Span(from: stay.start, to: day)
    if let other = subject.otherStay(than: stay, overlapping: now) {
      typed.refuse("to", "与在另一户的日期（\(other.words)）重叠，请核对")
    }
    return leave(on: day ?? .distantFuture)
  }

  private func leave(on day: Day) -> ChangeStep {
    { writer in
      try writer.touch(
        ChangedUnits(households: [home], persons: [subject.key]))
      let register = try writer.writer(
        of: .person(subject.key), households: [home: desk.record.number],
        persons: [subject.key: person.number])
      try desk.endStay(of: subject.row, on: day, by: register)
    }
  }
}

/// Somebody goes from this household to another that is on file.
struct Move: PersonChange {
  let desk: ChangeDesk
  let subject: ChangeDesk.Subject

  init(_ desk: ChangeDesk) throws {
    self.desk = desk
    subject = try desk.requireSubject()
  }

  var fields: [ChangeField] {
    [
      ChangeField(
        "household", "迁入哪一户", .text(most: 40), help: "填那一户的户编号。",
        isRequired: true),
      ChangeField(
        "relation", "与那一户户主的关系",
        .choice(PersonFields.relations.map { .init($0) }), isRequired: true),
      ChangeField(
        "from", "在那一户的第一天", .day, isRequired: true,
        value: desk.today.description),
    ]
  }

  var standing: [String] { ["在户：" + subject.row.stay.words] }
  var base: String { subject.staysBase }

  func plan(_ typed: TypedChange) throws -> ChangeStep? {
    let number = typed.text("household", most: 40, required: "请填户编号")
    let relation = typed.text(
      "relation", most: 20, required: "请选与户主关系")
    let day = typed.day("from")
    typed.notAfter(desk.today, "from", day)
    desk.checkLife(typed, "from", day)
    let stay = subject.row.stay
    if let day, !stay.contains(day - 1) {
      typed.refuse("from", "前一天不在这一户（在户\(stay.words)），请核对")
    }
    if number == desk.record.number { typed.refuse("household", "就是现在这一户") }
    guard let day, !number.isEmpty else { return nil }
    let target: VisibleHousehold
    do {
      target = try desk.context.see(household: number)
    } catch Refusal.notFound {
      typed.refuse("household", "没有这个户编号，或者不在您的工作范围内")
      return nil
    }
    if !target.line.onFile.contains(day) {
      typed.refuse("household", "那一户这一天不在册（\(target.line.onFile.words)）")
    }
    if let other = subject.stays.first(where: { $0.record.span.first >= day }) {
      typed.refuse("from", "与以后在户的日期（\(other.record.span.words)）重叠，请核对")
    }
    if relation == "户主",
      try HouseholdReader(desk.context.connection, target.key)
        .members(on: desk.today).contains(where: { $0.relation == "户主" })
    {
      typed.refuse("relation", "那一户已有户主，请核对")
    }
    var changed = person
    changed.relation = relation
    let stays =
      subject.stays.map(\.record).map { old in
        var old = old
        if old.household == desk.record.number, old.span == stay {
          old.span.last = day - 1
        }
        return old
      } + [
        StayRecord(
          person: person.number, household: number,
          span: Span(from: day, to: nil))
      ]
    let (home, key) = (home, subject.key)
    let own = desk.record.number
    return { [changed] writer in
      try writer.touch(
        ChangedUnits(households: [home, target.key], persons: [key]))
      _ = try writer.writer(
        of: .person(key), households: [home: own, target.key: number],
        persons: [key: changed.number]
      ).put(changed, stays: stays)
    }
  }
}

extension ChangeDesk.Subject {
  /// Days of another stay than one, that fall on some of the days given.
  func otherStay(than stay: Span, overlapping days: Span) -> Span? {
    for other in stays {
      let span = other.record.span
      if span != stay, span.overlaps(days) { return span }
    }
    return nil
  }

  /// Another one after his stays have been changed.
  var staysBase: String {
    "person \(revision) "
      + stays.map { "\($0.household.id).\($0.entry).\($0.revision)" }
      .joinedBase
  }
}
