import Casework
import Operations
import Records

/// A child in H00001 who may have a disability, and one in the stranger's
/// township.
extension TestWorld {
  static let child = "P0021"

  static func childRow(
    _ number: String, _ household: String, born: String?,
    certified: Bool = false, guardian: String = ""
  ) -> RegisterRow {
    .person(
      PersonRecord(
        number: number, name: "小\(number)", relation: "子女",
        birth: born.map { day($0) }, guardian: guardian,
        certificate: CertificateColumns(
          category: certified ? .intellectual : nil,
          level: certified ? 2 : 0, state: certified ? .valid : nil),
        isSuspected: !certified),
      StayRecord(
        person: number, household: household,
        span: Span(from: day("2025-01-01"), to: nil)))
  }

  static func withChildren() async throws -> TestWorld {
    let world = try await TestWorld()
    try await world.add([
      childRow(child, "H00001", born: "2024-03-01"),
      childRow("P0022", "H00005", born: "2020-01-01"),
      childRow("P0023", "H00001", born: "2008-05-01"),
      childRow("P0024", "H00001", born: nil),
    ])
    return world
  }

  static let finding = [
    "found": "2026-05-10", "source": "家庭", "signs": "叫名字没有反应",
  ]

  func child(
    _ number: String = child, in household: String = "H00001"
  ) async throws -> ChildReportTarget {
    .child(household: household, person: try await personKey(number))
  }

  /// A form as it opens, with what was typed.
  func childEntry(
    _ kind: ChildReportKind, _ target: ChildReportTarget,
    _ typed: [String: String], by actor: Actor
  ) async throws -> ShortEntry {
    let form = try await office.perform(
      PrepareChildReport(kind, target), as: actor)
    var values: [String: [String]] = [:]
    for field in form.fields where !field.values.isEmpty {
      values[field.name] = field.values
    }
    for (name, text) in typed { values[name] = text.isEmpty ? nil : [text] }
    return ShortEntry(id: form.id, base: form.base, values: values)
  }

  @discardableResult
  func put(
    _ kind: ChildReportKind, _ target: ChildReportTarget,
    _ typed: [String: String] = finding, by actor: Actor
  ) async throws -> String {
    try await office.perform(
      RecordChildReport(
        kind, target, try await childEntry(kind, target, typed, by: actor)),
      as: actor)
  }

  /// The fields refused; nil where it was taken.
  func childRefused(
    _ kind: ChildReportKind, _ target: ChildReportTarget,
    _ typed: [String: String], by actor: Actor
  ) async throws -> [String]? {
    let found = try await refusal {
      try await put(kind, target, typed, by: actor)
    }
    return found.map { fields(of: $0) }
  }

  func childReport(
    _ id: String, by actor: Actor
  ) async throws -> ChildReportView {
    try await office.perform(ReadChildReport(id), as: actor)
  }
}
