import Casework
import Operations

/// What becomes of a problem found on a visit: a new matter of a class,
/// about somebody; word to one that is open already; nothing.
package struct VisitMatterPart: PagePart {
  /// What it is; nil where the answer says so.
  package var what: InputPart?
  package var choice: SelectPart
  package var urgency: SelectPart
  package var person: SelectPart
  /// Something was typed or is wrong.
  package var isOpen: Bool

  package static let fields: [String: PageField<Self>] = [
    "what": .part(\.what),
    "choice": .part(\.choice),
    "urgency": .part(\.urgency),
    "person": .part(\.person),
    "isOpen": .flag(\.isOpen),
  ]
}

/// Makes these parts out of what a form offers and what was typed.
struct VisitMatterFields {
  let form: VisitForm
  /// By item, as typed.
  let typed: [String: VisitMatter]
  let fields: FieldBuilder

  static let parts = ["what", "choice", "urgency", "person"]

  /// The id of each part in the page, by its name in problems.
  static func targets(
    _ sheet: VisitForm.Sheet, _ field: FormDefinition.Field, id: String
  ) -> [(name: String, id: String)] {
    let item = VisitField.item(sheet.id, field.id)
    return parts.map { (VisitField.matter(item, $0), "\(id)-\($0)") }
  }

  /// Nil where the field opens no matter.
  func part(
    _ sheet: VisitForm.Sheet, _ field: FormDefinition.Field, id: String,
    asksWhat: Bool
  ) -> VisitMatterPart? {
    guard form.mayOpenMatters, let opens = field.opens,
      let rules = sheet.matters, let domain = rules.domain(opens.domain)
    else { return nil }
    let item = VisitField.item(sheet.id, field.id)
    let known = form.openMatters.filter { $0.domain == domain.id }
    let matter = typed[item]
    let urgency = opens.urgency ?? domain.urgency ?? rules.usual
    func select(
      _ part: String, _ label: String, _ options: [(String, String)],
      _ chosen: String
    ) -> SelectPart {
      let name = VisitField.matter(item, part)
      return SelectPart(
        id: "\(id)-\(part)", name: name, label: label,
        error: fields.error(name),
        options: options.map {
          SelectPart.Option($0.0, $0.1, isChosen: $0.0 == chosen)
        })
    }
    let whatName = VisitField.matter(item, "what")
    let isWrong = Self.parts.contains {
      fields.error(VisitField.matter(item, $0)) != nil
    }
    return VisitMatterPart(
      what: asksWhat
        ? fields.input(
          whatName, id: "\(id)-what", label: "写明情况",
          value: matter?.what ?? "", isLong: true) : nil,
      choice: select(
        "choice", "怎么处理",
        [("", "立为事项：\(domain.title)")]
          + known.map { ($0.id, "已有事项：\($0.words)") }
          + [(VisitMatter.none, "只记录，不立事项")],
        matter?.choice ?? (form.correcting == nil ? known.first?.id : nil)
          ?? ""),
      urgency: select(
        "urgency", "类别和方案时限",
        rules.classes.map { kind in
          (
            kind.urgency.word,
            kind.urgency.word
              + (kind.planWithin.map { "（\($0.words)）" } ?? "")
          )
        }, matter?.urgency ?? urgency.word),
      person: select(
        "person", "涉及谁",
        [("", "全家")] + form.members.map { ($0.number, $0.name) },
        matter?.person ?? sheet.personNumber ?? ""),
      isOpen: matter.map { !$0.what.isEmpty } ?? false || isWrong)
  }
}

extension VisitEntry {
  /// What was typed of problems: `matters.SHEET.FIELD.PART`. Of what is no
  /// problem nothing is kept: the lists stand there for every question.
  static func matters(
    _ form: FormFields, answers: [String: [String: String]]
  ) -> [String: VisitMatter] {
    var matters: [String: VisitMatter] = [:]
    for field in form.under("matters.").fields {
      guard let dot = field.name.lastIndex(of: ".") else { continue }
      let item = String(field.name[..<dot])
      var matter = matters[item] ?? VisitMatter()
      switch field.name[dot...].dropFirst() {
      case "choice": matter.choice = field.value
      case "urgency": matter.urgency = field.value
      case "person": matter.person = field.value
      case "what": matter.what = field.value
      default: continue
      }
      matters[item] = matter
    }
    return matters.filter { item, _ in
      guard let dot = item.lastIndex(of: ".") else { return false }
      let value = answers[String(item[..<dot])]?[
        String(item[dot...].dropFirst())]
      return value.map { !$0.isEmpty && $0 != FormValue.normalWord } ?? false
    }
  }
}
