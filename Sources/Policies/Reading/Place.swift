import Yams

/// A value of a pack file, with what leads to it.
struct Place {
  let node: Node
  /// `duties[village-quarterly].actor.at`; empty for the whole file.
  let path: String
  /// What stands here cannot be known and has been reported: nothing more
  /// is said about it.
  var isReported = false

  func key(_ name: String, _ node: Node) -> Place {
    Place(node: node, path: path.isEmpty ? name : "\(path).\(name)")
  }

  /// An entry of a list: by its id where it has one, else by its number.
  func item(_ index: Int, _ node: Node) -> Place {
    let item = Place(node: node, path: path)
    return Place(node: node, path: "\(path)[\(item.id ?? "\(index + 1)")]")
  }

  /// The text of the key `id`.
  var id: String? { self["id"]?.text }

  /// What stands here, where it is no list and no mapping.
  var text: String? { node.scalar?.string }

  /// The value of a key, where the place holds a mapping that has it.
  subscript(_ name: String) -> Place? {
    node.mapping?[name].map { key(name, $0) }
  }

  /// The entries, where the place holds a list.
  var items: [Place] {
    guard case .sequence(let nodes) = node else { return [] }
    return nodes.enumerated().map { item($0, $1) }
  }

  /// What the file holds here, for an error.
  var kind: String {
    switch node {
    case .scalar(let scalar):
      isBlank ? "nothing" : "\"\(scalar.string)\""
    case .mapping: "keys and values"
    case .sequence: "a list"
    case .alias: "an alias"
    }
  }

  var isList: Bool { if case .sequence = node { true } else { false } }

  var isPlain: Bool { if case .scalar = node { true } else { false } }

  /// Whether the key stands without a value.
  var isBlank: Bool {
    guard case .scalar(let scalar) = node else { return false }
    return scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
  }
}
