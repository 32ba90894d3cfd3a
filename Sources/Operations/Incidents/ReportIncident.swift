import Casework
package import Database
import Foundation
import Records

/// What somebody reports, as a form sends it.
package struct IncidentDraft: Sendable, Hashable {
  package var id: String
  /// 户编号.
  package var household: String
  /// Key of the person; empty for the household.
  package var person: String
  /// `dongsheng-2024/missing`.
  package var kind: String
  package var place: String
  package var words: String

  package init(
    id: String, household: String, person: String, kind: String,
    place: String, words: String
  ) {
    self.id = id
    self.household = household
    self.person = person
    self.kind = kind
    self.place = place
    self.words = words
  }

  fileprivate var digest: [UInt8] {
    FormDigest.of([household, person, kind, place, words])
  }
}

/// The fields of the report, for what is wrong with them.
package enum IncidentField {
  package static let id = "id"
  package static let kind = "kind"
  package static let person = "person"
  package static let place = "place"
  package static let words = "words"
  package static let step = "step"
  package static let cause = "cause"
}

/// Reports an emergency (DS-42): the incident and the notices to all who must
/// know at the same time (DS-44) are one transaction.
package struct ReportIncident: Operation {
  package static let permission = Permission.reportIncident
  package static let reach = WriteReach.aside
  package static let action = AuditAction.reportIncident

  package var draft: IncidentDraft

  package init(_ draft: IncidentDraft) { self.draft = draft }

  /// The same draft sent again is answered as the first time.
  ///
  /// - Returns: the number of the incident.
  /// - Throws: `Refusal.notFound`; `Refusal.invalid`;
  ///   `Refusal.alreadyRecorded`.
  package func perform(in context: OperationContext) throws -> String {
    let home = try context.see(household: draft.household)
    let store = IncidentStore(context.connection)
    if let earlier = try store.find(draft.id) {
      guard earlier.digest == draft.digest,
        earlier.reportedBy == context.actor.name
      else { throw Refusal.alreadyRecorded }
      context.isRepeated = true
      return earlier.id
    }
    let (kind, person) = try check(home, context)
    let row = IncidentRow(
      id: draft.id, household: home.key, person: person,
      village: home.village, pack: kind.pack.id, kind: kind.kind.id,
      title: kind.kind.title, place: draft.place, words: draft.words,
      digest: draft.digest, isSerious: kind.kind.isSerious,
      recordDue: context.now.adding(Int64(kind.rules.recordHours) * 3_600),
      reportedAt: context.now, reportedBy: context.actor.name)
    try store.insert(row)
    try Notifier(context).send(try notice(row, kind, home, context))
    try context.audit(
      county: row.county, subject: row.id,
      detail: "\(kind.id), household \(home.number)")
    return row.id
  }

  private func check(
    _ home: VisibleHousehold, _ context: OperationContext
  ) throws -> (IncidentKinds.Kind, PersonKey?) {
    var problems: [FieldProblem] = []
    if !Identifier.isValid(draft.id) {
      problems.append(
        FieldProblem(IncidentField.id, "表单编号不对，请重新打开页面填写"))
    }
    let kind = try IncidentKinds(context, at: home.village)[draft.kind]
    if kind == nil {
      problems.append(FieldProblem(IncidentField.kind, "请选是什么情况"))
    }
    for (field, text, most) in [
      (IncidentField.place, draft.place, 100),
      (IncidentField.words, draft.words, 500),
    ] {
      if let words = PlainText.problem(text, most: most) {
        problems.append(FieldProblem(field, words))
      }
    }
    var person: PersonKey?
    if !draft.person.isEmpty {
      let scope = ScopeReader(context.connection, on: context.today)
      person = PersonKey(text: draft.person)
      let members = try scope.members(of: home.key)
      if person.map(members.contains) != true {
        problems.append(
          FieldProblem(IncidentField.person, "此人现在不在这一户，请重新选"))
      }
    }
    guard problems.isEmpty, let kind else { throw Refusal.invalid(problems) }
    return (kind, person)
  }

  private func notice(
    _ row: IncidentRow, _ kind: IncidentKinds.Kind, _ home: VisibleHousehold,
    _ context: OperationContext
  ) throws -> Notice {
    let place = try NameReader(context.connection).place(row.village)
    let time = context.now.description.dropFirst(11).prefix(5)
    return Notice(
      .incidentReported, about: row.subject, in: row.village,
      "\(row.title)：\(place) "
        + "户\(home.number)，\(time)报告，请立即处置",
      to: kind.kind.recipients.compactMap { office in
        row.village.ancestor(office.level).map {
          Recipient.office($0, office.institution)
        }
      },
      acknowledgeBy: context.now.adding(
        Int64(kind.rules.acknowledgeMinutes) * 60))
  }
}

extension IncidentRow {
  var subject: Notice.Subject {
    Notice.Subject(.incident, county: county, number: id)
  }
}
