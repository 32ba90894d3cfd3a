import Casework
import Operations

extension TestWorld {
  func freshForm() -> String { Identifier.make(at: clock.now) }

  func remedies(
    _ matter: String, as actor: Actor
  ) async throws -> MatterRemedies {
    try await office.perform(ReadMatterRemedies(matter), as: actor)
  }

  func escalate(
    _ matter: String, to offices: [String], words: String = "屋顶随时会塌",
    id: String? = nil, as actor: Actor
  ) async throws {
    try await office.perform(
      EscalateMatter(
        EscalationEntry(
          id: id ?? freshForm(), matter: matter, words: words,
          offices: offices)), as: actor)
  }

  func rectify(
    _ matter: String, _ kind: RectificationStepKind,
    _ values: [String: String] = [:], id: String? = nil, seen: Int,
    as actor: Actor
  ) async throws {
    var all = ["words": "换瓦"]
    all.merge(values) { _, new in new }
    try await office.perform(
      RecordRectificationStep(
        RectificationEntry(
          id: id ?? freshForm(), matter: matter, kind: kind, seen: seen,
          values: all)), as: actor)
  }

  @discardableResult
  func refer(
    _ matter: String, _ values: [String: String] = [:], id: String? = nil,
    as actor: Actor
  ) async throws -> String {
    var all = [
      "kind": "fuyang-2022/housing", "day": "2026-06-19", "words": "申请危房改造",
    ]
    all.merge(values) { _, new in new }
    return try await office.perform(
      SendReferral(
        ReferralEntry(id: id ?? freshForm(), matter: matter, values: all)),
      as: actor)
  }

  func referralStep(
    _ referral: String, _ kind: ReferralStepKind,
    _ values: [String: String] = [:], id: String? = nil, seen: Int,
    as actor: Actor
  ) async throws {
    var all = ["words": "说明"]
    if kind != .accepted, kind != .declined, kind != .withdrawn {
      all["day"] = clock.now.day.description
    }
    all.merge(values) { _, new in new }
    _ = try await office.perform(
      RecordReferralStep(
        ReferralStepEntry(
          id: id ?? freshForm(), referral: referral, kind: kind, seen: seen,
          values: all)), as: actor)
  }

  func warn(
    _ values: [String: String] = [:], of household: String = "H00001",
    id: String? = nil, as actor: Actor
  ) async throws -> String {
    var all = ["sign": "fuyang-2022/spending", "words": "住院自费四万元"]
    all.merge(values) { _, new in new }
    return try await office.perform(
      RaiseWarning(
        WarningEntry(
          id: id ?? freshForm(), household: household, values: all)),
      as: actor)
  }

  func warningStep(
    _ warning: String, _ kind: WarningStepKind,
    _ values: [String: String] = [:], id: String? = nil, seen: Int,
    as actor: Actor
  ) async throws {
    var all = ["words": "说明", "day": clock.now.day.description]
    all.merge(values) { _, new in new }
    try await office.perform(
      RecordWarningStep(
        WarningStepEntry(
          id: id ?? freshForm(), warning: warning, kind: kind, seen: seen,
          values: all)), as: actor)
  }

  static let villageGovernment = "341202001201 党委政府"
  static let townshipLocal = "341202001 属地"
}
