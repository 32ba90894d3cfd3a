import Casework
import Records

/// What is needed to fill in a form for a change of facts.
package struct PrepareChange: Query {
  package static let permission = Permission.proposeChange
  package static let action = AuditAction.prepareChange

  package var kind: ChangeKind
  package var household: String
  package var person: String

  package init(_ kind: ChangeKind, household: String = "", person: String = "")
  {
    self.kind = kind
    self.household = household
    self.person = person
  }

  /// - Throws: `Refusal.notFound`.
  package func perform(in context: OperationContext) throws -> ChangeForm {
    try context.require(kind)
    let desk = try ChangeDesk(
      kind, household: household, person: person, in: context)
    let change = try kind.change(desk)
    return ChangeForm(
      kind: kind, id: Identifier.make(at: context.now), base: try change.base,
      household: desk.record.number, head: desk.record.head, person: person,
      personName: desk.subject?.row.person.name ?? "",
      fields: try change.fields, standing: try change.standing,
      obstacle: try desk.obstacle ?? change.obstacle,
      isDirect: context.mayApprove(in: desk.record.village),
      today: context.today)
  }
}

extension OperationContext {
  /// Some kinds are for some roles only.
  ///
  /// - Throws: `Refusal.notFound`.
  func require(_ kind: ChangeKind) throws {
    switch kind {
    case .suspension, .suspensionEnd:
      if !actor.may(.suspendVisits) { throw Refusal.notFound }
    default: break
    }
  }
}
