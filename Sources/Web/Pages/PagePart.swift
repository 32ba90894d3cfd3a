package import Mustache

/// A page, or a part of one, as its template sees it: a plain struct with
/// every text ready and its names listed, so that a test can hold each
/// template against them. Nothing is mirrored.
package protocol PagePart: MustacheParent, Sendable {
  static var fields: [String: PageField<Self>] { get }
}

/// A whole page.
package protocol Page: PagePart {
  /// The name of its template.
  static var template: String { get }
  var frame: Frame { get }
}

extension PagePart {
  package func child(named name: String) -> Any? {
    Self.fields[name].map { $0.read(self) ?? Nothing() }
  }
}

/// What a name of a template stands for.
package struct PageField<Part>: Sendable {
  package enum Kind: Sendable {
    case text
    case flag
    /// Ready HTML: a template names it in three braces.
    case markup
    case part(any PagePart.Type)
  }

  package let kind: Kind
  let read: @Sendable (Part) -> Any?

  /// A text; a section on it shows only where it is there.
  package static func text(
    _ read: @escaping @Sendable (Part) -> String?
  ) -> PageField {
    PageField(kind: .text, read: read)
  }

  package static func flag(
    _ read: @escaping @Sendable (Part) -> Bool
  ) -> PageField {
    PageField(kind: .flag, read: read)
  }

  package static func markup(
    _ read: @escaping @Sendable (Part) -> Markup?
  ) -> PageField {
    PageField(kind: .markup, read: { read($0)?.html })
  }

  package static func part<Child: PagePart>(
    _ read: @escaping @Sendable (Part) -> Child?
  ) -> PageField {
    PageField(kind: .part(Child.self), read: read)
  }

  package static func list<Child: PagePart>(
    _ read: @escaping @Sendable (Part) -> [Child]
  ) -> PageField {
    PageField(kind: .part(Child.self), read: read)
  }
}

/// What is not there. Without it Mustache would go on looking for the name
/// in the parts around.
struct Nothing: MustacheCustomRenderable {
  var renderText: String { "" }
  var isNull: Bool { true }
}
