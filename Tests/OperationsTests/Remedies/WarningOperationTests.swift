import Casework
import Database
import Operations
import Testing

@Suite("Warnings of poverty, raised and answered")
struct WarningOperationTests {
  private func unaided(
    _ world: TestWorld, _ actor: Actor
  ) async throws -> Int? {
    try await world.office.perform(ReadWarnings(.unaided), as: actor)
      .counts[.unaided]
  }

  private func find(_ world: TestWorld) async throws -> Int {
    try await world.office.perform(FindWarnings(), as: .system("jobs"))
  }

  @Test("Another's household is warned of by nobody, seen by nobody")
  func forbidden() async throws {
    let world = try await TestWorld()
    let stranger = try await world.actor(.stranger)
    let village = try await world.actor(.villageWorker)
    let warning = try await world.warn(as: village)
    await #expect(throws: Refusal.notFound) {
      try await world.warn(as: stranger)
    }
    await #expect(throws: Refusal.notFound) {
      try await world.office.perform(ReadWarning(warning), as: stranger)
    }
    await #expect(throws: Refusal.notFound) {
      try await world.office.perform(PrepareWarning("H00001"), as: stranger)
    }
    await #expect(throws: Refusal.notPermitted) {
      try await world.warningStep(warning, .excluded, seen: 1, as: village)
    }
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(FindWarnings(), as: village)
    }
    let lines = try await world.office.perform(ReadWarnings(), as: stranger)
    #expect(lines.lines == [])
    #expect(lines.counts.values.allSatisfy { $0 == 0 })
  }

  @Test("A sign, words and an outcome's reason are asked for")
  func refused() async throws {
    let world = try await TestWorld()
    let village = try await world.actor(.villageWorker)
    for (values, field) in [
      (["sign": "no"], "sign"), (["words": " "], "words"),
    ] {
      let refused = try await refusal {
        _ = try await world.warn(values, as: village)
      }
      #expect(fields(of: refused) == [field])
    }
    let warning = try await world.warn(as: village)
    let county = try await world.countyOffice()
    let noReason = try await refusal {
      try await world.warningStep(
        warning, .excluded, ["words": ""], seen: 1, as: county)
    }
    #expect(fields(of: noReason) == ["words"])
    let noClass = try await refusal {
      try await world.warningStep(warning, .monitored, seen: 1, as: county)
    }
    #expect(fields(of: noClass) == ["class"])
    let early = try await refusal {
      try await world.warningStep(warning, .measure, seen: 1, as: county)
    }
    #expect(fields(of: early) == ["step"])
  }

  @Test("Told to whoever monitors, taken in, alerted, helped, cleared")
  func monitored() async throws {
    let world = try await TestWorld()
    let village = try await world.actor(.villageWorker)
    let county = try await world.countyOffice()
    let id = world.freshForm()
    for _ in 1...2 { _ = try await world.warn(id: id, as: village) }
    await #expect(throws: Refusal.alreadyRecorded) {
      _ = try await world.warn(["words": "别的"], id: id, as: village)
    }
    let inbox = try await world.office.perform(ReadInbox(), as: county).lines
    #expect(inbox.map(\.kind) == ["返贫致贫预警", "返贫致贫预警"])
    let step = world.freshForm()
    for _ in 1...2 {
      try await world.warningStep(
        id, .monitored, ["class": "突发严重困难户"], id: step, seen: 1,
        as: county)
    }
    #expect(try await world.office.perform(ReadInbox(), as: county).lines == [])
    world.clock.set(Moment(day("2026-06-19"), hour: 9))
    #expect(try await unaided(world, county) == 0)
    world.clock.set(Moment(day("2026-06-20"), hour: 9))
    #expect(try await unaided(world, county) == 1)
    #expect(
      try await world.office.perform(ReadWarning(id), as: county).isUnaided)
    try await world.warningStep(
      id, .measure, seen: 2, as: try await world.actor(.townshipWorker))
    #expect(try await unaided(world, county) == 0)
    await #expect(throws: Refusal.matterMoved) {
      try await world.warningStep(id, .cleared, seen: 2, as: county)
    }
    try await world.warningStep(id, .cleared, seen: 3, as: county)
    let view = try await world.office.perform(ReadWarning(id), as: county)
    #expect(view.standing.state == .cleared)
    #expect(view.open == [])
    #expect(try await world.proof() == [])
  }

  @Test("The register and the answers raise each sign once")
  func found() async throws {
    let world = try await TestWorld()
    #expect(try await find(world) == 0)
    try await world.add([
      .circumstance(
        CircumstanceRecord(
          household: "H00003", kind: .disaster, note: "",
          span: Span(from: day("2026-05-10"), to: nil))),
      // Too long ago, and no sign.
      .circumstance(
        CircumstanceRecord(
          household: "H00002", kind: .disaster, note: "",
          span: Span(from: day("2026-01-10"), to: day("2026-02-10")))),
      .circumstance(
        CircumstanceRecord(
          household: "H00004", kind: .dispute, note: "",
          span: Span(from: day("2026-05-10"), to: nil))),
    ])
    #expect(try await find(world) == 1)
    #expect(try await find(world) == 0)
    let county = try await world.countyOffice()
    let lines = try await world.office.perform(ReadWarnings(), as: county)
    #expect(lines.lines.map(\.line.household) == ["H00003"])
    #expect(lines.lines.map(\.line.title) == ["受灾"])
    #expect(try await world.proof() == [])
  }

  @Test("Monitored classes of the register are taken over and cleared")
  func register() async throws {
    let world = try await TestWorld()
    try await world.add([
      .status(
        StatusRecord(
          person: "P0003", status: .borderline,
          span: Span(from: day("2026-04-01"), to: nil)))
    ])
    #expect(try await find(world) == 1)
    #expect(try await find(world) == 0)
    let county = try await world.countyOffice()
    let view = try await world.office.perform(
      ReadWarnings(.unaided), as: county)
    #expect(view.lines.map(\.line.household) == ["H00003"])
    #expect(view.lines.map(\.line.monitoredClass) == [.borderline])
    // It is known to whoever monitors: nobody is told.
    #expect(try await world.number("SELECT count(*) FROM notices") == 0)
    #expect(try await world.proof() == [])
    try await world.change(
      "UPDATE statuses SET valid_to = ? WHERE status = 6",
      [.int(Int64(day("2026-05-15").number))])
    #expect(try await find(world) == 1)
    #expect(try await find(world) == 0)
    #expect(
      try await world.office.perform(ReadWarnings(.cleared), as: county)
        .lines.map(\.line.clearedOn) == [day("2026-05-15")])
  }
}
