import Casework
import Records

/// The duties of a household and its members in words.
struct DutyViews {
  private let judged: JudgedUnits
  private let rules: LedgerRules
  private let names: NameReader
  private let scope: ScopeReader
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
    own = context.ownPolicies
    scope = ScopeReader(context.connection, on: judged.day)
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
      unit: row.unit, actor: try actor(instance, duty, row),
      window: instance.window, required: row.required, counted: row.counted,
      state: instance.state, marks: instance.marks.words,
      isOverdue: judged.debts.contains(position), note: row.note,
      events: row.events)
  }

  /// `双河村村专委（张三）`, or the worker's own name.
  private func actor(
    _ instance: DutyInstance, _ duty: Duty, _ row: LedgerRow
  ) throws -> String {
    guard case .office(let roles, let level, let name) = duty.actor else {
      var number = row.actor
      if case .link = duty.unit {
        let link = judged.facts.links[Int(instance.unit)]
        number = judged.facts.workerNumbers[Int(link.worker)]
      }
      if number.isEmpty { return "未指定责任人" }
      let worker = try names.worker(number)
      return worker.isEmpty ? number : "\(worker)（\(number)）"
    }
    guard let area = row.place?.ancestor(level) else { return name }
    let office = try names.area(area) + name
    if level == .county { return office }
    let posted = try scope.posts(at: area).filter { roles.contains($0.role) }
    if posted.isEmpty { return "\(office)（空缺）" }
    return "\(office)（\(posted.map(\.name).joined(separator: "、"))）"
  }
}
