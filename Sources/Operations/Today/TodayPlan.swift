import Casework
import Records

/// Finds out which households are owed what by a worker.
struct TodayPlan {
  /// A household with positions in the listing of what is owed.
  struct Card {
    var line: HomeLine
    var household: Int32
    var duties: [Item] = []
    var isOverdue = false
    var due = Day.distantFuture

    struct Item {
      /// The running instance, or the debt where there is none.
      var position: Int
      var debt: Int?
      var ownership: Ownership
    }

    /// Debts first, then by the end of the window, then as one walks.
    static func ordered(_ cards: [Card]) -> [Card] {
      cards.map { (place: PlaceOrder($0.line), card: $0) }
        .sorted { left, right in
          if left.card.isOverdue != right.card.isOverdue {
            return left.card.isOverdue
          }
          if left.card.due != right.card.due {
            return left.card.due < right.card.due
          }
          return left.place < right.place
        }.map(\.card)
    }
  }

  private let judged: JudgedUnits
  private let own: OwnDuties
  private let rules: LedgerRules
  private let policies: OwnPolicies
  private var lines: [HouseholdKey: HomeLine]

  init(
    _ judged: JudgedUnits, _ units: WorkerUnits, _ context: OperationContext
  ) throws {
    self.judged = judged
    own = units.own
    rules = context.rules
    policies = context.ownPolicies
    lines = units.homes
  }

  func cards() -> [Card] {
    var cards: [Int32: Card] = [:]
    for item in items() {
      let instance = judged.instances[item.position]
      let duty = rules.duties[Int(instance.duty)]
      guard let home = judged.household(of: instance, duty),
        let line = lines[judged.loaded.householdKeys[Int(home)]]
      else { continue }
      let ownership = own.ownership(
        of: instance, duty, judged.loaded, village: line.village)
      if ownership == .none { continue }
      // His own links bind him, whatever the policy.
      if ownership == .shared, !policies.holds(duty: Int(instance.duty)) {
        continue
      }
      var card = cards[home] ?? Card(line: line, household: home)
      card.duties.append(
        Card.Item(
          position: item.position, debt: item.debt, ownership: ownership))
      if ownership != .shared {
        card.isOverdue = card.isOverdue || item.debt != nil
        card.due = min(card.due, instance.window.last)
      }
      cards[home] = card
    }
    return cards.values.filter { card in
      card.duties.contains { $0.ownership != .shared }
    }
  }

  /// What is owed to a household by anybody.
  static func owed(_ judged: JudgedUnits) -> [(position: Int, debt: Int?)] {
    var running: [UnitDuty: Int] = [:]
    var debts: [UnitDuty: Int] = [:]
    for (position, instance) in judged.instances.enumerated() {
      let key = UnitDuty(duty: instance.duty, unit: instance.unit)
      if instance.window.contains(judged.day), instance.state == .open {
        running[key] = position
      }
      if judged.debts.contains(position) { debts[key] = position }
    }
    var found: [(position: Int, debt: Int?)] = []
    for (key, position) in running { found.append((position, debts[key])) }
    for (key, position) in debts where running[key] == nil {
      found.append((position, position))
    }
    return found.sorted { $0.position < $1.position }
  }

  private func items() -> [(position: Int, debt: Int?)] {
    Self.owed(judged)
  }

  private struct UnitDuty: Hashable {
    var duty: Int32
    var unit: Int32
  }
}
