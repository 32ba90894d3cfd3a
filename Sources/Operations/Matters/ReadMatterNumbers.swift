package import Casework
import Records

/// What was found in an area and what became of it.
package struct MatterFigures: Sendable, Hashable {
  package var numbers: MatterNumbers
  /// Of all that is open now, whenever it was opened.
  package var open: Int
  package var late: Int
  package var pressing: Int
  package var untold: Int
  package var checksDue: Int
  package var longStanding: Int
}

/// Reads how many matters were found in an area in a period, how many of
/// them are closed and confirmed, how long they took; and what is late now.
package struct ReadMatterNumbers: Query {
  package static let permission = Permission.readCoverage
  package static let action = AuditAction.readMatterNumbers

  /// Nil for the account's own area.
  package var area: AreaCode?
  /// The months it touches are counted; nil for this year.
  package var period: Span?

  package init(area: AreaCode? = nil, period: Span? = nil) {
    self.area = area
    self.period = period
  }

  /// - Throws: `Refusal.notFound` for an area unknown or not the asker's.
  package func perform(
    in context: OperationContext
  ) throws -> MatterFigures {
    let area = try context.see(area: area ?? context.ownArea()).code
    let period =
      period ?? WindowKind.year.window(containing: context.today)
    let lists = MatterLists(
      context.connection, now: context.now, today: context.today)
    // Numbers name nobody: restricted matters are counted too.
    let scope = MatterScope(
      place: .areas([area]), seesRestricted: true, login: "", worker: 0,
      sight: try context.officeSight())
    return MatterFigures(
      numbers: try MatterCounts(context.connection).numbers(
        of: area, openedIn: period),
      open: try lists.count(.open, scope),
      late: try lists.count(.late, scope),
      pressing: try lists.count(.pressing, scope),
      untold: try lists.count(.untold, scope),
      checksDue: try lists.count(.checks, scope),
      longStanding: try lists.count(.long, scope))
  }
}
