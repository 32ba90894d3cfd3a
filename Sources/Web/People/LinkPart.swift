/// Words that lead to a page.
package struct LinkPart: PagePart {
  package var title: String
  package var path: String

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "path": .text(\.path),
  ]
}
