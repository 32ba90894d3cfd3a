package import Casework
import Records

/// Explains one window of a unit, from the unit's own facts alone.
package struct ExplainDuty: Query {
  package static let permission = Permission.readCoverage
  package static let action = AuditAction.explainLedger

  package var duty: String
  package var unit: String
  /// The window's first day; for a standing duty the day it is judged on.
  package var from: Day
  /// Nil for today.
  package var asOf: Day?
  /// What was on record then; nil for all there is now.
  package var knownAt: Moment?

  package init(
    duty: String, unit: String, from: Day, asOf: Day? = nil,
    knownAt: Moment? = nil
  ) {
    self.duty = duty
    self.unit = unit
    self.from = from
    self.asOf = asOf
    self.knownAt = knownAt
  }

  package struct Answer: Sendable {
    package var explanation: Explanation
    package var duty: DutyName
    /// Where the row belongs, and the areas above that may be seen.
    package var area: AreaName
    package var above: [AreaName]
    package var asOf: Day
    /// The day of today, and what was known when; nil for all.
    package var today: Day
    package var knownAt: Moment?
    /// What the unit is called: household, person, link or worker.
    package var unitName: String
    /// 户编号 of its household, where whoever asks may open it.
    package var household: String?
    /// Names by 工号.
    package var workers: [String: String]
    /// What the row's actor is called.
    package var actor: String
  }

  /// - Throws: `Refusal.notFound` for what is unknown, not listed, or not in
  ///   the asker's area.
  package func perform(in context: OperationContext) throws -> Answer {
    let rules = context.rules
    guard let position = rules.position(of: duty),
      context.ownPolicies.holds(duty: Int(position))
    else {
      throw Refusal.notFound
    }
    let asOf = asOf ?? context.today
    let kind = rules.duties[Int(position)].unit
    let unit = try ExplainedUnit(unit, kind, context)
    let explanation = try explain(position, unit, asOf, context)
    guard let explanation, let place = explanation.row.place else {
      throw Refusal.notFound
    }
    let area = try context.see(area: place)
    context.noteRead(
      county: place.countyKey, subject: self.unit, detail: duty)
    let names = CoverageNames(context)
    return Answer(
      explanation: explanation, duty: names.duty(Int(position)),
      area: try names.area(area.code),
      above: try area.above.map { try names.area($0) }, asOf: asOf,
      today: context.today, knownAt: knownAt, unitName: unit.name,
      household: context.actor.may(.readHousehold)
        ? unit.householdNumber : nil,
      workers: try workers(of: explanation, context),
      actor: try actor(of: explanation.row, context))
  }

  private func explain(
    _ position: Int32, _ unit: ExplainedUnit, _ asOf: Day,
    _ context: OperationContext
  ) throws -> Explanation? {
    let rules = context.rules
    let loader = FactsLoader(
      context.connection, packs: rules.packs.map(\.id),
      knownAt: knownAt ?? .distantFuture)
    guard let worker = unit.standing else {
      return LedgerJudge.explain(
        duty: position, unit: self.unit, from: from, rules: rules,
        facts: try loader.units(
          households: unit.households, persons: unit.persons
        ).facts, asOf: asOf)
    }
    guard from == asOf else { return nil }
    let facts = try loader.staff([worker]).facts
    var judge = LedgerJudge(
      rules: rules, facts: facts, period: Span(asOf, asOf), asOf: asOf)
    var tally = StandingTally(rules: rules)
    judge.count(into: &tally)
    return judge.explainStanding(
      position, of: self.unit, tally,
      links: judge.links(of: self.unit, for: position))
  }

  private func workers(
    of explanation: Explanation, _ context: OperationContext
  ) throws -> [String: String] {
    let names = NameReader(context.connection)
    var found: [String: String] = [:]
    for number in explanation.candidates.flatMap(\.workers)
    where found[number] == nil {
      found[number] = try names.worker(number)
    }
    return found
  }

  /// `村专委@341202001201` or a 工号, in words.
  private func actor(
    of row: LedgerRow, _ context: OperationContext
  ) throws -> String {
    let names = NameReader(context.connection)
    let parts = row.actor.split(separator: "@", maxSplits: 1)
    if parts.count == 2, let code = AreaCode(parts[1]) {
      return "\(try names.area(code)) \(parts[0])"
    }
    if row.actor.isEmpty { return "没有指定的人" }
    let name = try names.worker(row.actor)
    return name.isEmpty ? row.actor : "\(name)（\(row.actor)）"
  }
}
