import Casework

/// 一户一册: all that is on record of a household, in one booklet.
package struct ReadBooklet: Query {
  package static let permission = Permission.readHousehold
  package static let action = AuditAction.printPaper

  /// 户编号.
  package var number: String
  /// The most visits a booklet holds, the latest of all.
  package static let mostVisits = 500

  package init(_ number: String) { self.number = number }

  /// - Throws: `Refusal.notFound` where there is none, or it is not his.
  package func perform(in context: OperationContext) throws -> Booklet {
    let home = try ReadHousehold(number, visitLimit: Self.mostVisits)
      .perform(in: context)
    return Booklet(
      household: home,
      matters: try PaperMatter.all(
        of: try context.see(household: number), in: context),
      readsMatters: context.actor.may(.readMatters))
  }
}

/// A household's booklet.
package struct Booklet: Sendable, Hashable {
  package var household: HouseholdView
  /// In the order of time; those that whoever asks may see.
  package var matters: [PaperMatter]
  package var readsMatters: Bool
}
