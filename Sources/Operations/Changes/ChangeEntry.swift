import Casework
import Foundation

/// A change of facts as it was typed: for pages and the API alike, and as a
/// proposal keeps it.
package struct ChangeEntry: Sendable, Hashable, Codable {
  /// UUIDv7 of the form: whatever is sent twice is one change.
  package var id: String
  /// Raw value of a `ChangeKind`.
  package var kind: String
  /// 户编号; empty for a change of an area.
  package var household: String
  /// A person's place in the records as `PersonKey.text`; empty for none.
  package var person: String
  /// Names what stood on record when the form was opened.
  package var base: String
  /// By field, as typed.
  package var values: [String: [String]]

  package init(
    id: String, kind: ChangeKind, household: String = "",
    person: String = "", base: String = "",
    values: [String: [String]] = [:]
  ) {
    self.id = id
    self.kind = kind.rawValue
    self.household = household
    self.person = person
    self.base = base
    self.values = values
  }

  package var changeKind: ChangeKind? { ChangeKind(rawValue: kind) }

  /// Of everything that was sent but the base, by which the same form sent
  /// again is told from another one.
  var digest: [UInt8] {
    FormDigest.of([kind, household, person], values)
  }

  /// As a proposal keeps it, to be sealed.
  func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  init(text: String) throws {
    self = try JSONDecoder().decode(ChangeEntry.self, from: Data(text.utf8))
  }
}
