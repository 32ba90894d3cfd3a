import Casework
import Operations

/// Shows a form of a pack: the one renderer of all of them.
struct SheetBuilder {
  let sheet: VisitForm.Sheet
  /// Distinguishes the ids of this sheet from those of others.
  let position: Int
  /// By field, as typed.
  let typed: [String: String]
  let fields: FieldBuilder
  /// What problems may become; nil where they open no matters.
  var matters: VisitMatterFields?

  func part() -> SheetPart {
    SheetPart(
      title: sheet.form.title, person: sheet.person, policy: sheet.policy,
      sections: sections.map(section))
  }

  /// The sections asked, and those already answered: what was typed is kept.
  private var sections: [FormDefinition.Section] {
    let asked = Set(sheet.sections.map(\.id))
    return sheet.form.sections.filter { section in
      asked.contains(section.id) || isTouched(section)
    }
  }

  /// The id of each field in the page, by its name in problems.
  var targets: [(name: String, id: String)] {
    sections.flatMap { section -> [(name: String, id: String)] in
      var targets = [(name: name(section.id), id: "\(id(section.id))-0")]
      for field in section.fields {
        targets.append((name: name(field.id), id: id(field.id)))
        targets.append((name: name(field.noteID), id: id(field.noteID)))
        targets += VisitMatterFields.targets(
          sheet, field, id: id("\(field.id)-matter"))
      }
      return targets
    }
  }

  /// What each field is called, by its name in problems; of a sheet about
  /// somebody with his name.
  var labels: [(String, String)] {
    let person = sheet.person.map { "（\($0)）" } ?? ""
    return sections.flatMap { section -> [(String, String)] in
      var labels = [(name(section.id), section.title + person)]
      for field in section.fields {
        let title = field.title + person
        labels.append((name(field.id), title))
        labels.append((name(field.noteID), title))
        let item = VisitField.item(sheet.id, field.id)
        for part in VisitMatterFields.parts {
          labels.append((VisitField.matter(item, part), title))
        }
      }
      return labels
    }
  }

  private func section(_ section: FormDefinition.Section) -> SectionPart {
    let checks = section.fields.count { $0.kind == .check }
    let needsAnswer = section.fields.contains {
      $0.isRequired && $0.kind != .check
    }
    return SectionPart(
      title: section.title, clause: section.clause,
      allNormal: checks == 0 ? nil : allNormal(section),
      error: fields.error(name(section.id)),
      summary: checks == 0
        ? "填写（\(section.fields.count) 项）" : "逐项填写（\(section.fields.count) 项）",
      isOpen: needsAnswer || isTouchedInside(section) || hasError(section),
      items: section.fields.map(item))
  }

  private func allNormal(_ section: FormDefinition.Section) -> ChoicePart {
    ChoicePart(
      id: "\(id(section.id))-0", name: name(section.id), type: "checkbox",
      value: FormValue.allNormalWord, label: FormValue.allNormalWord,
      hint: section.fields.filter { $0.kind == .check }.map(\.title)
        .joined(separator: "、"),
      isChosen: typed[section.id] == FormValue.allNormalWord)
  }

  private func item(_ field: FormDefinition.Field) -> ItemPart {
    switch field.kind {
    case .check: return ItemPart(check: check(field))
    case .yesNo:
      return ItemPart(
        group: choice(field, ["是", "否"]), matter: matter(field, isFound: true))
    case .choice(let options):
      return ItemPart(
        group: choice(field, options), matter: matter(field, isFound: true))
    case .choices(let options):
      let group = fields.group(
        name(field.id), id: id(field.id), legend: label(field),
        help: field.help, type: "checkbox", options: options.map { Option($0) },
        chosen: (typed[field.id] ?? "").split(separator: ";").map(String.init))
      return ItemPart(
        group: marked(group, field), matter: matter(field, isFound: true))
    case .text(let length):
      let help = [field.help, "最多\(length)字"].compactMap(\.self)
      return ItemPart(
        input: input(
          field, help: help.joined(separator: "；"), isLong: length > 60))
    case .integer:
      return ItemPart(
        input: input(field, inputMode: "numeric"),
        matter: matter(field, isFound: true))
    case .decimal(_, let unit):
      return ItemPart(
        input: input(field, inputMode: "decimal", unit: unit),
        matter: matter(field, isFound: true))
    case .date: return ItemPart(input: input(field, type: "date"))
    }
  }

  private func check(_ field: FormDefinition.Field) -> CheckPart {
    let options = [
      Option("", label: "未填"), Option(FormValue.normalWord),
      Option(FormValue.problemWord),
    ]
    return CheckPart(
      group: fields.group(
        name(field.id), id: id(field.id), legend: label(field),
        help: field.help, options: options, chosen: [typed[field.id] ?? ""]),
      note: fields.input(
        name(field.noteID), id: id(field.noteID),
        label: "\(field.title)：什么问题", value: typed[field.noteID] ?? "",
        isLong: true), matter: matter(field, isFound: false))
  }

  /// - Parameter isFound: the answer itself says that there is a problem,
  ///   not what it is.
  private func matter(
    _ field: FormDefinition.Field, isFound: Bool
  ) -> VisitMatterPart? {
    matters?.part(
      sheet, field, id: id("\(field.id)-matter"), asksWhat: isFound)
  }

  /// With the options that are a problem told apart.
  private func marked(
    _ group: GroupPart, _ field: FormDefinition.Field
  ) -> GroupPart {
    var group = group
    for position in group.choices.indices {
      group.choices[position].isProblem = field.problemWhen.contains(
        group.choices[position].value)
    }
    return group
  }

  private func choice(
    _ field: FormDefinition.Field, _ options: [String]
  ) -> GroupPart {
    let blank = field.isRequired ? [] : [Option("", label: "未填")]
    let group = fields.group(
      name(field.id), id: id(field.id), legend: label(field),
      help: field.help, options: blank + options.map { Option($0) },
      chosen: [typed[field.id] ?? ""])
    return marked(group, field)
  }

  private func input(
    _ field: FormDefinition.Field, help: String? = nil,
    type: String = "text", inputMode: String = "text", unit: String? = nil,
    isLong: Bool = false
  ) -> InputPart {
    fields.input(
      name(field.id), id: id(field.id), label: label(field),
      value: typed[field.id] ?? "", help: help ?? field.help, type: type,
      inputMode: inputMode, unit: unit, isLong: isLong)
  }

  private func label(_ field: FormDefinition.Field) -> String {
    field.isRequired ? "\(field.title)（必填）" : field.title
  }

  private func isTouched(_ section: FormDefinition.Section) -> Bool {
    typed[section.id] != nil || isTouchedInside(section)
  }

  private func isTouchedInside(_ section: FormDefinition.Section) -> Bool {
    let isAllNormal = typed[section.id] == FormValue.allNormalWord
    return section.fields.contains { field in
      let value = typed[field.id] ?? ""
      let note = typed[field.noteID] ?? ""
      let isCovered = isAllNormal && value == FormValue.normalWord
      return !(value.isEmpty || isCovered) || !note.isEmpty
    }
  }

  private func hasError(_ section: FormDefinition.Section) -> Bool {
    section.fields.contains { field in
      fields.error(name(field.id)) != nil
        || fields.error(name(field.noteID)) != nil
    }
  }

  private func name(_ field: String) -> String {
    VisitField.answer(sheet.id, field)
  }

  private func id(_ field: String) -> String { "s\(position)-\(field)" }
}
