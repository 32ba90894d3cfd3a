import Casework
import Records

/// A new agreement of three, signed or still to be signed.
struct AgreementDeed: CareDeed {
  let desk: CareDesk

  init(_ desk: CareDesk) { self.desk = desk }

  static let usualDuties =
    "照料日常起居，协助用餐、服药、就医，打扫卫生，陪同外出；发现生病、走失等情况，立即报告村（社区）和乡镇（街道）。"

  var fields: [ChangeField] {
    let last = desk.openAgreements.map(\.claimed.last).max()
    let from = max(today, last.map { $0 + 1 } ?? today)
    return [
      ChangeField("carer", "照料人姓名", .text(most: 40), isRequired: true),
      ChangeField(
        "carer-number", "照料人的人员编号", .text(most: 40),
        help: "照料人在册的填，不在册的不填。"),
      ChangeField(
        "relation", "与\(name)的关系", .text(most: 20), help: "如：侄子、邻居",
        isRequired: true),
      ChangeField(
        "place", "照料人住在哪个村（社区）", .text(most: 40), help: "只写到村，会公示。",
        isRequired: true),
      ChangeField(
        "from", "第一天", .day, isRequired: true, value: from.description),
      ChangeField(
        "to", "最后一天", .day, isRequired: true,
        value: (from.birthday(1) - 1).description),
      ChangeField(
        "duties", "照料人的职责", .longText(most: 500), isRequired: true,
        value: Self.usualDuties),
      ChangeField(
        "payment", "照料费（元/月）", .number(most: 6), help: "没有的填0。",
        isRequired: true),
      ChangeField(
        "signed", "三方签字的日期", .day, help: "还没有签字的不填，先存为“拟定”。"),
    ]
  }

  var obstacle: String? {
    desk.isOwed(on: today)
      ? nil : "\(name)现在不是分散供养特困人员，不需要签委托照料服务协议。"
  }

  func plan(_ typed: TypedChange) throws -> CareStep? {
    let carer = try carer(typed)
    let from = typed.day("from")
    let to = typed.day("to")
    let signed = typed.day("signed", required: false)
    let duties = typed.text("duties", most: 500, required: "请写明照料人的职责")
    let payment = Int(typed.digits("payment"))
    if payment == nil || payment.map({ !(0...100_000).contains($0) }) == true {
      typed.refuse("payment", "请填每月多少元，整数；没有的填0")
    }
    desk.checkDay(typed, "signed", signed)
    guard let from, let to, let payment else { return nil }
    if to < from {
      typed.refuse("to", "最后一天早于第一天，请核对")
      return nil
    }
    if to >= from.birthday(10) {
      typed.refuse("to", "一份协议最长十年，请核对")
    }
    if let signed, signed > to {
      typed.refuse("signed", "签字时协议已经到期，请核对日期")
    }
    let agreement = CareAgreement(
      id: "", carer: carer, township: desk.township, span: Span(from, to),
      duties: duties, payment: payment,
      steps: signed.map { [.init(kind: .signed, day: $0)] } ?? [])
    if let other = agreement.overlapping(desk.file.agreements) {
      typed.refuse("from", Self.overlap(with: other))
    }
    let notices = CareNotices(desk: desk)
    return { writing in
      var made = agreement
      made.id = writing.id
      try writing.care.insert(made)
      if signed != nil { try notices.settle(because: "已另签协议") }
    }
  }

  /// What to do about an agreement that claims the same days.
  static func overlap(with other: CareAgreement) -> String {
    let days = other.claimed.words
    return other.step(.signed) == nil
      ? "与\(other.carer.name)的一份拟定的协议（\(days)）重叠：先作废那一份，或者把日期错开"
      : "与\(other.carer.name)签的协议（\(days)）重叠：先解除那一份，"
        + "或者从\((other.claimed.last + 1).inWords)起签"
  }

  private func carer(_ typed: TypedChange) throws -> CareAgreement.Carer {
    let carer = CareAgreement.Carer(
      name: typed.name("carer"), number: typed.raw("carer-number"),
      relation: typed.text("relation", most: 20, required: "请填与本人的关系"),
      place: typed.text("place", most: 40, required: "请填照料人住在哪个村"))
    if !carer.number.isEmpty {
      let parties = VisitParties(desk.context.connection)
      let found = try parties.person(carer.number)
      if found == nil {
        typed.refuse("carer-number", "没有这个人员编号；照料人不在册的不填")
      } else if found?.key == desk.key {
        typed.refuse("carer-number", "这是本人的编号；照料人须是另一个人")
      } else if found?.death != nil {
        typed.refuse("carer-number", "此人已登记去世，请核对")
      }
    }
    // 三台村 is a name; 12号 is not.
    let hasDigits = carer.place.unicodeScalars.contains { scalar in
      (0x30...0x39).contains(scalar.value)
        || (0xFF10...0xFF19).contains(scalar.value)
    }
    if hasDigits {
      typed.refuse("place", "只写到村（社区），不写门牌号和电话；这一项会公示")
    }
    return carer
  }
}

