/// A short form that is no change of facts: its fields, what stands now, and
/// why there may be nothing to fill in.
package struct ShortForm: Sendable, Hashable {
  package var title: String
  /// What it is for, in a line.
  package var words: String
  /// 户编号, head and the person it is about; no person for a household.
  package var household: String
  package var head: String
  package var person: String
  /// A fresh number for the entry, and what stands on record now.
  package var id: String
  package var base: String
  package var fields: [ChangeField]
  package var standing: [String]
  /// Why there is nothing to be filled in; nil where there is.
  package var obstacle: String?
}

/// Such a form as it was typed.
package struct ShortEntry: Sendable, Hashable {
  /// UUIDv7 of the form: whatever is sent twice is one entry.
  package var id: String
  /// Names what stood on record when the form was opened.
  package var base: String
  /// By field, as typed.
  package var values: [String: [String]]

  package init(
    id: String, base: String = "", values: [String: [String]] = [:]
  ) {
    self.id = id
    self.base = base
    self.values = values
  }

  func digest(_ about: [String]) -> [UInt8] { FormDigest.of(about, values) }

  /// Nothing is wrong with it field by field, and nothing can be made of it.
  static let unreadable = Refusal.invalid([
    FieldProblem("id", "内容读不懂，请重新打开页面填写")
  ])
}
