/// Why answers were not taken, field by field, with everything as it was
/// typed.
public struct FormErrors: Error, Hashable, Sendable {
  public struct Entry: Hashable, Sendable {
    /// Id of the field, or the key that the form does not have.
    public var field: String
    /// In Chinese, to stand beside the field.
    public var words: String

    public init(field: String, words: String) {
      self.field = field
      self.words = words
    }
  }

  /// In the order of the form.
  public var entries: [Entry]
  public var typed: [String: String]

  public init(entries: [Entry], typed: [String: String]) {
    self.entries = entries
    self.typed = typed
  }

  public subscript(_ field: String) -> String? {
    entries.first { $0.field == field }?.words
  }
}
