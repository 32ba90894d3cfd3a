import Casework
import Operations
import Records
import Testing

@Suite("Infringements that matters are about")
struct InfringementTests {
  private static let typed = [
    "happened": "2026-05-10", "kind": "财产侵占", "words": "侄子取走了补贴",
  ]
  private static let informed = [
    "body": "公安", "informed": "2026-05-12", "time": "14:30",
  ]

  private func entry(
    _ matter: String, _ typed: [String: String], by actor: Actor,
    _ world: TestWorld
  ) async throws -> ShortEntry {
    let form = try await world.office.perform(
      PrepareInfringement(matter), as: actor)
    var values: [String: [String]] = [:]
    for field in form.fields where !field.values.isEmpty {
      values[field.name] = field.values
    }
    for (name, text) in typed { values[name] = text.isEmpty ? nil : [text] }
    return ShortEntry(id: form.id, base: form.base, values: values)
  }

  private func put(
    _ matter: String, _ typed: [String: String] = typed, by actor: Actor,
    _ world: TestWorld
  ) async throws {
    try await world.office.perform(
      RecordInfringement(
        matter, try await entry(matter, typed, by: actor, world)), as: actor)
  }

  private func read(
    _ matter: String, by actor: Actor, _ world: TestWorld
  ) async throws -> InfringementView {
    try await world.office.perform(ReadInfringement(matter), as: actor)
  }

  /// What a page of the matter tells.
  private enum Seen { case isThere, mayRead, mayRecord }

  private func mark(
    _ matter: String, by actor: Actor, _ world: TestWorld
  ) async throws -> [Seen]? {
    try await world.office.perform(MarkInfringement(matter), as: actor).map {
      ($0.isThere ? [.isThere] : []) + ($0.mayRead ? [.mayRead] : [])
        + ($0.mayRecord ? [.mayRecord] : [])
    }
  }

