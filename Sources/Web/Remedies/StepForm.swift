import Casework
import Operations

/// A short form that puts one step on record, folded away until it is
/// wanted.
package struct StepForm: PagePart {
  /// Of the details; what is typed wrong opens it again.
  package var name: String
  package var title: String
  package var action: String
  /// UUIDv7: whatever is sent twice is one step.
  package var id: String
  /// The word of the step, where the address does not say it.
  package var step: String?
  /// Steps there were when the form was opened.
  package var seen: String?
  package var note: String?
  package var groups: [GroupPart]
  package var selects: [SelectPart]
  package var inputs: [InputPart]
  package var isOpen: Bool

  package static let fields: [String: PageField<Self>] = [
    "name": .text(\.name),
    "title": .text(\.title),
    "action": .text(\.action),
    "id": .text(\.id),
    "step": .text(\.step),
    "seen": .text(\.seen),
    "note": .text(\.note),
    "groups": .list(\.groups),
    "selects": .list(\.selects),
    "inputs": .list(\.inputs),
    "isOpen": .flag(\.isOpen),
  ]
}

/// Makes short forms out of what was typed and what was wrong with it.
struct StepFormBuilder {
  let typed: TypedForm?
  private let fresh: () -> String

  /// - Parameter fresh: makes the id of a form.
  init(typed: TypedForm?, fresh: @escaping () -> String) {
    self.typed = typed
    self.fresh = fresh
  }

  /// What was typed into a field of a form; else `value`.
  func value(
    _ field: String, in form: String, else value: String = ""
  ) -> String {
    TypedForm.value(field, in: form, of: typed, else: value)
  }

  func fields(_ form: String) -> FieldBuilder {
    TypedForm.builder(form, typed)
  }

  func words(
    _ form: String, _ label: String, help: String? = nil
  ) -> InputPart {
    fields(form).input(
      "words", id: "\(form)-words", label: label,
      value: value("words", in: form), help: help, isLong: true)
  }

  func day(
    _ form: String, _ label: String, _ usual: Day?, help: String? = nil
  ) -> InputPart {
    fields(form).input(
      "day", in: form, label: label,
      value: value("day", in: form, else: usual?.description ?? ""),
      help: help, type: "date")
  }

  func form(
    _ name: String, _ title: String, action: String, step: String? = nil,
    seen: Int? = nil, note: String? = nil, groups: [GroupPart] = [],
    selects: [SelectPart] = [], inputs: [InputPart] = []
  ) -> StepForm {
    let isTyped = typed?.name == name
    // Where no field is to blame, somebody was faster: whoever sends the
    // form again means what he now sees, and it is another form.
    let isKept = isTyped && typed?.complaint.problems.isEmpty == false
    let id = isKept ? typed?.fields["id"] : nil
    let known = isKept ? typed?.fields["seen"] : nil
    return StepForm(
      name: name, title: title, action: action,
      id: id.flatMap { Identifier.isValid($0) ? $0 : nil } ?? fresh(),
      step: step,
      seen: seen.map { known ?? String($0) },
      note: note, groups: groups, selects: selects, inputs: inputs,
      isOpen: isTyped)
  }
}
