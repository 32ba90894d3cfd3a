package import Casework

/// The fields of the form of an activity, as problems name them.
package enum ActivityField {
  package static let kind = "kind"
  package static let first = "first"
  package static let last = "last"
  package static let title = "title"
  package static let body = "body"
  package static let holder = "holder"
  package static let holderKind = "holder-kind"
  package static let helpers = "helpers"
  package static let hours = "hours"
  package static let persons = "persons"
  package static let numbers = "numbers"
  package static let others = "others"
  package static let words = "words"
  package static let reason = "reason"
  /// Ticked where the entry should not have been made at all.
  package static let void = "void"

  /// Those with one value.
  package static let single = [
    kind, first, last, title, body, holder, holderKind, helpers, hours,
    numbers, others, words, reason, void,
  ]
}

/// An activity as it was typed.
package struct ActivityEntry: Sendable, Hashable {
  /// UUIDv7 of the form: whatever is sent twice is one entry.
  package var id: String
  package var area: AreaCode?
  /// The matter it helps to solve; empty for none.
  package var matter: String
  /// Those ticked, as `PersonKey.text`.
  package var persons: [String]
  /// By field, as typed.
  package var values: [String: String]

  package init(
    id: String, area: AreaCode? = nil, matter: String = "",
    persons: [String] = [], values: [String: String] = [:]
  ) {
    self.id = id
    self.area = area
    self.matter = matter
    self.persons = persons
    self.values = values
  }

  /// - Parameter about: what else tells it from another one.
  func digest(_ about: [String] = []) -> [UInt8] {
    FormDigest.of(
      about + [area?.description ?? "", matter],
      values.mapValues { [$0] }.merging([ActivityField.persons: persons]) {
        $1
      })
  }
}
