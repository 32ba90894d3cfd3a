import Casework
import Operations

/// A warning of a household, raised by hand.
package struct WarningFormPage: Page {
  package static let template = "warning-form"
  static let name = "warning"

  package var frame: Frame
  package var householdPath: String
  package var household: String
  package var errors: ErrorSummary?
  package var known: [WarningPart]
  package var hasKnown: Bool
  package var action: String
  package var id: String
  package var sign: GroupPart
  package var words: InputPart
  package var tells: String

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "householdPath": .text(\.householdPath),
    "household": .text(\.household),
    "errors": .part(\.errors),
    "known": .list(\.known),
    "hasKnown": .flag(\.hasKnown),
    "action": .text(\.action),
    "id": .text(\.id),
    "sign": .part(\.sign),
    "words": .part(\.words),
    "tells": .text(\.tells),
  ]

  init(
    _ form: WarningForm, typed: TypedForm?, today: Day, frame: Frame
  ) {
    self.frame = frame
    let name = Self.name
    let fields = TypedForm.builder(name, typed)
    householdPath = Route.household.path(form.household)
    household = "\(form.head) \(form.household)"
    errors = TypedForm.summary(typed)
    known = form.known.map {
      WarningPart(
        $0, villageName: form.villageName, isUnaided: false, today: today)
    }
    hasKnown = !known.isEmpty
    action = Route.householdWarnings.path(form.household)
    let isKept = typed?.complaint.problems.isEmpty == false
    id =
      (isKept ? typed?.fields["id"] : nil)
      .flatMap { Identifier.isValid($0) ? $0 : nil } ?? form.id
    sign = fields.group(
      "sign", id: "\(name)-sign", legend: "什么风险",
      options: form.signs.map {
        Option($0.id, label: $0.title, hint: "\($0.policy) \($0.clause)")
      },
      chosen: [TypedForm.value("sign", in: name, of: typed)])
    words = fields.input(
      "words", id: "\(name)-words", label: "有什么风险",
      value: TypedForm.value("words", in: name, of: typed), isLong: true)
    tells = form.tells.joined(separator: "、")
  }
}
