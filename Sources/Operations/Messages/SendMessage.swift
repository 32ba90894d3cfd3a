package import Database
package import Casework
import Records

/// Who can be reached about a household, and what has been passed on so far.
package struct ReadMessages: Query {
  package static let permission = Permission.reportIncident
  package static let action = AuditAction.readNotices

  package var household: String

  package init(_ household: String) { self.household = household }

  package struct Page: Sendable, Hashable {
    package var household: String
    package var head: String
    package var offices: [MessageOffice]
    /// The latest first.
    package var messages: [NoticeLine]
    package var today: Day
    /// For the form.
    package var form: String
  }

  /// - Throws: `Refusal.notFound`.
  package func perform(in context: OperationContext) throws -> Page {
    let home = try context.see(household: household)
    let views = NoticeViews(context)
    let sent = try NoticeStore(context.connection).notices(
      about: home.subject.stored, in: home.key.county)
    return Page(
      household: home.number, head: home.line.head,
      offices: try MessageOffices(of: home.village, in: context).entries
        .map(\.office),
      messages: try sent.reversed().prefix(50).map(views.line),
      today: context.today, form: Identifier.make(at: context.now))
  }
}

/// Passes something about a household on to offices (DS-65): they have it in
/// their inbox, and answer there.
package struct SendMessage: Operation {
  package static let permission = Permission.reportIncident
  package static let reach = WriteReach.aside
  package static let action = AuditAction.sendMessage

  package static let officeField = "office"
  package static let textField = "text"

  package var household: String
  /// Of the form: the same sent twice is one message.
  package var form: String
  /// Ids of offices.
  package var to: [String]
  package var text: String

  package init(
    _ household: String, form: String, to: [String], text: String
  ) {
    self.household = household
    self.form = form
    self.to = to
    self.text = text
  }

  /// - Throws: `Refusal.notFound`; `Refusal.invalid`;
  ///   `Refusal.alreadyRecorded`.
  package func perform(in context: OperationContext) throws {
    let home = try context.see(household: household)
    let store = NoticeStore(context.connection)
    let offices = try MessageOffices(of: home.village, in: context).entries
      .filter { to.contains($0.office.id) }.map(\.address)
    try check(offices)
    let text = NoticeText.plain("户\(home.number)：\(text)")
    if let earlier = try store.find(form) {
      guard earlier.words == text, earlier.sentBy == context.actor.name
      else { throw Refusal.alreadyRecorded }
      context.isRepeated = true
      return
    }
    try Notifier(context).send(
      Notice(
        .message, about: home.subject, in: home.village, text,
        to: offices.map { Recipient.office($0.area, $0.institution) }),
      as: form)
    try context.audit(
      county: home.key.county, subject: form,
      detail: "household \(home.number)")
  }

  private func check(_ offices: [OfficeAddress]) throws(Refusal) {
    var problems: [FieldProblem] = []
    if !Identifier.isValid(form) {
      problems.append(FieldProblem("id", "表单编号不对，请重新打开页面填写"))
    }
    if offices.isEmpty {
      problems.append(FieldProblem(Self.officeField, "请选转告给谁"))
    }
    if let words = PlainText.problem(text, most: 300) {
      problems.append(FieldProblem(Self.textField, words))
    } else if text.allSatisfy(\.isWhitespace) {
      problems.append(FieldProblem(Self.textField, "请写明要转告的内容"))
    }
    if !problems.isEmpty { throw .invalid(problems) }
  }
}

extension VisibleHousehold {
  fileprivate var subject: Notice.Subject {
    Notice.Subject(.household, county: key.county, number: number)
  }
}
