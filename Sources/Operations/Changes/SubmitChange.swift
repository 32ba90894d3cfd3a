import Casework
import Records

/// Makes a change of facts, or proposes it where somebody else must approve
/// it. What is proposed is checked as if it were made.
package struct SubmitChange: Operation {
  package static let permission = Permission.proposeChange
  package static let action = AuditAction.submitChange

  package var entry: ChangeEntry

  package init(_ entry: ChangeEntry) { self.entry = entry }

  /// The same entry sent again is answered as the first time.
  ///
  /// - Throws: `Refusal.notFound`; `Refusal.invalid` with all that can be
  ///   mended; `Refusal.factsChanged` where the facts are others than the
  ///   form was opened on; `Refusal.alreadyRecorded`.
  package func perform(
    in context: OperationContext
  ) throws -> SubmittedChange {
    guard let kind = entry.changeKind else { throw Refusal.notFound }
    try Identifier.require(entry.id)
    try context.require(kind)
    let store = ChangeStore(context.connection)
    if let earlier = try earlier(store, context) { return earlier }
    let desk = try ChangeDesk(
      kind, household: entry.household, person: entry.person, in: context)
    let change = try kind.change(desk)
    if entry.base != (try change.base) { throw Refusal.factsChanged }
    let typed = TypedChange(entry.values)
    let step = try desk.plan(change, typed)
    guard let area = change.area(typed), let step else {
      try typed.finish()
      throw Refusal.invalid([FieldProblem("id", "内容读不懂，请重新打开页面填写")])
    }
    let isDirect = context.mayApprove(in: area)
    try store.insert(
      ChangeRow(
        county: area.countyKey, id: entry.id,
        household: desk.home?.key.id ?? 0, area: area,
        kind: kind.rawValue,
        content: try context.vault().seal(try entry.text()),
        digest: entry.digest, isOpen: !isDirect, proposedAt: context.now,
        proposedBy: context.actor.name))
    var household = desk.record.number
    if isDirect {
      household = try MadeChange.make(step, in: context) ?? household
      try store.decide(
        area.countyKey, entry.id,
        ChangeDecision(
          state: .passed, reason: "", at: context.now,
          by: context.actor.name))
    }
    try context.audit(
      county: area.countyKey, subject: entry.id,
      detail: "\(kind.rawValue) \(household.isEmpty ? "\(area)" : household)"
        + (isDirect ? " made" : " proposed"))
    return SubmittedChange(
      id: entry.id, household: household,
      state: isDirect ? .passed : .open)
  }

  private func earlier(
    _ store: ChangeStore, _ context: OperationContext
  ) throws -> SubmittedChange? {
    guard let stored = try store.find(entry.id) else { return nil }
    guard stored.row.digest == entry.digest,
      stored.row.proposedBy == context.actor.name
    else { throw Refusal.alreadyRecorded }
    context.isRepeated = true
    return SubmittedChange(
      id: entry.id, household: entry.household, state: stored.state)
  }
}

extension ChangeDesk {
  /// The step that makes a change, where nothing is refused.
  ///
  /// - Throws: `Refusal.invalid`.
  func plan(
    _ change: any FactChange, _ typed: TypedChange
  ) throws -> ChangeStep? {
    if let obstacle = try obstacle ?? change.obstacle {
      throw Refusal.invalid([FieldProblem("id", obstacle)])
    }
    let step = try change.plan(typed)
    try typed.finish()
    return step
  }
}

/// A change that has been checked, in its transaction.
enum MadeChange {
  /// Makes a change; the number of the household it put on file, if any.
  static func make(
    _ step: ChangeStep, in context: OperationContext
  ) throws -> String? {
    let writer = ChangeWriter(context)
    do {
      try step(writer)
    } catch is StaysOverlap {
      throw Refusal.invalid([
        FieldProblem("from", "与此人在另一户的日期重叠，请核对")
      ])
    }
    try writer.finish()
    return writer.newHousehold
  }
}
