package import Casework
import Records

/// The changes that wait for whoever asks, and those he has asked for.
package struct ReadChanges: Query {
  package static let permission = Permission.proposeChange
  package static let action = AuditAction.readChanges

  package init() {}

  package struct Lists: Sendable, Hashable {
    /// Nil for who decides on none.
    package var waiting: [ChangeSummary]?
    /// All that wait, also those not listed.
    package var waitingCount: Int
    package var own: [ChangeSummary]
    package var today: Day
    /// Whether whoever asks may put a household on file, or suspend visits.
    package var mayAddHousehold: Bool
    package var maySuspend: Bool
  }

  package static let longestList = 100

  package func perform(in context: OperationContext) throws -> Lists {
    let store = ChangeStore(context.connection)
    let views = ChangeViews(context)
    let area = context.approvedArea
    var seesArea = false
    if case .account(let account) = context.actor {
      seesArea = account.role.seesArea
    }
    return Lists(
      waiting: try area.map {
        try views.summaries(
          try store.open(in: $0, limit: Self.longestList))
      },
      waitingCount: try area.map { try store.countOpen(in: $0) } ?? 0,
      own: try views.summaries(
        try store.changes(by: context.actor.name, limit: 50)),
      today: context.today, mayAddHousehold: seesArea,
      maySuspend: context.actor.may(.suspendVisits))
  }
}

/// How many changes wait for whoever asks.
package struct CountWaitingChanges: Query {
  package static let permission = Permission.approveChange
  package static let action = AuditAction.readChanges

  package init() {}

  package func perform(in context: OperationContext) throws -> Int {
    try context.approvedArea.map {
      try ChangeStore(context.connection).countOpen(in: $0)
    } ?? 0
  }
}

/// One change, for who decides on it or has asked for it.
package struct ReadChange: Query {
  package static let permission = Permission.proposeChange
  package static let action = AuditAction.readChanges

  package var id: String

  package init(_ id: String) { self.id = id }

  /// - Throws: `Refusal.notFound`.
  package func perform(in context: OperationContext) throws -> ChangeView {
    guard let stored = try ChangeStore(context.connection).find(id),
      stored.row.proposedBy == context.actor.name
        || context.mayApprove(in: stored.row.area)
    else { throw Refusal.notFound }
    return try ChangeViews(context).view(stored)
  }
}

/// The latest changes of a household, for its page.
package struct ReadHouseholdChanges: Query {
  package static let permission = Permission.proposeChange
  package static let action = AuditAction.readChanges

  package var household: String

  package init(_ household: String) { self.household = household }

  package struct List: Sendable, Hashable {
    package var changes: [ChangeSummary]
    /// Keys of the members, by 人员编号, for the paths of their forms.
    package var persons: [String: String]
    package var today: Day
  }

  /// - Throws: `Refusal.notFound`.
  package func perform(in context: OperationContext) throws -> List {
    let home = try context.see(household: household)
    let stored = try ChangeStore(context.connection).changes(
      of: home.key, limit: 20)
    let names = NameReader(context.connection)
    var persons: [String: String] = [:]
    for key in try ScopeReader(context.connection, on: context.today)
      .everybody(of: home.key)
    {
      persons[try names.person(key).number] = key.text
    }
    return List(
      changes: try ChangeViews(context).summaries(stored),
      persons: persons, today: context.today)
  }
}

extension OperationContext {
  /// Where whoever asks decides on changes; nil for nowhere.
  fileprivate var approvedArea: AreaCode? {
    guard actor.may(.approveChange), case .account(let account) = actor else {
      return nil
    }
    return account.area
  }
}
