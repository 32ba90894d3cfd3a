import Casework
import Records

/// The standing duties of an area's own workers, judged today: from them,
/// their posts and what their links name, wherever it lies.
struct StandingRows {
  let rows: [LedgerRow]

  init(in area: AreaCode, _ context: OperationContext) throws {
    let rules = context.rules
    let roles = Set(
      rules.duties.compactMap { duty -> Role? in
        if case .worker(let role) = duty.unit { role } else { nil }
      })
    let loaded = try FactsLoader(
      context.connection, packs: rules.packs.map(\.id)
    ).staff(of: roles, in: area)
    guard let loaded else {
      rows = []
      return
    }
    let today = context.today
    var judge = LedgerJudge(
      rules: rules, facts: loaded.facts, period: Span(today, today),
      asOf: today)
    var tally = StandingTally(rules: rules)
    judge.count(into: &tally)
    judge.judgeStanding(tally)
    var rows: [LedgerRow] = []
    for instance in judge.listing.instances {
      let row = LedgerRow(
        instance, of: judge.listing, rules: rules, facts: loaded.facts)
      // Workers beside them are known only by what they share.
      if let place = row.place, area.contains(place) { rows.append(row) }
    }
    self.rows = rows.sorted(by: LedgerRow.precedes)
  }
}
