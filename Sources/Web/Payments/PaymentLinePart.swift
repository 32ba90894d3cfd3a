import Casework
import Operations

/// Somebody on the list of a month.
package struct PaymentLinePart: PagePart {
  package var name: String
  package var path: String
  package var place: String
  package var marks: [StatusMark]
  package var due: String?
  package var paid: String?
  package var difference: String?
  /// Nil where nothing is owed him.
  package var form: Form?

  package struct Form: PagePart {
    package var person: String
    package var id: String
    package var label: String
    package var isTicked: Bool
    package var seenName: String
    package var seen: String
    package var error: String?
    package var errorID: String
    package var basic: InputPart
    package var care: InputPart

    package static let fields: [String: PageField<Self>] = [
      "person": .text(\.person),
      "id": .text(\.id),
      "label": .text(\.label),
      "isTicked": .flag(\.isTicked),
      "seenName": .text(\.seenName),
      "seen": .text(\.seen),
      "error": .text(\.error),
      "errorID": .text(\.errorID),
      "basic": .part(\.basic),
      "care": .part(\.care),
    ]
  }

  package static let fields: [String: PageField<Self>] = [
    "name": .text(\.name),
    "path": .text(\.path),
    "place": .text(\.place),
    "marks": .list(\.marks),
    "due": .text(\.due),
    "paid": .text(\.paid),
    "difference": .text(\.difference),
    "form": .part(\.form),
  ]

  init(
    _ line: PaymentLine, today: Day, canPay: Bool, isTicked: Bool,
    typed: TypedForm?
  ) {
    let standing = line.standing
    name = line.name
    path = Route.memberPayments.path(line.household, line.person)
    place = "\(line.villageName) · 户编号 \(line.household)"
    marks = PaymentWords.marks(standing, hasStandard: canPay)
    due = PaymentWords.due(standing.due)
    paid = PaymentWords.paid(standing, today: today)
    difference =
      standing.isShort || standing.isOver
      ? PaymentWords.difference(standing) : nil
    let isSent = typed?.fields.all(PaymentField.person).contains(line.person)
    form =
      canPay && (standing.isOpen || isSent == true)
      ? Self.form(
        line, today, isTicked: isSent ?? isTicked, typed) : nil
  }

  private static func form(
    _ line: PaymentLine, _ today: Day, isTicked: Bool, _ typed: TypedForm?
  ) -> Form {
    let builder = TypedForm.builder(PaymentsPage.name, typed)
    let standing = line.standing
    func input(_ field: String, _ label: String, _ owed: Fen) -> InputPart {
      let name = PaymentField.of(line.person, field)
      return builder.input(
        name, id: name, label: label,
        value: typed.map { $0.fields[name] ?? "" }
          ?? "\(owed < .zero ? .zero : owed)", inputMode: "decimal",
        unit: "元")
    }
    let name = PaymentField.of(line.person, PaymentField.person)
    return Form(
      person: line.person, id: name, label: "已发给\(line.name)",
      isTicked: isTicked,
      seenName: PaymentField.of(line.person, "seen"),
      // Whoever sends it again has seen what stands now.
      seen: "\(line.payments)", error: builder.error(name),
      errorID: "\(name)-error",
      basic: input(
        PaymentField.basic, "基本生活",
        (standing.due?.basic ?? .zero) - standing.basic),
      care: input(
        PaymentField.care, "照料护理",
        (standing.due?.care ?? .zero) - standing.care))
  }
}
