import Casework
import Records

/// Emergencies that are not handled yet: of a household, or of the area of
/// whoever asks; of his own reports where he oversees no area.
package struct ReadRunningIncidents: Query {
  package static let permission = Permission.readNotices
  package static let action = AuditAction.readIncident
  private static let most = 5

  /// 户编号; nil for all.
  package var household: String?

  package init(household: String? = nil) { self.household = household }

  /// The latest first.
  ///
  /// - Throws: `Refusal.notFound` for a household that is not his.
  package func perform(
    in context: OperationContext
  ) throws -> [IncidentLine] {
    let store = IncidentStore(context.connection)
    let views = IncidentViews(context)
    let rows: [IncidentRow]
    if let household {
      rows = try store.incidents(
        of: try context.see(household: household).key, limit: 20)
    } else if case .account(let account) = context.actor {
      rows =
        account.role.seesArea
        ? try store.incidents(.open, in: account.area, offset: 0, limit: 20)
        : try store.incidents(by: account.login, limit: 20)
    } else {
      return []
    }
    return try rows.filter { $0.state == .reported || $0.state == .responding }
      .prefix(Self.most).map {
        try views.line($0, sees: try context.sees(household: $0.household))
      }
  }
}
