import Casework
package import Database
import Records

/// Puts a visit on record, with what it says to the ledger.
package struct RecordVisit: Operation {
  package static let permission = Permission.recordVisit
  package static let reach = WriteReach.units
  package static let action = AuditAction.recordVisit

  package var draft: VisitDraft

  package init(_ draft: VisitDraft) { self.draft = draft }

  /// The same draft sent again is answered as the first time.
  ///
  /// - Throws: `Refusal.notFound`; `Refusal.invalid` with all that can be
  ///   mended; `Refusal.alreadyRecorded` where the number stands for
  ///   something else.
  package func perform(in context: OperationContext) throws -> RecordedVisit {
    let home = try context.see(household: draft.household)
    let saving = VisitSaving(context: context, home: home, draft: draft)
    let touched = try saving.lock()
    if let earlier = try saving.earlier(touched) {
      context.isRepeated = true
      return earlier
    }
    return try saving.save(touched)
  }
}
