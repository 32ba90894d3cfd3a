import Casework
import Records

/// What the responsible visitor thinks of a carer.
struct ViewDeed: CareDeed {
  let desk: CareDesk

  init(_ desk: CareDesk) { self.desk = desk }

  var fields: [ChangeField] {
    var visitor = ""
    if case .account(let account) = desk.context.actor {
      visitor = account.name
    }
    return [
      ChangeField(
        "day", "日期", .day, isRequired: true, value: today.description),
      ChangeField(
        "visitor", "探访责任人姓名", .text(most: 40), isRequired: true,
        value: visitor),
      ChangeField(
        "grade", "对照料人的看法", .choice(CareGrade.words.map { .init($0) }),
        isRequired: true),
      ChangeField("words", "看到的情况", .longText(most: 300)),
    ]
  }

  var obstacle: String? { desk.lacksAgreement }

  func plan(_ typed: TypedChange) -> CareStep? {
    let day = typed.day("day")
    desk.checkDay(typed, "day", day)
    let visitor = typed.name("visitor")
    let grade: CareGrade? = typed.word("grade", "请选看法")
    let words = typed.text("words", most: 300)
    guard let day, let grade else { return nil }
    guard let agreement = desk.agreement(typed, on: day) else { return nil }
    return { writing in
      try writing.care.insert(
        CareNote(
          id: writing.id, kind: .view, agreement: agreement.id, day: day,
          grade: grade, body: visitor, words: words))
    }
  }
}

/// A carer is urged to do what he agreed to.
struct UrgingDeed: CareDeed {
  let desk: CareDesk

  init(_ desk: CareDesk) { self.desk = desk }

  var fields: [ChangeField] {
    [
      ChangeField(
        "day", "日期", .day, isRequired: true, value: today.description),
      ChangeField(
        "words", "没有做到什么，怎样督促的", .longText(most: 300), isRequired: true),
    ]
  }

  var standing: [String] {
    desk.agreementLines
      + desk.file.notes.filter { $0.kind == .urging }.map {
        "\($0.day)督促：\($0.words)"
      }
  }

  var obstacle: String? { desk.lacksAgreement }

  func plan(_ typed: TypedChange) -> CareStep? {
    let day = typed.day("day")
    desk.checkDay(typed, "day", day)
    let words = typed.text("words", most: 300, required: "请写明没有做到什么")
    guard let day, let agreement = desk.agreement(typed, on: day) else {
      return nil
    }
    return { writing in
      try writing.care.insert(
        CareNote(
          id: writing.id, kind: .urging, agreement: agreement.id, day: day,
          words: words))
    }
  }
}

/// Serious harm is handed over to a body of the law.
struct LegalHandoverDeed: CareDeed {
  let desk: CareDesk

  init(_ desk: CareDesk) { self.desk = desk }

  private var agreements: [CareAgreement] {
    desk.openAgreements.filter { $0.step(.signed) != nil }
  }

  var fields: [ChangeField] {
    [
      desk.choice(agreements, label: "哪一份协议的照料人"),
      ChangeField(
        "day", "移送日期", .day, isRequired: true, value: today.description),
      ChangeField(
        "body", "移送给哪个机关", .text(most: 60), help: "如：公安局、司法局",
        isRequired: true),
      ChangeField("words", "事由", .longText(most: 500), isRequired: true),
    ]
  }

  var obstacle: String? {
    agreements.isEmpty ? "没有签过委托照料服务协议。" : nil
  }

  func plan(_ typed: TypedChange) -> CareStep? {
    let agreement = desk.chosen(typed, of: agreements)
    let day = typed.day("day")
    desk.checkDay(typed, "day", day)
    let body = typed.text("body", most: 60, required: "请填移送给哪个机关")
    let words = typed.text("words", most: 500, required: "请写明事由")
    guard let agreement, let day else { return nil }
    return { writing in
      try writing.care.insert(
        CareNote(
          id: writing.id, kind: .legalHandover, agreement: agreement.id,
          day: day, body: body, words: words))
    }
  }
}

/// A carer is put forward as a good one, upon his evaluation.
struct NominationDeed: CareDeed {
  let desk: CareDesk

  init(_ desk: CareDesk) { self.desk = desk }

  private var agreement: CareAgreement? {
    desk.file.agreements.valid(on: today)
  }

  var fields: [ChangeField] {
    [
      ChangeField(
        "day", "推荐日期", .day, isRequired: true, value: today.description),
      ChangeField("words", "事迹", .longText(most: 500), isRequired: true),
    ]
  }

  var obstacle: String? {
    guard let agreement else { return "现在没有有效的照料协议。" }
    return desk.file.obstacleToNomination(of: agreement)
  }

  func plan(_ typed: TypedChange) -> CareStep? {
    let day = typed.day("day")
    desk.checkDay(typed, "day", day)
    let words = typed.text("words", most: 500, required: "请写明事迹")
    guard let day, let agreement else { return nil }
    return { writing in
      try writing.care.insert(
        CareNote(
          id: writing.id, kind: .nomination, agreement: agreement.id,
          day: day, words: words))
    }
  }
}

/// The person wishes to live in an institution, or nobody can be found who
/// cares for him.
struct WishDeed: CareDeed {
  let desk: CareDesk

  init(_ desk: CareDesk) { self.desk = desk }

  static let reasons = ["本人愿意集中供养", "无法确定照料人"]

  var fields: [ChangeField] {
    [
      ChangeField(
        "day", "日期", .day, isRequired: true, value: today.description),
      ChangeField(
        "reason", "为什么", .choice(Self.reasons.map { .init($0) }),
        isRequired: true),
      ChangeField("words", "说明", .longText(most: 300)),
    ]
  }

  var standing: [String] {
    desk.file.notes.filter { $0.kind == .wish }.map {
      "\($0.day)：\($0.body)\($0.words.isEmpty ? "" : "。\($0.words)")"
    }
  }

  var obstacle: String? {
    desk.isOwed(on: today) ? nil : "\(name)现在不是分散供养特困人员。"
  }

  func plan(_ typed: TypedChange) -> CareStep? {
    let day = typed.day("day")
    desk.checkDay(typed, "day", day)
    let reason = typed.raw("reason")
    if !Self.reasons.contains(reason) { typed.refuse("reason", "请选原因") }
    let words = typed.text("words", most: 300)
    guard let day else { return nil }
    return { writing in
      try writing.care.insert(
        CareNote(
          id: writing.id, kind: .wish, day: day, body: reason, words: words))
    }
  }
}

extension CareDesk {
  var lacksAgreement: String? {
    file.agreements.contains { !$0.inForce.isEmpty }
      ? nil : "没有签过委托照料服务协议；先由乡镇（街道）签订协议。"
  }

  /// The agreement in force on a day.
  func agreement(_ typed: TypedChange, on day: Day) -> CareAgreement? {
    let found = file.agreements.valid(on: day)
    if found == nil {
      typed.refuse("day", "\(day.inWords)没有有效的委托照料服务协议，请核对日期")
    }
    return found
  }
}
