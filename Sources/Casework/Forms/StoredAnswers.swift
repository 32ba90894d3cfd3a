extension FormDefinition {
  /// Answers as a compact text that is the same for the same answers: a JSON
  /// object of what was typed, in the order of the form. A section all of
  /// whose checks are normal is one entry.
  public func stored(_ answers: FormAnswers) -> String {
    var pairs: [(String, String)] = []
    for section in sections {
      let checks = section.fields.filter { $0.kind == .check }
      let allNormal =
        checks.count > 1 && checks.allSatisfy { answers[$0.id] == .normal }
      if allNormal { pairs.append((section.id, FormValue.allNormalWord)) }
      for field in section.fields {
        guard let value = answers[field.id], !(allNormal && value == .normal)
        else { continue }
        pairs.append((field.id, value.typed))
        if case .problem(let words) = value, !words.isEmpty {
          pairs.append((field.noteID, words))
        }
      }
    }
    return JSONTexts.write(pairs)
  }

  /// Reads what ``stored(_:)`` wrote for this version of the form; nil for
  /// anything else.
  public func answers(stored text: String) -> FormAnswers? {
    guard let pairs = JSONTexts.read(text) else { return nil }
    let typed = Dictionary(pairs) { first, _ in first }
    return try? check(typed, asked: nil)
  }

  /// What to fill the form in with, to change answers.
  public func typed(_ answers: FormAnswers) -> [String: String] {
    var typed: [String: String] = [:]
    for field in fields {
      guard let value = answers[field.id] else { continue }
      typed[field.id] = value.typed
      if case .problem(let words) = value { typed[field.noteID] = words }
    }
    return typed
  }
}
