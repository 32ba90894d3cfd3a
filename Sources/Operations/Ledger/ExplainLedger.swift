package import Casework
import Records

/// Explains one duty instance: clause, window, every candidate visit, counted
/// or not and why.
package struct ExplainLedger: Query {
  package static let permission = Permission.readLedger
  package static let action = AuditAction.explainLedger

  package var duty: String
  package var unit: String
  /// The window's first day; for a standing duty the as-of day.
  package var from: Day
  package var asOf: Day
  package var knownAt: Moment

  package init(
    duty: String, unit: String, from: Day, asOf: Day,
    knownAt: Moment = .distantFuture
  ) {
    self.duty = duty
    self.unit = unit
    self.from = from
    self.asOf = asOf
    self.knownAt = knownAt
  }

  /// - Throws: `Refusal.notFound` where no such instance is listed.
  package func perform(in context: OperationContext) throws -> Explanation {
    let rules = context.rules
    guard let position = rules.position(of: duty) else {
      throw Refusal.notFound
    }
    let loader = FactsLoader(
      context.connection, packs: rules.packs.map(\.id), knownAt: knownAt)
    var standing = StandingTally(rules: rules)
    for county in try loader.counties() {
      let facts = try loader.county(county).facts
      if let found = explain(position, rules, facts, standing) {
        return found
      }
      var judge = LedgerJudge(
        rules: rules, facts: facts, period: Span(from, from), asOf: asOf)
      judge.count(into: &standing)
    }
    let staff = try loader.staff().facts
    var judge = LedgerJudge(
      rules: rules, facts: staff, period: Span(from, from), asOf: asOf)
    judge.count(into: &standing)
    guard let found = explain(position, rules, staff, standing) else {
      throw Refusal.notFound
    }
    return found
  }

  private func explain(
    _ position: Int32, _ rules: LedgerRules, _ facts: Facts,
    _ standing: StandingTally
  ) -> Explanation? {
    LedgerJudge.explain(
      duty: position, unit: unit, from: from, rules: rules, facts: facts,
      asOf: asOf, standing: standing)
  }
}
