import Hummingbird

extension HTTPFields {
  /// A header by its name.
  subscript(name name: String) -> String? {
    get { HTTPField.Name(name).flatMap { self[$0] } }
    set { if let name = HTTPField.Name(name) { self[name] = newValue } }
  }
}
