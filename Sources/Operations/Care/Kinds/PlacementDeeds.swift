import Casework
import Records

/// Somebody goes to live in an institution. Who enters one for 特困 persons
/// leaves the scattered ones that day; others need no visits while there.
struct PlacementDeed: CareDeed {
  let desk: CareDesk
  private let institutions: [Institution]
  private let statuses: [StandingRow<StatusRecord>]

  init(_ desk: CareDesk) throws {
    self.desk = desk
    institutions = try CountyCareStore(
      desk.context.connection, of: desk.household.village.countyKey
    ).institutions().filter { $0.span.last >= desk.today }
    statuses = try desk.statuses()
  }

  var fields: [ChangeField] {
    [
      ChangeField(
        "institution", "哪个机构",
        .list(
          [.init("", "请选")]
            + institutions.map {
              .init("\($0.id)", "\($0.name)（\($0.kind.word)）")
            }), help: "机构名册由县（市、区）登记。", isRequired: true),
      ChangeField(
        "day", "入住日期", .day, isRequired: true, value: today.description),
      ChangeField(
        "reason", "原因", .longText(most: 300), isRequired: true,
        value: desk.file.notes.last { $0.kind == .wish }?.body ?? ""),
    ]
  }

  var standing: [String] { desk.placementLines }

  var obstacle: String? {
    if let death = desk.row.person.death {
      return "\(name)已于\(death.inWords)登记去世。"
    }
    if let here = desk.file.placement {
      return "\(here.from.inWords)起已在\(here.name)；离开时先登记返回。"
    }
    return institutions.isEmpty ? "机构名册里还没有机构，请县（市、区）先登记。" : nil
  }

  func plan(_ typed: TypedChange) throws -> CareStep? {
    let chosen = typed.raw("institution")
    let institution = institutions.first { "\($0.id)" == chosen }
    if institution == nil {
      typed.refuse("institution", "请选机构名册里的机构；没有的请县（市、区）先登记")
    }
    let day = typed.day("day")
    desk.checkDay(typed, "day", day)
    let reason = typed.text("reason", most: 300, required: "请写明原因")
    guard let institution, let day else { return nil }
    if !institution.span.contains(day) {
      typed.refuse("day", "那一天这个机构不在机构名册上，请核对")
    }
    if let last = desk.file.placements.last?.back?.last, day <= last {
      typed.refuse("day", "\(last.inWords)还在另一个机构，请核对日期")
    }
    let change = try desk.change(
      to: institution.kind, from: day, typed, statuses)
    let agreement = desk.file.agreements.first {
      $0.step(.signed) != nil && $0.step(.ended) == nil && !$0.isVoid
        && $0.inForce.contains(day - 1)
    }
    let county = desk.household.village.countyKey
    let notices = CareNotices(desk: desk)
    return { writing in
      if institution.kind == .support {
        try notices.settle(because: "已转入机构")
      }
      try writing.care.insert(
        CarePlacement(
          id: writing.id, institution: institution.id,
          name: institution.name, kind: institution.kind, from: day,
          reason: reason),
        in: InstitutionKey(county: county, id: institution.id))
      if institution.kind == .support, let agreement {
        try writing.care.insert(
          CareAgreement.Step(
            kind: .ended, day: day - 1, end: .enteredInstitution,
            words: institution.name), of: agreement.id)
      }
      try change?(writing.changes)
    }
  }
}

/// Somebody comes home from an institution.
struct ReturnDeed: CareDeed {
  let desk: CareDesk
  private let statuses: [StandingRow<StatusRecord>]

  init(_ desk: CareDesk) throws {
    self.desk = desk
    statuses = try desk.statuses()
  }

  var fields: [ChangeField] {
    [
      ChangeField(
        "day", "在机构的最后一天", .day, isRequired: true,
        value: today.description),
      ChangeField("words", "为什么返回", .longText(most: 300), isRequired: true),
    ]
  }

  var standing: [String] { desk.placementLines }
  var obstacle: String? { desk.file.placement == nil ? "现在不在机构。" : nil }

  func plan(_ typed: TypedChange) throws -> CareStep? {
    let day = typed.day("day")
    desk.checkDay(typed, "day", day)
    let words = typed.text("words", most: 300, required: "请写明原因")
    guard let day, let placement = desk.file.placement else { return nil }
    if day < placement.from {
      typed.refuse("day", "\(placement.from.inWords)才入住，请核对日期")
      return nil
    }
    let change = try desk.changeBack(
      from: placement, last: day, typed, statuses)
    return { writing in
      try writing.care.insert(
        CarePlacement.Return(last: day, words: words), from: placement.id)
      try change?(writing.changes)
    }
  }
}

