package import Casework
import Records

/// One emergency with all that was done.
package struct ReadIncident: Query {
  package static let permission = Permission.readNotices
  package static let action = AuditAction.readIncident

  package var id: String

  package init(_ id: String) { self.id = id }

  /// - Throws: `Refusal.notFound`.
  package func perform(in context: OperationContext) throws -> IncidentView {
    let found = try context.see(incident: id)
    context.noteRead(county: found.row.county, subject: id)
    return try IncidentViews(context).view(found)
  }
}

/// Emergencies of the area, or those one has reported: open ones, the
/// register of serious ones (FY-71), or all.
package struct ReadIncidents: Query {
  package static let permission = Permission.readNotices
  package static let action = AuditAction.readIncident

  package enum List: String, Sendable, CaseIterable {
    case open, serious, all
  }

  package var list: List
  package var offset: Int
  package static let pageLength = 30

  package init(_ list: List = .open, offset: Int = 0) {
    self.list = list
    self.offset = max(0, offset)
  }

  package struct Page: Sendable, Hashable {
    package var list: List
    package var lines: [IncidentLine]
    /// Nil where one sees only what he has reported.
    package var counts: [List: Int]?
    package var offset: Int
    package var today: Day
  }

  package func perform(in context: OperationContext) throws -> Page {
    guard case .account(let account) = context.actor else {
      throw Refusal.notPermitted
    }
    let store = IncidentStore(context.connection)
    let views = IncidentViews(context)
    guard account.role.seesArea else {
      let own = try store.incidents(by: account.login, limit: 100)
      return Page(
        list: .all,
        lines: try own.map {
          try views.line($0, sees: try context.sees(household: $0.household))
        }, counts: nil, offset: 0, today: context.today)
    }
    let rows = try store.incidents(
      list.wanted, in: account.area, offset: offset, limit: Self.pageLength)
    var counts: [List: Int] = [:]
    for list in List.allCases {
      counts[list] = try store.count(list.wanted, in: account.area)
    }
    return Page(
      list: list, lines: try rows.map { try views.line($0, sees: true) },
      counts: counts, offset: offset, today: context.today)
  }
}

extension ReadIncidents.List {
  fileprivate var wanted: IncidentStore.Wanted {
    switch self {
    case .open: .open
    case .serious: .serious
    case .all: .all
    }
  }
}
