package import Casework
package import Database
import Records

/// 一人一档: all that is on record of a person, its numbers masked.
package struct ReadPersonFile: Query {
  package static let permission = Permission.readHousehold
  package static let action = AuditAction.printPaper

  /// 户编号 and 人员编号: he must live there, or have lived there.
  package var household: String
  package var person: String

  package init(household: String, person: String) {
    self.household = household
    self.person = person
  }

  /// - Throws: `Refusal.notFound`.
  package func perform(in context: OperationContext) throws -> PersonFile {
    try PersonFile(
      household: household, person: person, isWhole: false, context)
  }
}

/// The same with its numbers whole; the log says to whom and why.
package struct RevealPersonFile: Operation {
  package static let permission = Permission.revealIdentity
  package static let action = AuditAction.revealIdentity
  package static let reach = WriteReach.aside

  package var household: String
  package var person: String
  package var reason: String

  package init(household: String, person: String, reason: String) {
    self.household = household
    self.person = person
    self.reason = reason
  }

  /// - Throws: `Refusal.notFound`; `Refusal.invalid` without a reason.
  package func perform(in context: OperationContext) throws -> PersonFile {
    let file = try PersonFile(
      household: household, person: person, isWhole: true, context)
    let reason = reason.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    if reason.isEmpty {
      throw Refusal.invalid([
        FieldProblem(RevealIdentity.reasonField, "请写明为什么要打印完整号码")
      ])
    }
    if let words = PlainText.problem(
      self.reason, most: RevealIdentity.longestReason)
    {
      throw Refusal.invalid([
        FieldProblem(RevealIdentity.reasonField, words)
      ])
    }
    try context.audit(
      county: try context.see(household: household).key.county,
      subject: person, detail: "household \(household) file: \(reason)")
    return file
  }
}

/// A person's file.
package struct PersonFile: Sendable, Hashable {
  package var day: Day
  package var household: String
  package var head: String
  package var address: String
  package var path: [String]
  package var member: MemberView
  /// Masked, or whole where that was asked for.
  package var citizenID: String
  package var certificate: String
  package var phone: String
  package var isWhole: Bool
  /// Whether whoever asks may see the numbers whole.
  package var mayReveal: Bool
  package var statuses: [StatusRecord]
  package var assessments: [AssessmentRecord]
  package var categories: [CategoryView]
  package var duties: [DutyView]
  /// Those that met him, or nobody, the latest first.
  package var visits: [VisitHistory]
  /// Of him alone, in the order of time; nil for who may not read matters.
  package var matters: [PaperMatter]?
  /// Emergencies of his, in the order of time; nil for who reads none.
  package var incidents: [PaperIncident]?
  /// Nil for who may not read of care.
  package var care: CareFile?
}

/// An emergency as a file tells it.
package struct PaperIncident: Sendable, Hashable {
  package var reportedAt: Moment
  package var title: String
  package var words: String
  package var state: IncidentState

  fileprivate static func all(
    of home: HouseholdKey, person: PersonKey, _ context: OperationContext
  ) throws -> [PaperIncident] {
    try IncidentStore(context.connection).incidents(of: home, limit: 200)
      .filter { $0.person == nil || $0.person == person }.reversed().map {
        PaperIncident(
          reportedAt: $0.reportedAt, title: $0.title, words: $0.words,
          state: $0.state)
      }
  }
}

extension PersonFile {
  /// - Throws: `Refusal.notFound`.
  fileprivate init(
    household: String, person: String, isWhole: Bool,
    _ context: OperationContext
  ) throws {
    let view = try ReadHousehold(
      household, visitLimit: ReadBooklet.mostVisits
    ).perform(in: context)
    let home = try context.see(household: household)
    let rows = try MemberReader(
      context.connection, vault: try context.vault()
    ).members(of: home.key)
    guard let row = rows.last(where: { $0.person.number == person }),
      let member = (view.members + view.formerMembers)
        .first(where: { $0.number == person })
    else { throw Refusal.notFound }
    let certificate =
      row.certificates.last { $0.span.contains(context.today) }?.number
      ?? row.person.certificate.number
    context.noteRead(county: home.key.county, subject: person)
    self.init(
      day: view.day, household: household, head: view.record.head,
      address: [view.record.grid, view.record.address]
        .filter { !$0.isEmpty }.joined(separator: " "),
      path: view.path, member: member,
      citizenID: isWhole ? row.person.citizenID : member.citizenID,
      certificate: isWhole
        ? certificate : member.certificate?.number ?? "",
      phone: isWhole ? row.person.phone : member.phone, isWhole: isWhole,
      mayReveal: view.mayReveal,
      statuses: row.statuses.sorted { $0.span.first < $1.span.first },
      assessments: row.assessments.sorted { $0.day < $1.day },
      categories: view.categories.filter {
        $0.persons.contains(member.name)
      },
      duties: view.duties.filter { $0.person == member.name },
      visits: view.visits.filter { history in
        let persons = history.standing.persons
        return persons.isEmpty || persons.contains { $0.number == person }
      },
      matters: context.actor.may(.readMatters)
        ? try PaperMatter.all(of: home, person: row.key, in: context) : nil,
      incidents: context.actor.may(.readNotices)
        ? try PaperIncident.all(of: home.key, person: row.key, context) : nil,
      care: context.actor.may(.readCare)
        ? try CareReader(context.connection).file(of: row.key) : nil)
  }
}