extension CareDesk {
  var placementLines: [String] {
    file.placements.map { placement in
      "\(placement.name)：\(placement.from)起"
        + (placement.back.map { "，至\($0.last)" } ?? "")
    }
  }

  fileprivate func statuses() throws -> [StandingRow<StatusRecord>] {
    var rows: [StandingRow<StatusRecord>] = []
    try reader().statuses {
      rows.append(StandingRow(stored: $0, record: $1))
    }
    return rows
  }

  private func reader() throws -> RegisterReader {
    RegisterReader(
      context.connection, vault: try context.vault(), of: .person(key))
  }

  /// What the register has to say of somebody who enters an institution.
  fileprivate func change(
    to kind: CareInstitutionKind, from day: Day, _ typed: TypedChange,
    _ statuses: [StandingRow<StatusRecord>]
  ) throws -> ChangeStep? {
    kind == .support
      ? succeed(
        .destituteScattered, by: .destituteInstitution, from: day, typed,
        statuses)
      : try absence(
        from: day, kind == .medical ? .hospital : .institution, typed)
  }

  fileprivate func changeBack(
    from placement: CarePlacement, last: Day, _ typed: TypedChange,
    _ statuses: [StandingRow<StatusRecord>]
  ) throws -> ChangeStep? {
    placement.kind == .support
      ? succeed(
        .destituteInstitution, by: .destituteScattered, from: last + 1, typed,
        statuses)
      : try endAbsence(from: placement.from, last: last)
  }

  /// One status ends the day before another begins.
  private func succeed(
    _ old: AssistanceStatus, by new: AssistanceStatus, from day: Day,
    _ typed: TypedChange, _ statuses: [StandingRow<StatusRecord>]
  ) -> ChangeStep? {
    guard
      let row = statuses.first(where: {
        $0.record.status == old && $0.record.span.contains(day - 1)
          && $0.record.span.last >= day
      })
    else {
      typed.refuse("day", "\((day - 1).inWords)没有登记“\(old.word)”，请先核对救助身份")
      return nil
    }
    if let other = statuses.first(where: {
      $0.stored.entry != row.stored.entry && !$0.record.span.isEmpty
        && [old, new].contains($0.record.status)
        && $0.record.span.last >= day
    }) {
      typed.refuse(
        "day",
        "与已登记的“\(other.record.status.word)”（\(other.record.span.words)）重叠，请先核对救助身份"
      )
      return nil
    }
    let (key, number) = (key, self.row.person.number)
    let before = row.record
    var ended = before
    ended.span.last = day - 1
    return { [ended] changes in
      try changes.touch(ChangedUnits(persons: [key]))
      let writer = try changes.writer(of: .person(key), persons: [key: number])
      _ = try writer.put(ended, correcting: before)
      _ = try writer.put(
        StatusRecord(
          person: number, status: new, span: Span(day, before.span.last)))
    }
  }

  /// Nobody is visited who is being treated or looked after elsewhere.
  private func absence(
    from day: Day, _ reason: AbsenceReason, _ typed: TypedChange
  ) throws -> ChangeStep? {
    if row.absences.contains(where: { $0.span.last >= day }) {
      // Known to be away already: nothing to add.
      return nil
    }
    let (key, number) = (key, row.person.number)
    return { changes in
      try changes.touch(ChangedUnits(persons: [key]))
      _ = try changes.writer(of: .person(key), persons: [key: number]).put(
        AbsenceRecord(
          object: .person(number), reason: reason,
          span: Span(from: day, to: nil)))
    }
  }

  private func endAbsence(from day: Day, last: Day) throws -> ChangeStep? {
    var open: AbsenceRecord?
    try reader().absences { _, record in
      if record.span.first == day, record.span.end == nil { open = record }
    }
    guard let before = open else { return nil }
    let (key, number) = (key, row.person.number)
    var ended = before
    ended.span.last = last
    return { [ended] changes in
      try changes.touch(ChangedUnits(persons: [key]))
      _ = try changes.writer(of: .person(key), persons: [key: number]).put(
        ended, correcting: before)
    }
  }
}
