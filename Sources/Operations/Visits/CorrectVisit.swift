import Casework
package import Database
import Records

/// Puts a new entry in the place of one on record, which stays visible.
package struct CorrectVisit: Operation {
  package static let permission = Permission.recordVisit
  package static let reach = WriteReach.units
  package static let action = AuditAction.correctVisit

  /// 访视编号 of the entry to be replaced; it must still be the standing one.
  package var number: String
  package var draft: VisitDraft
  package var why: String

  package init(_ number: String, by draft: VisitDraft, why: String) {
    self.number = number
    self.draft = draft
    self.why = why
  }

  /// - Throws: `Refusal.notFound`; `Refusal.notPermitted` for another's
  ///   visit; `Refusal.changedMeanwhile` where somebody has corrected it;
  ///   `Refusal.invalid`; `Refusal.alreadyRecorded`.
  package func perform(in context: OperationContext) throws -> RecordedVisit {
    let home = try context.see(household: draft.household)
    func saving(_ chain: VisitChains.Chain) -> VisitSaving {
      VisitSaving(
        context: context, home: home, draft: draft,
        correcting: (chain, number, why))
    }
    _ = try saving(try VisitChains.find(number, in: context)).lock()
    // Somebody may have corrected it until the lock was had.
    let chain = try VisitChains.find(number, in: context)
    guard context.actor.mayCorrect(chain) else { throw Refusal.notPermitted }
    let saving = saving(chain)
    let touched = try saving.lock()
    if let earlier = try saving.earlier(touched) {
      context.isRepeated = true
      return earlier
    }
    guard chain.standing.record.number == number else {
      throw Refusal.changedMeanwhile
    }
    return try saving.save(touched, problems)
  }

  private var problems: [FieldProblem] {
    if why.allSatisfy(\.isWhitespace) {
      return [FieldProblem(VisitField.why, "请写明为什么更正")]
    }
    return PlainText.problem(why, most: 200).map {
      [FieldProblem(VisitField.why, $0)]
    } ?? []
  }
}

extension VisitChains {
  /// The record of an entry that whoever asks may see.
  ///
  /// - Throws: `Refusal.notFound`.
  static func find(
    _ number: String, in context: OperationContext
  ) throws -> Chain {
    guard let stored = try VisitReader(context.connection).find(number)
    else { throw Refusal.notFound }
    let home = try context.see(
      household: HouseholdKey(county: stored.county, id: stored.household))
    let chains = try VisitChains(
      of: home.key, VisitEntries(context.connection))
    guard let chain = chains.chain(with: number) else {
      throw Refusal.notFound
    }
    return chain
  }
}