/// A draft is signed by all three.
struct SigningDeed: CareDeed {
  let desk: CareDesk
  private let drafts: [CareAgreement]

  init(_ desk: CareDesk) {
    self.desk = desk
    drafts = desk.openAgreements.filter { $0.step(.signed) == nil }
  }

  var fields: [ChangeField] {
    [
      desk.choice(drafts),
      ChangeField(
        "day", "三方签字的日期", .day, isRequired: true,
        value: today.description),
    ]
  }

  var obstacle: String? { drafts.isEmpty ? "没有拟定的协议。" : nil }

  func plan(_ typed: TypedChange) -> CareStep? {
    let agreement = desk.chosen(typed, of: drafts)
    let day = typed.day("day")
    desk.checkDay(typed, "day", day)
    guard let agreement, let day else { return nil }
    if day > agreement.span.last {
      typed.refuse("day", "签字时协议已经到期；请作废这一份，另签一份")
    }
    let notices = CareNotices(desk: desk)
    return { writing in
      try writing.care.insert(
        CareAgreement.Step(kind: .signed, day: day), of: agreement.id)
      try notices.settle(because: "已另签协议")
    }
  }
}

/// An agreement that binds is ended before its last day.
struct EndingDeed: CareDeed {
  let desk: CareDesk
  private let agreements: [CareAgreement]

  init(_ desk: CareDesk) {
    self.desk = desk
    agreements = desk.openAgreements.filter {
      $0.step(.signed) != nil && $0.step(.ended) == nil
        && $0.span.last >= desk.today
    }
  }

  var fields: [ChangeField] {
    [
      desk.choice(agreements),
      ChangeField(
        "day", "照料的最后一天", .day, isRequired: true,
        value: today.description),
      ChangeField(
        "reason", "原因", .choice(AgreementEnd.words.map { .init($0) }),
        isRequired: true,
        value: ReplacementTask(desk.file, within: 0) == nil
          ? "" : AgreementEnd.failedEvaluation.word),
      ChangeField(
        "words", "说明", .longText(most: 500),
        help: "侵害利益的写明经过；选“其他”的写明原因。"),
    ]
  }

  var obstacle: String? { agreements.isEmpty ? "没有可以解除的协议。" : nil }

  func plan(_ typed: TypedChange) -> CareStep? {
    let agreement = desk.chosen(typed, of: agreements)
    let day = typed.day("day")
    let reason: AgreementEnd? = typed.word("reason", "请选原因")
    let words = typed.text("words", most: 500)
    if words.isEmpty, reason == .seriousHarm || reason == .other {
      typed.refuse("words", "请写明情况")
    }
    guard let agreement, let day, let reason else { return nil }
    if day < agreement.inForce.first {
      typed.refuse(
        "day", "协议\(agreement.inForce.first.inWords)才开始；没有履行过的，用“作废协议”")
    } else if day > agreement.span.last {
      typed.refuse("day", "协议到\(agreement.span.last.inWords)为止，请核对日期")
    }
    return { writing in
      try writing.care.insert(
        CareAgreement.Step(
          kind: .ended, day: day, end: reason, words: words),
        of: agreement.id)
    }
  }
}

/// An agreement is taken back: it should not be on record.
struct VoidingDeed: CareDeed {
  let desk: CareDesk

  init(_ desk: CareDesk) { self.desk = desk }

  /// What was evaluated or pledged upon has been lived by.
  private var agreements: [CareAgreement] {
    desk.openAgreements.filter { agreement in
      desk.file.pledge(of: agreement.id) == nil
        && !desk.file.evaluations.contains { $0.agreement == agreement.id }
    }
  }

  var fields: [ChangeField] {
    [
      desk.choice(agreements),
      ChangeField(
        "words", "原因", .longText(most: 200), isRequired: true),
    ]
  }

  var obstacle: String? {
    agreements.isEmpty ? "没有可以作废的协议；已经承诺或评价过的，用“解除协议”。" : nil
  }

  func plan(_ typed: TypedChange) -> CareStep? {
    let agreement = desk.chosen(typed, of: agreements)
    let words = typed.text("words", most: 200, required: "请写明原因")
    guard let agreement else { return nil }
    let day = today
    return { writing in
      try writing.care.insert(
        CareAgreement.Step(kind: .void, day: day, words: words),
        of: agreement.id)
    }
  }
}
