import Casework
package import Database
import Records

/// A number that pages mask.
package enum IdentityNumber: String, Sendable, CaseIterable {
  case citizenID = "citizen-id"
  case certificate
  case phone

  package var word: String {
    switch self {
    case .citizenID: "身份证号"
    case .certificate: "残疾证号"
    case .phone: "联系电话"
    }
  }
}

/// Shows one masked number of one person, once; the log says to whom and
/// why.
package struct RevealIdentity: Operation {
  package static let permission = Permission.revealIdentity
  package static let action = AuditAction.revealIdentity
  package static let reach = WriteReach.aside
  package static let reasonField = "reason"
  package static let numberField = "number"
  /// Letters of a reason.
  package static let longestReason = 100

  /// 户编号 and 人员编号: he must live there, or have lived there.
  package var household: String
  package var person: String
  package var number: IdentityNumber?
  package var reason: String

  package init(
    household: String, person: String, number: IdentityNumber?,
    reason: String
  ) {
    self.household = household
    self.person = person
    self.number = number
    self.reason = reason
  }

  /// - Throws: `Refusal.notFound`; `Refusal.invalid` without a number or a
  ///   reason.
  package func perform(in context: OperationContext) throws -> RevealedNumber {
    let home = try context.see(household: household)
    let members = try MemberReader(
      context.connection, vault: try context.vault()
    ).members(of: home.key)
    guard
      let member = members.last(where: { $0.person.number == person })
    else { throw Refusal.notFound }
    guard let number, problems.isEmpty else { throw Refusal.invalid(problems) }
    try context.audit(
      county: home.key.county, subject: person,
      detail: "household \(household) \(number.rawValue): \(plainReason)")
    return RevealedNumber(
      name: member.person.name, number: number,
      value: Self.value(of: number, in: member, on: context.today))
  }

  private var plainReason: String {
    reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private var problems: [FieldProblem] {
    var problems: [FieldProblem] = []
    if number == nil {
      problems.append(FieldProblem(Self.numberField, "请选择要查看的号码"))
    }
    if plainReason.isEmpty {
      problems.append(FieldProblem(Self.reasonField, "请写明为什么要查看"))
    } else if let words = PlainText.problem(reason, most: Self.longestReason) {
      problems.append(FieldProblem(Self.reasonField, words))
    }
    return problems
  }

  /// Of several certificates the one in force.
  private static func value(
    of number: IdentityNumber, in member: MemberRow, on day: Day
  ) -> String {
    switch number {
    case .citizenID: return member.person.citizenID
    case .phone: return member.person.phone
    case .certificate:
      let dated = member.certificates.last { $0.span.contains(day) }
      return dated?.number ?? member.person.certificate.number
    }
  }
}

/// A number in the clear; empty where none is on file.
package struct RevealedNumber: Sendable, Hashable {
  package var name: String
  package var number: IdentityNumber
  package var value: String
}

/// Whom an identity page is about, before anything is shown.
package struct PrepareReveal: Query {
  package static let permission = Permission.revealIdentity
  package static let action = AuditAction.readHousehold

  package var household: String
  package var person: String

  package init(household: String, person: String) {
    self.household = household
    self.person = person
  }

  /// - Throws: `Refusal.notFound`.
  package func perform(
    in context: OperationContext
  ) throws -> RevealTarget {
    let home = try context.see(household: household)
    let persons = try ScopeReader(context.connection, on: context.today)
      .everybody(of: home.key)
    let names = NameReader(context.connection)
    for key in persons {
      let known = try names.person(key)
      if known.number == person {
        return RevealTarget(head: home.line.head, name: known.name)
      }
    }
    throw Refusal.notFound
  }
}

/// Whose number may be asked for.
package struct RevealTarget: Sendable, Hashable {
  /// The head of the household.
  package var head: String
  package var name: String
}
