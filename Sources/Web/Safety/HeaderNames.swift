import Hummingbird

extension HTTPFields {
  /// A header by its name.
  subscript(name name: String) -> String? {
    get { Element.Name(name).flatMap { self[$0] } }
    set { if let name = Element.Name(name) { self[name] = newValue } }
  }
}