  @Test("who sees the matter sees that there is something, and nothing of it")
  func forbidden() async throws {
    let world = try await TestWorld()
    let rights = try await world.open(
      ["domain": "fuyang-2022/rights"], as: .villageWorker)
    let other = try await world.open(as: .villageWorker)
    let village = try await world.actor(.villageWorker)
    let township = try await world.actor(.townshipWorker)
    #expect(try await mark(other, by: village, world) == nil)
    await #expect(throws: Refusal.notFound) {
      try await put(other, by: village, world)
    }
    let early = try await entry(rights, Self.typed, by: village, world)
    try await put(rights, by: township, world)
    // He opened the matter; the township put it down.
    #expect(
      try await mark(rights, by: village, world)
        == [.isThere])
    await #expect(throws: Refusal.notFound) {
      _ = try await read(rights, by: village, world)
    }
    await #expect(throws: Refusal.notFound) {
      _ = try await entry(rights, Self.typed, by: village, world)
    }
    await #expect(throws: Refusal.notFound) {
      try await world.office.perform(
        RecordInfringement(rights, early), as: village)
    }
    // The policy is 残联's: 民政 sees the matter, and no more of it.
    let civil = try await world.civilAffairs()
    if let seen = try? await mark(rights, by: civil, world) {
      #expect(seen == [.isThere])
    }
    await #expect(throws: Refusal.notFound) {
      _ = try await read(rights, by: civil, world)
    }
    for player in [Player.stranger, .visitor] {
      let actor = try await world.actor(player)
      await #expect(throws: Refusal.notFound) {
        _ = try await mark(rights, by: actor, world)
      }
      await #expect(throws: Refusal.notFound) {
        _ = try await read(rights, by: actor, world)
      }
    }
    #expect(
      try await world.number("SELECT count(*) FROM infringements") == 1)
    // Nobody but the township has read it: not one line says so.
    #expect(
      try await world.number(
        "SELECT count(*) FROM read_entries WHERE action = 'infringement.read'")
        == 0)
  }

  @Test("informed before it happened, later than now, half filled in: refused")
  func refused() async throws {
    let world = try await TestWorld()
    let rights = try await world.open(
      ["domain": "fuyang-2022/rights"], as: .villageWorker)
    let actor = try await world.actor(.townshipWorker)
    func fields(_ typed: [String: String]) async throws -> [String] {
      OperationsTests.fields(
        of: try await refusal {
          try await put(
            rights,
            Self.typed.merging(Self.informed) { $1 }
              .merging(typed) { $1 }, by: actor, world)
        })
    }
    #expect(
      try await fields(["happened": "", "kind": "", "words": ""])
        == ["happened", "kind", "words"])
    #expect(
      try await fields(["happened": "2026-05-21", "informed": "2026-05-22"])
        == ["happened", "informed"])
    #expect(try await fields(["informed": "2026-05-09"]) == ["informed"])
    #expect(try await fields(["informed": "2026-05-21"]) == ["informed"])
    #expect(
      try await fields(["informed": "2026-05-20", "time": "10:01"])
        == ["time"])
    #expect(try await fields(["time": "25:00"]) == ["time"])
    #expect(try await fields(["time": ""]) == ["time"])
    #expect(try await fields(["body": ""]) == ["body"])
    #expect(
      try await world.number("SELECT count(*) FROM infringements") == 0)
    #expect(
      try await fields(["informed": "2026-05-20", "time": "10:00"]) == [])
  }

  @Test("each reading leaves a line; changes are revisions with a reason")
  func reading() async throws {
    let world = try await TestWorld()
    let rights = try await world.open(
      ["domain": "fuyang-2022/rights"], as: .villageWorker)
    let village = try await world.actor(.villageWorker)
    let township = try await world.actor(.townshipWorker)
    let county = try await world.countyOffice()
    #expect(
      try await mark(rights, by: village, world)
        == [.mayRecord])
    await #expect(throws: Refusal.notFound) {
      _ = try await read(rights, by: township, world)
    }
    try await put(rights, by: village, world)
    for (times, actor) in [village, township, county].enumerated() {
      let view = try await read(rights, by: actor, world)
      #expect(view.content.words == "侄子取走了补贴")
      #expect(view.content.daysToReport == nil)
      #expect(
        try await world.number(
          """
          SELECT count(*) FROM read_entries
          WHERE action = 'infringement.read' AND subject = '\(rights)'
          """) == Int64(times + 1))
    }
    #expect(
      OperationsTests.fields(
        of: try await refusal {
          try await put(rights, ["why": "没有改"], by: county, world)
        }) == ["why"])
    try await put(
      rights, Self.informed.merging(["why": "已报派出所"]) { $1 }, by: county,
      world)
    let view = try await read(rights, by: village, world)
    #expect(view.content.report?.body == .police)
    #expect(view.content.daysToReport == 2)
    #expect(view.acts.map(\.why) == ["", "已报派出所"])
    #expect(
      try await world.number("SELECT count(*) FROM infringements") == 2)
    #expect(
      try await world.number(
        "SELECT count(*) FROM infringements WHERE standing = 1") == 1)
    // The log says that, not what.
    #expect(
      try await world.number(
        """
        SELECT count(*) FROM audit_entries
        WHERE action = 'infringement.record' AND detail LIKE '%补贴%'
        """) == 0)
    #expect(try await world.proof() == [])
  }

  @Test("the same form again is one; overtaken, it is told")
  func repeated() async throws {
    let world = try await TestWorld()
    let rights = try await world.open(
      ["domain": "fuyang-2022/rights"], as: .villageWorker)
    let actor = try await world.actor(.townshipWorker)
    let entry = try await entry(rights, Self.typed, by: actor, world)
    for _ in 0..<2 {
      try await world.office.perform(
        RecordInfringement(rights, entry), as: actor)
    }
    #expect(
      try await world.number("SELECT count(*) FROM infringements") == 1)
    var other = entry
    other.values["words"] = ["别的"]
    await #expect(throws: Refusal.alreadyRecorded) {
      try await world.office.perform(
        RecordInfringement(rights, other), as: actor)
    }
    let early = try await self.entry(
      rights, ["words": "一", "why": "补充"], by: actor, world)
    try await put(rights, ["words": "二", "why": "补充"], by: actor, world)
    await #expect(throws: Refusal.factsChanged) {
      try await world.office.perform(
        RecordInfringement(rights, early), as: actor)
    }
  }
}
