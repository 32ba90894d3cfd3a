import Casework

extension PackReader {
  func form(_ place: Place) -> FormDefinition? {
    let keys = ["id", "version", "title", "clause", "about", "sections"]
    guard let entry = Entry(place, of: "a form", keys, self) else {
      return nil
    }
    let id = entry.required("id", ownID)
    let version = entry.required("version", number(in: 1...9_999))
    let title = entry.required("title", text)
    let clause = entry.required("clause", text)
    let unit = entry.required("about", keyword(Keywords.units))
    let sections = entry.required("sections") { place in
      items(place).compactMap { section($0, unit) }
    }
    guard let id, let version, let title, let clause, let unit, let sections
    else { return nil }
    let form = FormDefinition(
      id: id, version: version, title: title, clause: clause,
      sections: sections, unit: unit)
    checkNames(entry)
    checkExcuses(entry, form)
    return form
  }

  private func section(
    _ place: Place, _ unit: TargetGroup.Unit?
  ) -> FormDefinition.Section? {
    let keys = [
      "id", "title", "clause", "season", "when", "domain", "urgency",
      "fields",
    ]
    guard let entry = Entry(place, of: "a section", keys, self) else {
      return nil
    }
    let id = entry.required("id", identifier)
    let title = entry.required("title", text)
    let clause = entry.required("clause", text)
    let seasons = entry.optional("season", seasonList) ?? []
    let condition = unit.flatMap { unit in
      entry.optional("when") { self.condition($0, about: unit) }
    }
    sectionOpening = opening(entry)
    let fields = entry.required("fields") { place in
      items(place).compactMap(field)
    }
    guard let id, let title, let clause, let fields else { return nil }
    return FormDefinition.Section(
      id: id, title: title, clause: clause, seasons: seasons,
      condition: condition, fields: fields)
  }

  private func seasonList(_ place: Place) -> [String]? {
    oneOrMore(place).compactMap { item in
      guard let id = scalar(item, "the id of a season") else { return nil }
      if !seasonIDs.contains(id) {
        report(
          item, "there is no season `\(id)`",
          suggestion(for: id, among: seasonIDs))
      }
      return id
    }
  }

  /// Answers are kept by name: a section or field id stands once in a form.
  private func checkNames(_ form: Entry) {
    let sections = form["sections"]?.items ?? []
    reportRepeated(
      sections.flatMap { [$0] + ($0["fields"]?.items ?? []) },
      in: "the form")
  }

  /// A field that excuses another must be a text that may stay empty.
  private func checkExcuses(_ entry: Entry, _ form: FormDefinition) {
    let fields = (entry["sections"]?.items ?? []).flatMap {
      $0["fields"]?.items ?? []
    }
    let texts = form.fields.filter { field in
      if case .text = field.kind { !field.isRequired } else { false }
    }.map(\.id)
    // What could not be read has been reported.
    let unread = Set(fields.compactMap(\.id)).subtracting(
      form.fields.map(\.id))
    for field in fields {
      guard let excuse = field["excused_by"], let id = excuse.text,
        !texts.contains(id), !unread.contains(id)
      else { continue }
      report(
        excuse, "`\(id)` is no text of this form that may stay empty",
        suggestion(for: id, among: texts))
    }
  }
}
