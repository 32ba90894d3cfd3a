import Casework
import Operations

/// Who can be reached about a household, a form to tell them, and what has
/// been told.
package struct MessagesPage: Page {
  package static let template = "messages"

  package var frame: Frame
  package var name: String
  package var householdPath: String
  package var errors: ErrorSummary?
  package var contacts: [Contact]
  package var action: String
  package var id: String
  package var offices: GroupPart
  package var text: InputPart
  package var messages: [NoticePart]
  package var hasMessages: Bool

  package struct Contact: PagePart {
    package var title: String
    package var staff: String
    package var isVacant: Bool

    package static let fields: [String: PageField<Self>] = [
      "title": .text(\.title),
      "staff": .text(\.staff),
      "isVacant": .flag(\.isVacant),
    ]
  }

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "name": .text(\.name),
    "householdPath": .text(\.householdPath),
    "errors": .part(\.errors),
    "contacts": .list(\.contacts),
    "action": .text(\.action),
    "id": .text(\.id),
    "offices": .part(\.offices),
    "text": .part(\.text),
    "messages": .list(\.messages),
    "hasMessages": .flag(\.hasMessages),
  ]
}

extension MessagesPage {
  init(_ page: ReadMessages.Page, typed: TypedForm?, frame: Frame) {
    self.frame = frame
    name = HouseholdName.of(head: page.head, number: page.household)
    self.frame.title = "转告：\(name)"
    householdPath = Route.household.path(page.household)
    errors = TypedForm.summary(typed)
    contacts = page.offices.map { office in
      Contact(
        title: office.title,
        staff: office.instead.map { "无人在岗，转到\($0)" }
          ?? office.staff.joined(separator: "、"),
        isVacant: office.instead != nil)
    }
    action = Route.messages.path(page.household)
    let form = "message"
    let known = typed?.fields["id"]
    id = known.flatMap { Identifier.isValid($0) ? $0 : nil } ?? page.form
    let build = TypedForm.builder(form, typed)
    offices = build.group(
      SendMessage.officeField, id: "\(form)-\(SendMessage.officeField)",
      legend: "转告给谁", type: "checkbox",
      options: page.offices.map { Option($0.id, label: $0.title) },
      chosen: typed?.fields.all(SendMessage.officeField) ?? [])
    text = build.input(
      SendMessage.textField, id: "\(form)-\(SendMessage.textField)",
      label: "内容",
      value: TypedForm.value(SendMessage.textField, in: form, of: typed),
      help: "最多300字；证件号、电话会自动略去", isLong: true)
    messages = page.messages.map { NoticePart($0, today: page.today) }
    hasMessages = !messages.isEmpty
  }
}
