import Casework
package import Database
import Records

/// Shows the telephone numbers of a household to who is going to call there.
/// The worker in charge need give no reason; the log says that he looked.
package struct RevealPhones: Operation {
  package static let permission = Permission.revealIdentity
  package static let action = AuditAction.revealIdentity
  package static let reach = WriteReach.aside

  /// 户编号.
  package var household: String

  package init(_ household: String) { self.household = household }

  /// - Throws: `Refusal.notFound`; `Refusal.notPermitted` for who is not the
  ///   worker in charge and must name a reason.
  package func perform(in context: OperationContext) throws -> PhoneList {
    let home = try context.see(household: household)
    guard context.actor.mayCall else { throw Refusal.notPermitted }
    let day = context.today
    let members = try MemberReader(
      context.connection, vault: try context.vault()
    ).members(of: home.key).filter {
      $0.stay.contains(day) && day <= $0.person.death ?? .distantFuture
    }
    let listed = members.filter { !$0.person.phone.isEmpty }
    try context.audit(
      county: home.key.county, subject: household,
      detail: (["phone"] + listed.map(\.person.number))
        .joined(separator: " "))
    return PhoneList(
      household: household, head: home.line.head,
      phones: listed.map { member in
        PhoneList.Phone(
          name: member.person.name, relation: member.person.relation,
          guardian: member.person.guardian, number: member.person.phone)
      }, mayRecord: context.actor.may(.recordVisit))
  }
}

extension Actor {
  /// Whether he visits households himself: a county's office does not.
  package var mayCall: Bool {
    switch self {
    case .system: true
    case .stranger: false
    case .account(let account):
      switch account.role {
      case .village, .visitor, .township, .cadre:
        may(.revealIdentity)
      default: false
      }
    }
  }
}

/// The telephone numbers of a household, in the clear.
package struct PhoneList: Sendable, Hashable {
  package var household: String
  package var head: String
  package var phones: [Phone]
  package var mayRecord: Bool

  package struct Phone: Sendable, Hashable {
    package var name: String
    package var relation: String
    package var guardian: String
    package var number: String
  }
}
