import Casework
import Records

/// Households that whoever asks has been at lately: the likeliest to be in
/// need now.
package struct ReadRecentHouseholds: Query {
  package static let permission = Permission.reportIncident
  package static let action = AuditAction.prepareIncident

  /// No more fit on a screen.
  static let most = 6

  package init() {}

  package func perform(
    in context: OperationContext
  ) throws -> [NamedNumber] {
    guard case .account(let account) = context.actor, account.workerID != 0
    else { return [] }
    let county = account.area.countyKey
    if county == 0 { return [] }
    let visits = try VisitExtras(context.connection).visits(
      of: account.workerID, in: [county],
      on: Span(context.today - 30, context.today))
    var seen: Set<String> = []
    var recent: [NamedNumber] = []
    for visit in visits where seen.insert(visit.household).inserted {
      guard recent.count < Self.most else { break }
      let scope = ScopeReader(context.connection, on: context.today)
      guard let line = try scope.household(visit.household),
        try context.sees(household: line.key)
      else { continue }
      recent.append(NamedNumber(number: visit.household, name: visit.head))
    }
    return recent
  }
}
