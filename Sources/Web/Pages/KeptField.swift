/// A field carried along unseen, so that nothing typed is lost.
package struct KeptField: PagePart {
  package var name: String
  package var value: String

  package static let fields: [String: PageField<Self>] = [
    "name": .text(\.name),
    "value": .text(\.value),
  ]
}

extension FormFields {
  /// As hidden fields, under a prefix.
  func kept(prefix: String = "") -> [KeptField] {
    fields.map { KeptField(name: prefix + $0.name, value: $0.value) }
  }
}
