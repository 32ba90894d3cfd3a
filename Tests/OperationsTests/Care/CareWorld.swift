import Casework
import Operations

/// Care in the small county: 李秀英 (P0002, in H00002) is 特困分散.
extension TestWorld {
  func careForm(
    _ kind: CareKind, of person: String = "P0002",
    in household: String = "H00002", by actor: Actor
  ) async throws -> CareForm {
    try await office.perform(
      PrepareCare(
        kind, household: household, person: try await personKey(person)),
      as: actor)
  }

  /// A form as it opens, with what it begins with and what was typed.
  func careEntry(
    _ kind: CareKind, _ typed: [String: String] = [:],
    of person: String = "P0002", in household: String = "H00002",
    by actor: Actor
  ) async throws -> CareEntry {
    let form = try await careForm(
      kind, of: person, in: household, by: actor)
    var values: [String: [String]] = [:]
    for field in form.fields where !field.values.isEmpty {
      values[field.name] = field.values
    }
    for (name, text) in typed { values[name] = text.isEmpty ? nil : [text] }
    return CareEntry(
      id: form.id, kind: kind, household: household,
      person: form.person, base: form.base, values: values)
  }

  @discardableResult
  func care(
    _ kind: CareKind, _ typed: [String: String] = [:],
    of person: String = "P0002", in household: String = "H00002",
    by actor: Actor
  ) async throws -> CareEntry {
    let entry = try await careEntry(
      kind, typed, of: person, in: household, by: actor)
    try await office.perform(SubmitCare(entry), as: actor)
    return entry
  }

  /// The fields refused; nil where it was taken.
  func careRefused(
    _ kind: CareKind, _ typed: [String: String] = [:],
    of person: String = "P0002", in household: String = "H00002",
    by actor: Actor
  ) async throws -> [FieldProblem]? {
    let found = try await refusal {
      try await care(kind, typed, of: person, in: household, by: actor)
    }
    guard let found else { return nil }
    guard case .invalid(let problems) = found else { throw found }
    return problems
  }

  func careView(
    _ person: String = "P0002", in household: String = "H00002",
    by actor: Actor
  ) async throws -> CareView {
    try await office.perform(
      ReadCare(household: household, person: try await personKey(person)),
      as: actor)
  }

  func careList(
    _ name: CareListName = .all, by actor: Actor
  ) async throws -> CareList {
    try await office.perform(ReadCareList(name), as: actor)
  }

  static let signed: [String: String] = [
    "carer": "王强", "relation": "邻居", "place": "双河村",
    "from": "2026-01-01", "to": "2026-12-31", "payment": "300",
    "signed": "2025-12-30",
  ]

  static let evaluated: [String: String] = [
    "score": "5", "neighbour1": "李四", "neighbour1-grade": "满意",
    "visitor": "何探访", "visitor-grade": "满意", "result": "合格",
  ]

  static let failed: [String: String] = [
    "score": "1", "neighbour1": "李四", "neighbour1-grade": "不满意",
    "visitor": "何探访", "visitor-grade": "不满意", "result": "不合格",
    "words": "多日不送饭", "day": "2026-04-28",
  ]

  /// An office of civil affairs in the county.
  func civilAffairs() async throws -> Actor {
    _ = try await account(.countyWorker)
    try await change(
      "UPDATE accounts SET role = '县民政局' WHERE login = 'c001'")
    return try await actor(.countyWorker)
  }
}
