extension FormDefinition {
  /// The sections asked: those without a season or in one of the seasons
  /// given, and without a condition or with one of those satisfied.
  public func sections(
    seasons: Set<String>, satisfied: Set<Condition>
  ) -> [Section] {
    sections.filter { section in
      (section.seasons.isEmpty
        || section.seasons.contains(where: seasons.contains))
        && (section.condition.map(satisfied.contains) ?? true)
    }
  }

  /// What must be judged of the household or person to know the sections.
  public var conditions: Set<Condition> {
    Set(sections.compactMap(\.condition))
  }

  /// Checks what was typed, by field id; blanks count as not answered.
  ///
  /// A field must be answered only where its section is asked. What was
  /// answered in other sections is checked and kept: a visit may be entered
  /// when its season is over. `一切正常` under the id of a section answers
  /// those of its checks that have no answer of their own.
  public func check(
    _ typed: [String: String], seasons: Set<String> = [],
    satisfied: Set<Condition> = []
  ) throws(FormErrors) -> FormAnswers {
    let asked = sections(seasons: seasons, satisfied: satisfied)
    return try check(typed, asked: Set(asked.map(\.id)))
  }

  /// `asked`: ids of the sections whose required fields must be answered;
  /// nil for answers on record, of which nothing is required any more.
  func check(
    _ typed: [String: String], asked: Set<String>?
  ) throws(FormErrors) -> FormAnswers {
    var input = FormInput(typed)
    var answers: [FormAnswers.Answer] = []
    var errors: [FormErrors.Entry] = []
    for section in sections {
      let allNormal = input.takesAllNormal(section.id, &errors)
      for field in section.fields {
        switch field.read(&input) {
        case .value(let value):
          answers.append(.init(field: field.id, value: value))
        case .blank where allNormal && field.kind == .check:
          answers.append(.init(field: field.id, value: .normal))
        case .blank
        where field.isRequired && asked?.contains(section.id) == true:
          if let words = missing(field, input) {
            errors.append(.init(field: field.id, words: words))
          }
        case .blank: break
        case .wrong(let words):
          errors.append(.init(field: field.id, words: words))
        case .withoutNote where asked == nil:
          answers.append(.init(field: field.id, value: .problem("")))
        case .withoutNote:
          errors.append(.init(field: field.noteID, words: "请写明是什么问题"))
        }
      }
    }
    errors += input.untaken.map { .init(field: $0, words: "表中没有这一项") }
    guard errors.isEmpty else {
      throw FormErrors(entries: errors, typed: typed)
    }
    return FormAnswers(form: id, version: version, answers: answers)
  }

  /// Why a field may not stay empty; nil where another excuses it.
  private func missing(_ field: Field, _ input: FormInput) -> String? {
    guard
      let excuse = field.excusedBy.flatMap({ id in
        fields.first { $0.id == id }
      })
    else { return "必填" }
    return input[excuse.id] == nil ? "必填；不能填的，写明“\(excuse.title)”" : nil
  }
}

/// What was typed, and what of it has been read.
struct FormInput {
  private let typed: [String: String]
  private var taken: Set<String> = []

  init(_ typed: [String: String]) {
    self.typed = typed.mapValues(trimmed).filter { !$0.value.isEmpty }
  }

  subscript(_ key: String) -> String? { typed[key] }

  var isBlank: Bool { typed.isEmpty }

  mutating func take(_ key: String) -> String? {
    guard !isBlank, let text = typed[key] else { return nil }
    taken.insert(key)
    return text
  }

  mutating func takesAllNormal(
    _ section: String, _ errors: inout [FormErrors.Entry]
  ) -> Bool {
    guard let word = take(section) else { return false }
    if word == FormValue.allNormalWord { return true }
    errors.append(
      .init(field: section, words: "只能填“\(FormValue.allNormalWord)”"))
    return false
  }

  /// Keys that no field has read, sorted.
  var untaken: [String] { typed.keys.filter { !taken.contains($0) }.sorted() }
}

/// Without blanks at both ends.
private func trimmed(_ text: String) -> String {
  let isBlank = { (character: Character) in character.isWhitespace }
  let rest = text.drop(while: isBlank)
  guard let last = rest.lastIndex(where: { !isBlank($0) }) else { return "" }
  return String(rest[...last])
}
