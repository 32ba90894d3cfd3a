package import Casework
import Policies
import Records

/// Works out what a policy would demand before it is adopted: judged in
/// memory on what is on record now; nothing is stored.
package struct TryPolicy: Query {
  package static let permission = Permission.tryPolicies
  package static let action = AuditAction.tryPolicy

  package var question: TrialQuestion

  package init(_ question: TrialQuestion) { self.question = question }

  /// - Throws: `Refusal.notFound` for an area that is not his;
  ///   `Refusal.invalid`.
  package func perform(in context: OperationContext) throws -> TrialResult {
    guard try context.isOwn(question.area) else { throw Refusal.notFound }
    let trial = try trial(context.rules)
    let months = WindowKind.month.windows(touching: question.months)
    let before = months.map { $0.shifted(years: -1) }
    var table = TrialTable(months: months.count)
    let packs = context.rules.packs.map(\.id)
    let plain = FactsLoader(context.connection, packs: packs)
    let changed = FactsLoader(
      context.connection, packs: packs, trying: trial.pack)
    let staff = try StaffRegister(context.connection).posts(in: nil)
      .map(\.post.record).filter { $0.span.contains(context.today) }
    for county in try plain.counties() where isTouched(county) {
      let facts = try plain.county(county).facts
      var today = TrialLoad(question.area, months: months)
      today.add(context.rules, facts, TrialPosts(facts, staff))
      table.add(today, to: \.today)
      var done = TrialLoad(question.area, months: before)
      done.add(visitsOf: facts)
      table.add(done, to: \.done)
      var tried = TrialLoad(question.area, months: months)
      let changedFacts =
        trial.pack == nil ? facts : try changed.county(county).facts
      tried.add(trial.rules, changedFacts, TrialPosts(changedFacts, staff))
      table.add(tried, to: \.tried)
    }
    return try table.result(
      question, title: trial.title, change: trial.change, months: months,
      context)
  }

  private func isTouched(_ county: Int64) -> Bool {
    AreaCode(number: county).map {
      $0.contains(question.area) || question.area.contains($0)
    } ?? false
  }

  private struct Trial {
    var rules: LedgerRules
    var pack: PolicyRecord?
    var title: String
    var change: String
  }

  private func trial(_ rules: LedgerRules) throws -> Trial {
    guard question.months.length <= 3 * 366, !question.months.isEmpty else {
      throw Refusal.invalid([
        FieldProblem(TrialField.to, "结束月份不能早于开始月份，最多三年")
      ])
    }
    switch question.change {
    case .pack(let id):
      guard let pack = rules.packs.first(where: { $0.id == id }) else {
        throw Refusal.invalid([FieldProblem(TrialField.change, "请选择政策")])
      }
      return Trial(
        rules: rules,
        pack: PolicyRecord(
          area: question.area, pack: id, span: question.months),
        title: pack.title, change: "在本辖区施行\(pack.citation)")
    case .duty(let id, let window, let required):
      var packs = rules.packs
      for pack in packs.indices {
        for place in packs[pack].duties.indices
        where packs[pack].duties[place].id == id {
          let duty = packs[pack].duties[place]
          guard case .window(let kind, _, let owedWhen) = duty.timing
          else { break }
          packs[pack].duties[place].timing = .window(
            window, leastDaysLeft: window.leastDaysLeft, owedWhen: owedWhen)
          packs[pack].duties[place].required = required
          return Trial(
            rules: LedgerRules(packs: packs), pack: nil, title: duty.title,
            change: "由\(kind.each)\(duty.required)次改为"
              + "\(window.each)\(required)次")
        }
      }
      throw Refusal.invalid([FieldProblem(TrialField.change, "请选择职责")])
    }
  }
}

/// The fields of the form, as problems name them.
package enum TrialField {
  package static let area = "area"
  package static let change = "change"
  package static let window = "window"
  package static let required = "required"
  package static let from = "from"
  package static let to = "to"
  package static let capacity = "capacity"
}

/// What the form of a trial offers.
package struct TrialForm: Sendable {
  package var day: Day
  package var areas: [(code: AreaCode, name: String)]
  package var packs: [PoliciesView.PackLine]
  package var duties: [Duty]
  /// 工作 of one worker in a month, where a pack has a parameter for it.
  package var capacity: Int
  package var isRecomputing: Bool

  package struct Duty: Sendable, Hashable {
    package var id: String
    package var title: String
    package var frequency: String
    package var citation: String
  }
}

package struct PrepareTrial: Query {
  package static let permission = Permission.tryPolicies
  package static let action = AuditAction.tryPolicy

  package init() {}

  package func perform(in context: OperationContext) throws -> TrialForm {
    let own = try context.managedArea()
    let inForce = Set(
      try AreaRegister(context.connection).policies(for: own)
        .filter { $0.record.span.last >= context.today }.map(\.record.pack))
    let packs = context.rules.packs
    let capacity = packs.filter { inForce.contains($0.id) }
      .flatMap(\.parameters)
      .first { $0.id == "visits_per_worker_month" }
      .flatMap { Int($0.value) }
    return TrialForm(
      day: context.today, areas: try context.areasBelow(own),
      packs: packs.map {
        PoliciesView.PackLine(
          id: $0.id, title: $0.title, documentNumber: $0.documentNumber,
          issuer: $0.issuer)
      },
      duties: packs.filter { inForce.contains($0.id) }.flatMap { pack in
        pack.duties.compactMap { duty in
          guard case .window(let window, _, _) = duty.timing,
            duty.fulfilment.modes.contains(.home)
          else { return nil }
          return TrialForm.Duty(
            id: duty.id, title: duty.title,
            frequency: "\(window.each)\(duty.required)次",
            citation: pack.citation)
        }
      }, capacity: capacity ?? TrialQuestion.usualCapacity,
      isRecomputing: try LedgerStore.isStale(own, context.connection))
  }
}

extension Span {
  /// A month of another year.
  func shifted(years: Int) -> Span {
    let (year, month, _) = first.date
    let start = Day(year: year + years, month: month, day: 1) ?? first
    return WindowKind.month.window(containing: start)
  }
}
