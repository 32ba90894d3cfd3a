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

  /// - Throws: `ExplainRefusal` where no such instance is listed.
  package func perform(in context: OperationContext) throws -> Explanation {
    let rules = context.rules
    guard let position = rules.position(of: duty) else {
      throw ExplainRefusal.unknownDuty(duty, known: rules.duties.map(\.id))
    }
    let loader = FactsLoader(
      context.connection, packs: rules.packs.map(\.id), knownAt: knownAt)
    if case .window(let kind, _, _) = rules.duties[Int(position)].timing {
      for county in try loader.counties() {
        let found = LedgerJudge.explain(
          duty: position, unit: unit, from: from, rules: rules,
          facts: try loader.county(county).facts, asOf: asOf)
        if let found { return found }
      }
      throw ExplainRefusal.noWindow(
        unit: unit, from: from, window: kind.window(containing: from))
    }
    return try explainStanding(position, rules, loader)
  }

  /// A standing duty counts links of every county before it is judged.
  private func explainStanding(
    _ position: Int32, _ rules: LedgerRules, _ loader: FactsLoader
  ) throws -> Explanation {
    var standing = StandingTally(rules: rules)
    var links: [Explanation.Link] = []
    func judge(_ facts: Facts) -> LedgerJudge {
      LedgerJudge(
        rules: rules, facts: facts, period: Span(asOf, asOf), asOf: asOf)
    }
    for county in try loader.counties() {
      var judge = judge(try loader.county(county).facts)
      judge.count(into: &standing)
      links += judge.links(of: unit, for: position)
    }
    var staff = judge(try loader.staff().facts)
    staff.count(into: &standing)
    links += staff.links(of: unit, for: position)
    guard
      from == asOf,
      let found = staff.explainStanding(
        position, of: unit, standing, links: links)
    else { throw ExplainRefusal.notPosted(unit: unit, asOf: asOf) }
    return found
  }
}

/// Why there is nothing to explain.
package enum ExplainRefusal: Error, Sendable, Hashable {
  case unknownDuty(String, known: [String])
  /// The duty has no window of the unit that begins so; `window` is the one
  /// that holds the day.
  case noWindow(unit: String, from: Day, window: Span)
  /// A standing duty is asked of a post in force on as-of.
  case notPosted(unit: String, asOf: Day)

  package var words: String {
    switch self {
    case .unknownDuty(let duty, let known):
      "没有职责\(duty)；有：\(known.joined(separator: "、"))"
    case .noWindow(let unit, let from, let window):
      from == window.first
        ? "\(unit)在\(window.first)至\(window.last)没有这项职责：编号不对，"
          + "或者当期不在范围内"
        : "\(from)不是周期的第一天；所在周期从\(window.first)开始，"
          + "请用 --from \(window.first)"
    case .notPosted(let unit, let asOf):
      "这项职责按判定日\(asOf)计算（--from 与 --as-of 用同一天）；"
        + "\(unit)当日没有相应岗位，或者工号不对"
    }
  }
}
