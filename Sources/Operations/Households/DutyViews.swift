import Casework
import Records

/// The duties of a household and its members in words.
struct DutyViews {
  private let judged: JudgedUnits
  private let rules: LedgerRules
  private let names: NameReader
  private let actors: ActorWords
  private let home: Int32
  private let own: OwnPolicies

  init(
    _ judged: JudgedUnits, of home: Int32, _ names: NameReader,
    _ context: OperationContext
  ) {
    self.judged = judged
    self.home = home
    self.names = names
    rules = context.rules
    actors = ActorWords(context, names, on: judged.day)
    own = context.ownPolicies
  }

  /// Those whose window touches the period, and older debts; the latest
  /// window first.
  func views(touching period: Span) throws -> [DutyView] {
    var views: [DutyView] = []
    for (position, instance) in judged.instances.enumerated()
    where instance.window.overlaps(period) && isHere(instance)
      || judged.debts.contains(position) && isHere(instance)
    {
      views.append(try view(position, instance))
    }
    return views.sorted { left, right in
      if left.window != right.window {
        return left.window.last == right.window.last
          ? left.window.first > right.window.first
          : left.window.last > right.window.last
      }
      return (left.duty, left.unit) < (right.duty, right.unit)
    }
  }

  /// Of a person what fell, in part, in his time in this household.
  private func isHere(_ instance: DutyInstance) -> Bool {
    guard own.holds(duty: Int(instance.duty)) else { return false }
    let duty = rules.duties[Int(instance.duty)]
    guard let person = judged.person(of: instance, duty) else {
      return judged.household(of: instance, duty) == home
    }
    return judged.facts.residences[person].contains {
      $0.household == home && $0.span.overlaps(instance.window)
    }
  }

  private func view(
    _ position: Int, _ instance: DutyInstance
  ) throws -> DutyView {
    let duty = rules.duties[Int(instance.duty)]
    let row = LedgerRow(
      instance, of: judged.listing, rules: rules, facts: judged.facts)
    let person = try judged.person(of: instance, duty).map {
      try names.person(judged.loaded.personKeys[Int($0)]).name
    }
    return DutyView(
      duty: duty.id, title: duty.title, statement: duty.statement,
      policy: row.policy, clause: duty.clause, person: person,
      unit: row.unit, actor: try actors.words(instance, judged.facts),
      window: instance.window, required: row.required, counted: row.counted,
      state: instance.state, marks: instance.marks.words,
      isOverdue: judged.debts.contains(position), note: row.note,
      events: row.events)
  }
}
