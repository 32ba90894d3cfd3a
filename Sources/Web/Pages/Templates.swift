import Foundation
import Mustache

/// The templates, read once.
package struct Templates: Sendable {
  struct Missing: Error, CustomStringConvertible {
    var name: String
    var description: String { "there is no template \(name)" }
  }

  private let library: MustacheLibrary

  package init() throws {
    var library = MustacheLibrary()
    for (name, text) in try Self.texts() {
      try library.register(text, named: name)
    }
    self.library = library
  }

  /// The text of each template by its name.
  package static func texts() throws -> [String: String] {
    let folder = Bundle.module.bundleURL.appendingPathComponent("Templates")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    var texts: [String: String] = [:]
    for file in files where file.pathExtension == "mustache" {
      let name = file.deletingPathExtension().lastPathComponent
      texts[name] = try String(contentsOf: file, encoding: .utf8)
    }
    return texts
  }

  package func html<Shown: Page>(_ page: Shown) throws -> String {
    let html = library.render(page, withTemplate: Shown.template)
    guard let html else { throw Missing(name: Shown.template) }
    return html
  }
}
