import Web

/// The names a template uses, held against the page it shows: Mustache shows
/// an unknown name as nothing and says nothing.
struct TemplateNames {
  let texts: [String: String]
  private(set) var mistakes: [String] = []

  init(texts: [String: String]) { self.texts = texts }

  mutating func check(_ page: any Page.Type) {
    check(template: page.template, as: page)
  }

  mutating func check(template name: String, as part: any PagePart.Type) {
    guard let text = texts[name] else {
      mistakes.append("\(name): no such template")
      return
    }
    var parts: [(tag: String, part: any PagePart.Type)] = []
    for match in text.matches(of: /\{\{([#^\/><$&{!]?)\s*([^}\s]*)\s*\}?\}\}/) {
      let (kind, tag) = (match.output.1, String(match.output.2))
      let current = parts.last?.part ?? part
      switch kind {
      case "#": parts.append((tag, child(tag, of: current, in: name)))
      case "^", "$", "<":
        if kind == "^" { _ = child(tag, of: current, in: name) }
        if kind == "<" { check(template: tag, as: current) }
        parts.append((tag, current))
      case "/":
        if parts.popLast()?.tag != tag {
          mistakes.append("\(name): {{/\(tag)}} closes something else")
        }
      case ">": check(template: tag, as: current)
      case "!": break
      case "{", "&":
        guard case .markup = self.kind(of: tag, in: current) else {
          mistakes.append("\(name): \(tag) is not escaped")
          continue
        }
      default: _ = child(tag, of: current, in: name)
      }
    }
    if !parts.isEmpty { mistakes.append("\(name): something stays open") }
  }

  /// The part a name leads to; for texts and flags the part itself.
  private mutating func child(
    _ path: String, of part: any PagePart.Type, in template: String
  ) -> any PagePart.Type {
    var current = part
    for name in path.split(separator: ".") {
      guard let kind = kind(of: String(name), in: current) else {
        mistakes.append("\(template): \(current) has no \(name)")
        return part
      }
      if case .part(let next) = kind { current = next }
    }
    return current
  }

  private func kind(
    of name: String, in part: any PagePart.Type
  ) -> Kind? {
    func find<Part: PagePart>(_ part: Part.Type) -> Kind? {
      switch part.fields[name]?.kind {
      case .text, .flag: .value
      case .markup: .markup
      case .part(let type): .part(type)
      case nil: nil
      }
    }
    return find(part)
  }

  private enum Kind {
    case value
    case markup
    case part(any PagePart.Type)
  }
}
