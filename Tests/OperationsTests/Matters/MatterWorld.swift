import Casework
import Operations
import Records

extension TestWorld {
  /// Opens a matter of H00001 by hand.
  @discardableResult
  func open(
    _ values: [String: String] = [:], of household: String = "H00001",
    id: String = Identifier.make(at: TestWorld.start), as player: Player
  ) async throws -> String {
    var all = ["domain": "fuyang-2022/safety", "what": "屋顶漏雨"]
    all.merge(values) { _, new in new }
    return try await office.perform(
      OpenMatter(MatterEntry(id: id, household: household, values: all)),
      as: try await actor(player))
  }

  /// Records a step with what it needs, as far as `values` do not say.
  @discardableResult
  func step(
    _ matter: String, _ kind: MatterStepKind,
    _ values: [String: String] = [:],
    id: String = Identifier.make(at: TestWorld.start), seen: Int? = nil,
    as player: Player
  ) async throws -> MatterStanding {
    var all = ["words": "换了瓦片"]
    switch kind {
    case .planned:
      all["worker"] = "V001"
      all["day"] = clock.now.day.description
    case .told: all["whom"] = "户主，当面"
    case .checked: all["outcome"] = MatterStepEntry.tookEffect
    default: break
    }
    if [.told, .solved, .confirmed, .disputed, .checked].contains(kind) {
      all["day"] = clock.now.day.description
    }
    all.merge(values) { _, new in new }
    return try await office.perform(
      RecordMatterStep(
        MatterStepEntry(
          id: id, matter: matter, kind: kind, seen: seen, values: all)),
      as: try await actor(player))
  }

  func matter(
    _ id: String, as player: Player
  ) async throws -> MatterView {
    try await office.perform(ReadMatter(id), as: try await actor(player))
  }

  func matters(
    _ list: MatterList = .open, area: AreaCode? = nil, as player: Player
  ) async throws -> [String] {
    try await office.perform(
      ListMatters(list, area: area), as: try await actor(player)
    ).lines.map(\.id)
  }

  /// What does not agree in the whole database.
  func proof() async throws -> [String] {
    try await office.perform(VerifyDatabase(), as: .system("test"))
  }
}
