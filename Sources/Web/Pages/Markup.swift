/// HTML built in Swift, for tables and pictures too big for a template. Text
/// put in is escaped; only words of the program are markup.
package struct Markup: Sendable {
  package private(set) var html: String

  package init(_ html: StaticString = "") { self.html = "\(html)" }

  /// Puts in markup.
  package mutating func add(_ markup: StaticString) {
    html += "\(markup)"
  }

  package mutating func add(_ other: Markup) { html += other.html }

  /// Puts in text, escaped for content and quoted attributes alike.
  package mutating func add(text: String) {
    for character in text.unicodeScalars {
      switch character {
      case "&": html += "&amp;"
      case "<": html += "&lt;"
      case ">": html += "&gt;"
      case "\"": html += "&quot;"
      case "'": html += "&#39;"
      default: html.unicodeScalars.append(character)
      }
    }
  }

  package mutating func add(number: Int) { html += String(number) }

  /// A number with one decimal, for pictures.
  package mutating func add(tenths number: Double) {
    let tenths = Int((number * 10).rounded())
    html += tenths < 0 ? "-" : ""
    html += "\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }

  /// An element with text in it.
  package mutating func element(
    _ name: StaticString, class style: String = "", _ text: String
  ) {
    open(name, class: style)
    add(text: text)
    close(name)
  }

  package mutating func open(
    _ name: StaticString, class style: String = "", href: String? = nil
  ) {
    html += "<\(name)"
    if !style.isEmpty { attribute("class", style) }
    if let href { attribute("href", href) }
    html += ">"
  }

  package mutating func close(_ name: StaticString) { html += "</\(name)>" }

  /// `name="value"` with a blank before it, inside a tag under way.
  package mutating func attribute(_ name: StaticString, _ value: String) {
    html += " \(name)=\""
    add(text: value)
    html += "\""
  }
}
