import Casework
import Operations

/// A short form for a change of facts.
package struct ChangeFormPage: Page {
  package static let template = "change-form"
  /// Before the name of every field of the form.
  static let fieldPrefix = "v."

  package var frame: Frame
  package var title: String
  package var words: String
  /// Whose facts they are, and the way back.
  package var about: String?
  package var backPath: String
  package var backTitle: String
  package var errors: ErrorSummary?
  package var standing: [TextLine]
  package var hasStanding: Bool
  /// Why there is nothing to fill in.
  package var obstacle: String?
  package var action: String
  package var id: String
  package var base: String
  package var fieldParts: [ChangeFieldPart]
  package var note: String
  package var save: String

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "title": .text(\.title),
    "words": .text(\.words),
    "about": .text(\.about),
    "backPath": .text(\.backPath),
    "backTitle": .text(\.backTitle),
    "errors": .part(\.errors),
    "standing": .list(\.standing),
    "hasStanding": .flag(\.hasStanding),
    "obstacle": .text(\.obstacle),
    "action": .text(\.action),
    "id": .text(\.id),
    "base": .text(\.base),
    "fieldParts": .list(\.fieldParts),
    "note": .text(\.note),
    "save": .text(\.save),
  ]
}

/// One field; one of the three.
package struct ChangeFieldPart: PagePart {
  package var input: InputPart?
  package var group: GroupPart?
  package var select: SelectPart?

  package static let fields: [String: PageField<Self>] = [
    "input": .part(\.input),
    "group": .part(\.group),
    "select": .part(\.select),
  ]
}

extension ChangeFormPage {
  /// - Parameters:
  ///   - typed: as it was sent; nil for a form nobody has touched.
  ///   - isOvertaken: somebody changed the facts meanwhile: both are shown.
  init(
    _ form: ChangeForm, _ target: ChangeTarget, typed: ChangeEntry?,
    isOvertaken: Bool, complaint: Complaint?, frame: Frame
  ) {
    self.frame = frame
    title = form.kind.title
    self.frame.title = (complaint == nil ? "" : "需要修改：") + title
    words = form.kind.words
    about = [
      form.household.isEmpty
        ? "" : HouseholdName.of(head: form.head, number: form.household),
      form.personName,
    ].filter { !$0.isEmpty }.joined(separator: " · ")
    if about?.isEmpty == true { about = nil }
    backPath = target.back
    backTitle =
      form.household.isEmpty
      ? "资料变更"
      : HouseholdName.of(head: form.head, number: form.household)
    standing = form.standing.map { TextLine($0) }
    hasStanding = !form.standing.isEmpty
    obstacle = form.obstacle
    action = target.path
    id = typed?.id ?? form.id
    // Sent again, it is what whoever reads this wants, knowing both.
    base = isOvertaken || typed == nil ? form.base : typed?.base ?? ""
    let fields = FieldBuilder(problems: complaint?.problems ?? [])
    fieldParts = form.fields.map { field in
      Self.part(
        field, values: typed.map { $0.values[field.name] ?? [] },
        fields, isOvertaken: isOvertaken && form.kind.isCorrection)
    }
    note =
      form.isDirect
      ? "保存后立即生效，变更和时间都会留下记录。"
      : "提交后由乡镇或县级审核，通过后生效；审核结果在这一户的页面上看。"
    save = form.isDirect ? "保存" : "提交审核"
    errors = complaint.map { Self.summary($0, form.fields) }
  }

  /// What was wrong, each with what its field is called.
  static func summary(
    _ complaint: Complaint, _ fields: [ChangeField]
  ) -> ErrorSummary {
    ErrorSummary(
      complaint, targets: fields.map { ($0.name, id($0.name)) },
      labels: Dictionary(fields.map { ($0.name, $0.label) }) { $1 })
  }

  static func id(_ name: String) -> String { "field-\(name)" }

  static func part(
    _ field: ChangeField, values typed: [String]?, _ builder: FieldBuilder,
    isOvertaken: Bool
  ) -> ChangeFieldPart {
    let values = typed ?? field.values
    let label = field.isRequired ? "\(field.label)（必填）" : field.label
    var help = field.help
    if isOvertaken, !field.isSecret, values != field.values {
      let current = field.words(of: field.values)
      help =
        [help, "现在登记的：\(current.isEmpty ? "（空）" : current)"]
        .compactMap(\.self).joined(separator: "　")
    }
    let parts = Names(builder, field.name, id(field.name))
    let value = values.first ?? ""
    switch field.control {
    case .text:
      return ChangeFieldPart(
        input: parts.input(label, value, help, isRequired: field.isRequired))
    case .longText:
      return ChangeFieldPart(
        input: parts.input(label, value, help, isLong: true))
    case .number:
      return ChangeFieldPart(
        input: parts.input(label, value, help, mode: "tel"))
    case .day:
      return ChangeFieldPart(
        input: parts.input(
          label, value, help, type: "date", isRequired: field.isRequired))
    case .choice(let choices):
      // What may stay open can be taken back.
      let isOpen = !field.isRequired && !choices.contains { $0.value.isEmpty }
      return ChangeFieldPart(
        group: parts.group(
          label, (isOpen ? [.init("", "未填")] : []) + choices,
          values.isEmpty ? [""] : values, help, type: "radio"))
    case .tick:
      return ChangeFieldPart(
        group: parts.group(
          label, [.init("是")], values, help, type: "checkbox"))
    case .list(let choices):
      return ChangeFieldPart(
        select: SelectPart(
          id: id(field.name), name: fieldPrefix + field.name, label: label,
          help: help, error: builder.error(field.name),
          options: choices.map {
            SelectPart.Option(
              $0.value, $0.label, isChosen: values.contains($0.value))
          }))
    }
  }

  /// Fields are posted under a prefix, problems name them without it.
  private struct Names {
    let builder: FieldBuilder
    let name: String
    let id: String

    init(_ builder: FieldBuilder, _ name: String, _ id: String) {
      self.builder = builder
      self.name = name
      self.id = id
    }

    func input(
      _ label: String, _ value: String, _ help: String?,
      type: String = "text", mode: String = "text",
      isRequired: Bool = false, isLong: Bool = false
    ) -> InputPart {
      var part = builder.input(
        name, id: id, label: label, value: value, help: help, type: type,
        inputMode: mode, isRequired: isRequired, isLong: isLong)
      part.name = ChangeFormPage.fieldPrefix + name
      return part
    }

    func group(
      _ label: String, _ choices: [ChangeField.Choice], _ chosen: [String],
      _ help: String?, type: String
    ) -> GroupPart {
      var part = builder.group(
        name, id: id, legend: label, help: help, type: type,
        options: choices.map { Option($0.value, label: $0.label) },
        chosen: chosen)
      for place in part.choices.indices {
        part.choices[place].name = ChangeFormPage.fieldPrefix + name
      }
      return part
    }
  }
}
