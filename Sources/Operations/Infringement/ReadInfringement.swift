package import Casework
import Records

/// Whether a matter has something on record of an infringement, for its page:
/// that there is something, and nothing of it.
package struct MarkInfringement: Query {
  package static let permission = Permission.readMatters
  package static let action = AuditAction.markInfringement

  package var matter: String

  package init(_ matter: String) { self.matter = matter }

  package struct Mark: Sendable, Hashable {
    package var isThere: Bool
    package var mayRead: Bool
    package var mayRecord: Bool
  }

  /// Nil for a matter that can be about none.
  ///
  /// - Throws: `Refusal.notFound` where the matter is not to be seen.
  package func perform(in context: OperationContext) throws -> Mark? {
    guard try context.see(matter: matter).record.isRestricted else {
      return nil
    }
    let desk = try InfringementDesk(matter: matter, in: context)
    return Mark(
      isThere: desk.standing != nil, mayRead: desk.mayRead,
      mayRecord: desk.mayRecord)
  }
}

/// An infringement as its page shows it.
package struct InfringementView: Sendable, Hashable {
  package var matter: String
  /// Of its domain.
  package var matterTitle: String
  package var today: Day
  package var household: String
  package var head: String
  package var person: String?
  package var content: Infringement
  package var acts: [Act]
  package var mayRecord: Bool

  /// What was put down, in the order of time.
  package struct Act: Sendable, Hashable {
    package var why: String
    package var at: Moment
    package var by: String
  }
}

/// What is on record of an infringement: for the township and the county's
/// office of the matter, and for whoever put it down. Each reading leaves a
/// line in the log of reads.
package struct ReadInfringement: Query {
  package static let permission = Permission.readMatters
  package static let action = AuditAction.readInfringement

  package var matter: String

  package init(_ matter: String) { self.matter = matter }

  /// - Throws: `Refusal.notFound`, where there is nothing and where it is
  ///   not his alike.
  package func perform(
    in context: OperationContext
  ) throws -> InfringementView {
    let desk = try InfringementDesk(matter: matter, in: context)
    guard desk.mayRead, let standing = desk.standing else {
      throw Refusal.notFound
    }
    let record = desk.matter.record
    context.noteRead(
      county: record.county, subject: record.id, detail: "infringement")
    let names = NameReader(context.connection)
    let views = MatterViews(context)
    return InfringementView(
      matter: record.id,
      matterTitle: views.title(record.domain, desk.matter.standing.urgency)
        .domain,
      today: context.today, household: desk.matter.home.number,
      head: desk.matter.home.line.head,
      person: try record.person.map { try names.person($0).name },
      content: standing.content,
      acts: try desk.history.map { row in
        InfringementView.Act(
          why: row.why, at: row.at, by: try names.shown(row.by))
      }, mayRecord: desk.mayRecord)
  }
}
