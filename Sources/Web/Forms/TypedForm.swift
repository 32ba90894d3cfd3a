import Casework
import Operations

/// A form as it was typed, with what was wrong with it; several forms may
/// stand on one page, each with a name.
struct TypedForm {
  var name: String
  var fields: FormFields
  var complaint: Complaint

  init(_ name: String, _ fields: FormFields, _ refusal: Refusal) {
    self.name = name
    self.fields = fields
    complaint = Complaint(refusal)
  }

  /// What was typed into a field of a form of that name; else `value`.
  static func value(
    _ field: String, in form: String, of typed: TypedForm?,
    else value: String = ""
  ) -> String {
    guard let typed, typed.name == form else { return value }
    return typed.fields[field] ?? ""
  }

  /// The problems of a form of that name.
  static func builder(_ form: String, _ typed: TypedForm?) -> FieldBuilder {
    FieldBuilder(
      problems: typed?.name == form ? typed?.complaint.problems ?? [] : [])
  }

  /// The errors above the page; `id` of a field is its form's name, a hyphen
  /// and its own.
  static func summary(_ typed: TypedForm?) -> ErrorSummary? {
    guard let typed else { return nil }
    return ErrorSummary(
      typed.complaint,
      targets: typed.complaint.problems.map {
        ($0.field, "\(typed.name)-\($0.field)")
      })
  }
}

extension FieldBuilder {
  /// A field of a form on a page of several.
  func input(
    _ name: String, in form: String, label: String, value: String,
    help: String? = nil, type: String = "text", inputMode: String = "text",
    unit: String? = nil, isRequired: Bool = false, isLong: Bool = false
  ) -> InputPart {
    input(
      name, id: "\(form)-\(name)", label: label, value: value, help: help,
      type: type, inputMode: inputMode, unit: unit, isRequired: isRequired,
      isLong: isLong)
  }

  func select(
    _ name: String, in form: String, label: String, help: String? = nil,
    options: [Option], chosen: String
  ) -> SelectPart {
    SelectPart(
      id: "\(form)-\(name)", name: name, label: label, help: help,
      error: error(name),
      options: options.map {
        SelectPart.Option(
          $0.value, $0.label, isChosen: $0.value == chosen)
      })
  }
}

extension FormFields {
  /// The fields of these names that were sent.
  func values(_ names: String...) -> [String: String] { values(names) }

  func values(_ names: [String]) -> [String: String] {
    var values: [String: String] = [:]
    for name in names { values[name] = self[name] }
    return values
  }

  /// A text without blanks around it.
  func trimmed(_ name: String) -> String {
    let text = self[name] ?? ""
    let isBlank = { (letter: Character) in letter.isWhitespace }
    return String(
      text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }

  /// A day; nil for an empty field.
  ///
  /// - Throws: `Refusal.invalid`.
  func day(_ name: String) throws(Refusal) -> Day? {
    let text = trimmed(name)
    if text.isEmpty { return nil }
    guard let day = Day(text) else {
      throw .invalid([FieldProblem(name, "日期写成2026-06-20这样")])
    }
    return day
  }
}

extension [(code: AreaCode, name: String)] {
  /// As options of a list, what lies in an area indented under it.
  var options: [Option] {
    let top = first?.code.level.rawValue ?? 0
    return map { area in
      let depth = Int(area.code.level.rawValue) - Int(top)
      return Option(
        area.code.description,
        label: String(repeating: "　", count: Swift.max(0, depth)) + area.name)
    }
  }
}
