import Casework
import Records

/// Approves a proposed change, which makes it as if at once, or returns it
/// with a reason.
package struct DecideChange: Operation {
  package static let permission = Permission.approveChange
  package static let action = AuditAction.decideChange

  package enum Verdict: Sendable, Hashable {
    /// - base: what stood on record when it was looked at.
    case approve(base: String)
    case sendBack(reason: String)
  }

  package var id: String
  package var verdict: Verdict

  package init(_ id: String, _ verdict: Verdict) {
    self.id = id
    self.verdict = verdict
  }

  /// - Throws: `Refusal.notFound` where it is not of his area;
  ///   `Refusal.alreadyDecided`; `Refusal.invalid` where it no longer fits,
  ///   or a reason is missing; `Refusal.factsChanged`.
  package func perform(
    in context: OperationContext
  ) throws -> SubmittedChange {
    let store = ChangeStore(context.connection)
    guard let stored = try store.find(id),
      context.mayApprove(in: stored.row.area)
    else { throw Refusal.notFound }
    guard stored.state == .open else { throw Refusal.alreadyDecided }
    let entry = try ChangeViews(context).entry(of: stored)
    let (state, reason, household) = try decide(entry, context)
    try store.decide(
      stored.row.county, id,
      ChangeDecision(
        state: state, reason: reason, at: context.now,
        by: context.actor.name))
    try context.audit(
      county: stored.row.county, subject: id,
      detail: "\(entry.kind) \(household) "
        + (state == .passed ? "approved" : "returned")
        + ", proposed by \(stored.row.proposedBy)")
    return SubmittedChange(id: id, household: household, state: state)
  }

  private func decide(
    _ entry: ChangeEntry, _ context: OperationContext
  ) throws -> (ChangeState, String, String) {
    switch verdict {
    case .sendBack(let reason):
      let typed = TypedChange(["reason": [reason]])
      let words = typed.text("reason", most: 200, required: "请写明为什么退回")
      try typed.finish()
      return (.returned, words, entry.household)
    case .approve(let base):
      guard let kind = entry.changeKind else { throw Refusal.notFound }
      let desk = try ChangeDesk(
        kind, household: entry.household, person: entry.person, in: context)
      let change = try kind.change(desk)
      if base != (try change.base) { throw Refusal.factsChanged }
      let typed = TypedChange(entry.values)
      guard let step = try desk.plan(change, typed) else {
        throw Refusal.invalid([FieldProblem("id", "这件变更读不懂，请退回")])
      }
      let household = try MadeChange.make(step, in: context)
      return (.passed, "", household ?? entry.household)
    }
  }
}

/// Takes back what oneself has proposed, while nobody has decided on it.
package struct WithdrawChange: Operation {
  package static let permission = Permission.proposeChange
  package static let action = AuditAction.withdrawChange

  package var id: String

  package init(_ id: String) { self.id = id }

  /// - Throws: `Refusal.notFound` for what is another's;
  ///   `Refusal.alreadyDecided`.
  package func perform(in context: OperationContext) throws {
    let store = ChangeStore(context.connection)
    guard let stored = try store.find(id),
      stored.row.proposedBy == context.actor.name
    else { throw Refusal.notFound }
    if stored.state == .withdrawn {
      context.isRepeated = true
      return
    }
    guard stored.state == .open else { throw Refusal.alreadyDecided }
    try store.decide(
      stored.row.county, id,
      ChangeDecision(
        state: .withdrawn, reason: "", at: context.now,
        by: context.actor.name))
    try context.audit(
      county: stored.row.county, subject: id, detail: "withdrawn")
  }
}
