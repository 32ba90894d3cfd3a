extension FormDefinition {
  /// Something an answer shows to be wrong.
  public struct Finding: Hashable, Sendable {
    public var section: Section
    public var field: Field
    /// What is wrong, in Chinese; empty where nothing was said.
    public var words: String
  }

  /// The problems among the answers: checks that are not normal, numbers
  /// below their limit and answers named as problems, in the order of the
  /// form.
  public func findings(_ answers: FormAnswers) -> [Finding] {
    sections.flatMap { section in
      section.fields.compactMap { field in
        answers[field.id].flatMap(field.problem).map {
          Finding(section: section, field: field, words: $0)
        }
      }
    }
  }
}

extension FormDefinition.Field {
  fileprivate func problem(_ value: FormValue) -> String? {
    switch (value, problemBelow) {
    case (.problem(let words), _): words
    case (.integer(let number), let limit?) where number < limit:
      "\(number)，低于\(limit)"
    case (.decimal(let tenths), let limit?) where tenths < limit:
      "\(Tenths(tenths))\(unit)，低于\(Tenths(limit))\(unit)"
    case (.choice(let option), _) where problemWhen.contains(option): option
    case (.yesNo, _) where problemWhen.contains(value.typed): value.typed
    case (.choices(let options), _)
    where options.contains(where: problemWhen.contains):
      options.filter(problemWhen.contains).joined(separator: "、")
    default: nil
    }
  }

  private var unit: String {
    if case .decimal(_, let unit) = kind { unit } else { "" }
  }
}
