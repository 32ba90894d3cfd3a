import Yams

/// A mapping of the file whose keys come from a closed list.
struct Entry {
  let place: Place
  private let reader: PackReader
  private var values: [String: Place] = [:]
  /// Known keys that unknown ones look like.
  private var misspelt: Set<String> = []

  /// Nil, and reported, where the place holds no mapping. Keys that are not
  /// in the list are reported. `kind` names the entry: `a duty`.
  init?(_ place: Place, of kind: String, _ keys: [String], _ reader: PackReader)
  {
    guard case .mapping(let mapping) = place.node else {
      reader.report(
        place, "\(kind) is written as keys and values, not \(place.kind)",
        "known keys: \(keys.joined(separator: ", "))")
      return nil
    }
    self.place = place
    self.reader = reader
    for (keyNode, node) in mapping {
      let key = keyNode.scalar?.string ?? ""
      guard keys.contains(key) else {
        reader.report(
          keyNode.mark, place.key(key, keyNode).path,
          "\(kind) has no key `\(key)`", suggestion(for: key, among: keys))
        nearest(to: key, among: keys).map { _ = misspelt.insert($0) }
        continue
      }
      values[key] = reader.resolve(place.key(key, node))
    }
  }

  func has(_ key: String) -> Bool { values[key] != nil }

  subscript(_ key: String) -> Place? { values[key] }

  /// Reports the key where it is missing.
  func required<Value>(
    _ key: String, _ read: (Place) -> Value?
  ) -> Value? {
    guard let value = values[key] else {
      guard !misspelt.contains(key) else { return nil }
      reader.report(
        place, "the key `\(key)` is missing", "add `\(key):` to this entry")
      return nil
    }
    return read(value)
  }

  func optional<Value>(
    _ key: String, _ read: (Place) -> Value?
  ) -> Value? {
    values[key].flatMap(read)
  }

  /// The entries of a list that could be read; none where the key is absent.
  func list<Value>(_ key: String, _ read: (Place) -> Value?) -> [Value] {
    guard let value = values[key] else { return [] }
    return reader.items(value).compactMap(read)
  }

  /// Reports a key that must not stand here; nothing where it does not.
  func refuse(_ key: String, _ problem: String, _ remedy: String) {
    guard let value = values[key] else { return }
    reader.report(value, problem, remedy)
  }
}
