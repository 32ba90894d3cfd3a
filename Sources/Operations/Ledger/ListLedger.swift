package import Casework
import Records

/// Lists duty instances (exchange.md "fangshi ledger").
package struct ListLedger: Query {
  package static let permission = Permission.readLedger
  package static let action = AuditAction.listLedger

  package var period: Span
  package var asOf: Day
  package var knownAt: Moment
  /// Filters choose rows; they never change one.
  package var area: AreaCode?
  package var duty: String?
  package var unit: String?
  package var state: DutyState?

  package init(
    period: Span, asOf: Day, knownAt: Moment = .distantFuture,
    area: AreaCode? = nil, duty: String? = nil, unit: String? = nil,
    state: DutyState? = nil
  ) {
    self.period = period
    self.asOf = asOf
    self.knownAt = knownAt
    self.area = area
    self.duty = duty
    self.unit = unit
    self.state = state
  }

  package func perform(in context: OperationContext) throws -> [LedgerRow] {
    var rows: [LedgerRow] = []
    try eachCounty(in: context) { rows += $0 }
    rows.sort(by: LedgerRow.precedes)
    return rows
  }

  /// Hands over the rows of one county after another, in order of counties;
  /// those of the standing duties at the end.
  func eachCounty(
    in context: OperationContext, _ body: ([LedgerRow]) throws -> Void
  ) throws {
    let rules = context.rules
    let loader = FactsLoader(
      context.connection, packs: rules.packs.map(\.id), knownAt: knownAt)
    var standing = StandingTally(rules: rules)
    for county in try loader.counties() {
      var judge = LedgerJudge(
        rules: rules, facts: try loader.county(county).facts,
        period: period, asOf: asOf)
      judge.judgeAll()
      judge.count(into: &standing)
      try body(rows(judge))
    }
    var staff = LedgerJudge(
      rules: rules, facts: try loader.staff().facts, period: period,
      asOf: asOf)
    staff.count(into: &standing)
    staff.judgeStanding(standing)
    try body(rows(staff))
  }

  private func rows(_ judge: borrowing LedgerJudge) -> [LedgerRow] {
    var rows: [LedgerRow] = []
    let (rules, facts) = (judge.rules, judge.facts)
    for instance in judge.listing.instances {
      if let state, instance.state != state { continue }
      if let duty, rules.duties[Int(instance.duty)].id != duty { continue }
      let row = LedgerRow(
        instance, of: judge.listing, rules: rules, facts: facts)
      if let unit, row.unit != unit { continue }
      if let area, row.place.map(area.contains) != true { continue }
      rows.append(row)
    }
    return rows
  }
}
