package import Casework
import Records

/// What can be printed, and for which areas.
package struct ReadPaperIndex: Query {
  package static let permission = Permission.printPapers
  package static let action = AuditAction.printPaper

  /// Nil for the account's own.
  package var area: AreaCode?

  package init(area: AreaCode? = nil) { self.area = area }

  /// - Throws: `Refusal.notFound` for an area that is none of his.
  package func perform(in context: OperationContext) throws -> PaperIndex {
    let reach = try PeopleReach(context)
    if let area {
      guard reach.sees(area), try AreaReader(context.connection).knows(area)
      else { throw Refusal.notFound }
    }
    return PaperIndex(
      day: context.today, choice: try AreaChoice(area, reach, context),
      worker: context.actor.worker)
  }
}

/// Where papers are printed from.
package struct PaperIndex: Sendable, Hashable {
  package var day: Day
  package var choice: AreaChoice
  /// 工号 of whoever asks; empty for none.
  package var worker: String
}
