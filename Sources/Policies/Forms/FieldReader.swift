import Casework

extension PackReader {
  /// The keys that every field may have.
  private static let common = [
    "id", "title", "kind", "required", "help", "excused_by",
  ]
  /// The keys of kinds that can show a problem.
  private static let problem = ["domain", "urgency"]
  /// The further keys of each kind.
  private static let kinds: [(word: String, value: [String])] = [
    ("check", problem), ("yes_no", ["problem_when"] + problem),
    ("text", ["maximum_length"]),
    ("integer", ["least", "most", "problem_below"] + problem),
    ("decimal", ["least", "most", "unit", "problem_below"] + problem),
    ("choice", ["options", "problem_when"] + problem),
    ("choices", ["options", "problem_when"] + problem), ("date", []),
  ]

  func field(_ place: Place) -> FormDefinition.Field? {
    let own = Self.kinds.flatMap(\.value)
    let keys =
      Self.common
      + own.reduce(into: []) { keys, key in
        if !keys.contains(key) { keys.append(key) }
      }
    guard let entry = Entry(place, of: "a field", keys, self) else {
      return nil
    }
    let id = entry.required("id", identifier)
    let title = entry.required("title", text)
    let kind = entry.required("kind", keyword(Self.kinds)).flatMap { allowed in
      for key in own where !allowed.contains(key) {
        entry.refuse(
          key, "a field of this kind has no `\(key)`", "remove it")
      }
      return fieldKind(entry)
    }
    let isRequired = entry.optional("required", flag) ?? false
    let help = entry.optional("help", text)
    let excuse = entry.optional("excused_by", identifier)
    if excuse != nil, !isRequired {
      entry.refuse(
        "excused_by", "the field may stay empty anyway",
        "add `required: true`, or remove it")
    }
    guard let id, let title, let kind else { return nil }
    return FormDefinition.Field(
      id: id, title: title, kind: kind, isRequired: isRequired, help: help,
      excusedBy: excuse, problemBelow: problemBelow(entry, kind),
      problemWhen: problemWhen(entry, kind), opens: opening(entry, kind))
  }

  private func problemWhen(
    _ entry: Entry, _ kind: FormDefinition.Kind
  ) -> [String] {
    let options: [String]
    switch kind {
    case .yesNo: options = ["是", "否"]
    case .choice(let own), .choices(let own): options = own
    default: return []
    }
    return entry.optional("problem_when") { place in
      oneOrMore(place).compactMap { item in
        guard let option = text(item) else { return nil }
        if !options.contains(option) {
          report(
            item, "\"\(option)\" is none of the answers",
            suggestion(for: option, among: options))
        }
        return option
      }
    } ?? []
  }

  private func fieldKind(_ entry: Entry) -> FormDefinition.Kind? {
    switch entry["kind"]?.text {
    case "check": return .check
    case "yes_no": return .yesNo
    case "date": return .date
    case "text":
      let length =
        entry.has("maximum_length")
        ? entry.required("maximum_length", number(in: 1...10_000)) : 200
      return length.map { .text(maximumLength: $0) }
    case "integer":
      return range(entry, number(in: -1_000_000...1_000_000))
        .map(FormDefinition.Kind.integer)
    case "decimal":
      let unit = entry.required("unit", text)
      guard let range = range(entry, tenths), let unit else { return nil }
      return .decimal(range, unit: unit)
    case "choice": return options(entry).map(FormDefinition.Kind.choice)
    case "choices": return options(entry).map(FormDefinition.Kind.choices)
    default: return nil
    }
  }

  private func range(
    _ entry: Entry, _ read: (Place) -> Int?
  ) -> ClosedRange<Int>? {
    let least = entry.required("least", read)
    let most = entry.required("most", read)
    guard let least, let most else { return nil }
    guard least <= most else {
      entry.refuse(
        "least", "the least value is above the most", "exchange them")
      return nil
    }
    return least...most
  }

  private func options(_ entry: Entry) -> [String]? {
    entry.required("options") { place in
      let items = items(place)
      let options = items.compactMap(text)
      for (item, option) in zip(items, options) where option.contains(";") {
        report(
          item, "an option holds `;`, which separates answers",
          "write it with 、 or ，")
      }
      if Set(options).count < options.count {
        report(place, "an option stands twice", "name each once")
      }
      if options.count < 2 {
        report(place, "there is nothing to choose", "give two or more")
      }
      return options
    }
  }

  private func problemBelow(
    _ entry: Entry, _ kind: FormDefinition.Kind
  ) -> Int? {
    let limit: Int?
    let range: ClosedRange<Int>
    switch kind {
    case .integer(let own):
      limit = entry.optional("problem_below", number(in: own))
      range = own
    case .decimal(let own, _):
      limit = entry.optional("problem_below", tenths)
      range = own
    default: return nil
    }
    if let limit, !range.contains(limit) {
      entry.refuse(
        "problem_below", "no answer can be below it",
        "write a number between `least` and `most`")
    }
    return limit
  }
}
