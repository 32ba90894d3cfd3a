import Casework
import Records

/// Who keeps the bank card, and whether the money reaches the person.
struct CustodyDeed: CareDeed {
  let desk: CareDesk

  init(_ desk: CareDesk) { self.desk = desk }

  private static let yes = "是"
  private static let no = "否"

  var fields: [ChangeField] {
    let last = desk.file.custody.last
    return [
      ChangeField(
        "day", "检查日期", .day, isRequired: true, value: today.description),
      ChangeField(
        "holder", "一卡通由谁保管", .choice(CardHolder.words.map { .init($0) }),
        isRequired: true, value: last?.holder.word ?? ""),
      ChangeField(
        "agent", "代管人姓名", .text(most: 40), help: "代管的必须填。",
        value: last?.agent ?? ""),
      ChangeField(
        "relation", "代管人与本人的关系", .text(most: 20),
        value: last?.relation ?? ""),
      ChangeField(
        "consent", "有本人的委托手续", .choice([.init(Self.yes), .init(Self.no)]),
        help: "代管的必须选。"),
      ChangeField(
        "money", "代管的钱交给了本人或用于本人",
        .choice([.init(Self.yes), .init(Self.no)]), help: "代管的必须选。"),
      ChangeField("words", "说明", .longText(most: 300)),
    ]
  }

  var standing: [String] {
    desk.file.custody.suffix(3).map { check in
      let found = check.irregularities
      return "\(check.day)：\(check.holder.word)"
        + (check.agent.isEmpty ? "" : "（\(check.agent)）")
        + (found.isEmpty ? "，正常" : "，\(found.joined(separator: "、"))")
    }
  }

  var obstacle: String? {
    desk.row.person.death.map { "\(name)已于\($0.inWords)登记去世。" }
  }

  func plan(_ typed: TypedChange) -> CareStep? {
    let day = typed.day("day")
    desk.checkDay(typed, "day", day)
    let holder: CardHolder? = typed.word("holder", "请选由谁保管")
    let words = typed.text("words", most: 300)
    let isAgent = holder == .agent
    let agent = typed.name("agent", required: isAgent)
    let relation = typed.text(
      "relation", most: 20, required: isAgent ? "请填代管人与本人的关系" : nil)
    let consent = answer(typed, "consent", isRequired: isAgent)
    let money = answer(typed, "money", isRequired: isAgent)
    if holder == .person, !agent.isEmpty {
      typed.refuse("agent", "选了“本人”保管，不填代管人；由别人代管的请选“代管”")
    }
    guard let day, let holder else { return nil }
    let desk = desk
    return { writing in
      let check = CustodyCheck(
        id: writing.id, day: day, holder: holder, agent: agent,
        relation: isAgent ? relation : "", hasConsent: isAgent && consent,
        isHandedOver: isAgent && money, words: words)
      try writing.care.insert(check)
      try CareMatters.found(check, desk)
    }
  }

  private func answer(
    _ typed: TypedChange, _ field: String, isRequired: Bool
  ) -> Bool {
    let text = typed.raw(field)
    let isOpen = text.isEmpty && !isRequired
    if !isOpen, ![Self.yes, Self.no].contains(text) {
      typed.refuse(field, "请选“是”或“否”")
    }
    return text == Self.yes
  }
}
