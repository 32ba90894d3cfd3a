import Operations

/// Makes the parts of a form out of what was typed and what was wrong with
/// it.
struct FieldBuilder {
  private let errors: [String: String]

  init(problems: [FieldProblem]) {
    errors = Dictionary(problems.map { ($0.field, $0.words) }) {
      "\($0)；\($1)"
    }
  }

  func error(_ name: String) -> String? { errors[name] }

  /// - Parameters:
  ///   - options: value and label of each.
  ///   - chosen: the values that are chosen.
  func group(
    _ name: String, id: String, legend: String, help: String? = nil,
    type: String = "radio", options: [Option], chosen: [String]
  ) -> GroupPart {
    GroupPart(
      id: id, legend: legend, help: help, error: errors[name],
      describedBy: describedBy(id, help: help, error: errors[name]),
      choices: options.enumerated().map { position, option in
        ChoicePart(
          id: "\(id)-\(position)", name: name, type: type,
          value: option.value, label: option.label, hint: option.hint,
          isChosen: chosen.contains(option.value))
      })
  }

  func input(
    _ name: String, id: String, label: String, value: String,
    help: String? = nil, type: String = "text", inputMode: String = "text",
    unit: String? = nil, isRequired: Bool = false, isLong: Bool = false,
    autocomplete: String? = nil
  ) -> InputPart {
    InputPart(
      id: id, name: name, label: label, help: help, error: errors[name],
      describedBy: describedBy(id, help: help, error: errors[name]),
      value: value, type: type, inputMode: inputMode, unit: unit,
      isRequired: isRequired, isLong: isLong, autocomplete: autocomplete)
  }

  private func describedBy(
    _ id: String, help: String?, error: String?
  ) -> String? {
    let parts = [
      help == nil ? nil : "\(id)-help", error == nil ? nil : "\(id)-error",
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}

/// Something to choose.
struct Option {
  var value: String
  var label: String
  var hint: String?

  init(_ value: String, label: String? = nil, hint: String? = nil) {
    self.value = value
    self.label = label ?? value
    self.hint = hint
  }
}
