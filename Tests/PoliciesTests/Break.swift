import Testing

/// One way to break the sample pack, and what must be said about it.
struct Break: CustomTestStringConvertible, Sendable {
  var name: String
  var old: String
  var new: String
  /// How each error begins, without the name of the file: line, column, key,
  /// problem and remedy, up to the list of all known words.
  var errors: [String]

  init(_ name: String, _ old: String, _ new: String, _ errors: String...) {
    self.name = name
    self.old = old
    self.new = new
    self.errors = errors
  }

  var testDescription: String { name }

  /// What was said where something else was expected.
  var misses: [String] {
    let found = SamplePack.errors(replacing: old, by: new)
    guard found.count == errors.count else {
      return ["\(found.count) errors:"] + found
    }
    return zip(found, errors)
      .filter { !$0.hasPrefix("sample.yaml:\($1)") }.map(\.0)
  }
}
