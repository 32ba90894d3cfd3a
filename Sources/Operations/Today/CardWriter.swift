import Casework
import Records

/// Puts cards and duties into words, for one page of them.
struct CardWriter: ~Copyable {
  private let judged: JudgedUnits
  private let rules: LedgerRules
  private let names: NameReader
  private var groups: GroupReasons

  init(_ judged: JudgedUnits, _ context: OperationContext) {
    self.judged = judged
    rules = context.rules
    names = NameReader(context.connection)
    groups = GroupReasons(
      context.rules, judged.facts, on: judged.day, of: context.ownPolicies)
  }

  mutating func card(_ card: TodayPlan.Card) throws -> TodayCard {
    let contact = judged.facts.lastContact(of: card.household, by: judged.day)
    return TodayCard(
      household: card.line.number, head: card.line.head,
      address: card.line.address, grid: card.line.grid,
      village: card.line.village,
      villageName: try names.area(card.line.village),
      duties: try card.duties.map { item in
        try duty(item.position, debt: item.debt, item.ownership)
      }.sorted(by: TodayDuty.precedes),
      reasons: groups.reasons(of: card.household),
      lastContact: contact.map { LastContact(day: $0.day, mode: $0.mode) })
  }

  func duty(
    _ position: Int, debt: Int?, _ ownership: Ownership
  ) throws -> TodayDuty {
    let instance = judged.instances[position]
    let duty = rules.duties[Int(instance.duty)]
    let pack = rules.packs[rules.packOfDuty[Int(instance.duty)]]
    let person = try judged.person(of: instance, duty).map {
      try names.person(judged.loaded.personKeys[Int($0)])
    }
    var principal: String?
    if case .deputy(let name) = ownership { principal = name }
    return TodayDuty(
      duty: duty.id, title: duty.title, policy: pack.citation,
      clause: duty.clause, person: person?.name,
      personNumber: person?.number, window: instance.window,
      state: instance.state, required: Int(instance.required),
      counted: Int(instance.counted), isOverdue: debt != nil,
      missed: debt.map { judged.instances[$0].window },
      isContactKept: instance.marks.contains(.contactKept)
        || instance.state == .deferred,
      modes: duty.fulfilment.modes.words, actingFor: principal,
      isShared: ownership == .shared)
  }
}

extension TodayDuty {
  /// One's own before others', then what ends first.
  static func precedes(_ left: TodayDuty, _ right: TodayDuty) -> Bool {
    if left.isShared != right.isShared { return right.isShared }
    return (left.window.last, left.duty, left.person ?? "")
      < (right.window.last, right.duty, right.person ?? "")
  }
}
