import Casework
import Operations
import Testing

@Suite("Recording a visit")
struct RecordVisitTests {
  private func visits(_ world: TestWorld) async throws -> Int64 {
    try await world.number("SELECT count(*) FROM visits")
  }

  @Test("Nobody who has not signed in, and nobody out of his place")
  func forbidden() async throws {
    let world = try await TestWorld()
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(
        RecordVisit(Drafts.home()), as: .stranger)
    }
    let stranger = try await world.actor(.stranger)
    for household in ["H00001", "H99999"] {
      await #expect(throws: Refusal.notFound) {
        try await world.office.perform(
          RecordVisit(Drafts.home(household, by: ["S001"])), as: stranger)
      }
    }
    #expect(try await visits(world) == 0)
  }

  @Test("A village worker puts down only visits in which he took part")
  func onlyOwn() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.villageWorker)
    #expect(
      try await problems(Drafts.home(by: ["T001"]), world, actor)
        == ["workers"])
    #expect(
      try await problems(Drafts.home(by: ["V001", "S001"]), world, actor)
        == ["workers"])
    #expect(try await visits(world) == 0)
  }

  @Test("A township may put down what others did; the author is kept apart")
  func forOthers() async throws {
    let world = try await TestWorld()
    _ = try await world.office.perform(
      RecordVisit(Drafts.home()), as: try await world.actor(.townshipWorker))
    #expect(
      try await world.number(
        "SELECT count(*) FROM visits WHERE recorded_by = 't001'") == 1)
  }

  @Test("Saved in one transaction with ledger and log, and says what it did")
  func saved() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.villageWorker)
    let draft = Drafts.home(by: ["V001", "T001"])
    let recorded = try await world.office.perform(
      RecordVisit(draft), as: actor)
    #expect(recorded.number == draft.id)
    #expect(
      recorded.cleared.map(\.duty) == [
        "fuyang-2022/township-annual-baseline",
        "fuyang-2022/village-quarterly",
      ])
    #expect(recorded.cleared[0].person == "王建国")
    #expect(
      try await world.number(
        """
        SELECT count(*) FROM audit_entries WHERE action = 'visit.record'
          AND county = 341202 AND actor = 'v001'
        """) == 1)
    #expect(try await world.differences() == [])
  }

  @Test("A save costs few statements")
  func statements() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.villageWorker)
    let before = world.engine.statements
    _ = try await world.office.perform(RecordVisit(Drafts.home()), as: actor)
    #expect(world.engine.statements - before < 120)
  }

  @Test("The same form sent twice is one visit with one answer")
  func twice() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.villageWorker)
    let draft = Drafts.home()
    let first = try await world.office.perform(RecordVisit(draft), as: actor)
    let second = try await world.office.perform(RecordVisit(draft), as: actor)
    #expect(first == second)
    #expect(try await visits(world) == 1)
    #expect(
      try await world.number(
        """
        SELECT count(*) FROM audit_entries WHERE action = 'visit.record'
        """) == 1)
  }

  @Test("The same form sent at once from two places is one visit")
  func atOnce() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.villageWorker)
    let draft = Drafts.home()
    async let one = world.office.perform(RecordVisit(draft), as: actor)
    async let other = world.office.perform(RecordVisit(draft), as: actor)
    let answers = try await [one, other]
    #expect(answers[0] == answers[1])
    #expect(try await visits(world) == 1)
    #expect(try await world.differences() == [])
  }

  @Test("The same number sent at once for two households is refused for one")
  func atOnceElsewhere() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.villageWorker)
    let number = Drafts.home().id
    for round in 0..<5 {
      var one = Drafts.home()
      var other = Drafts.home("H00002", meeting: [])
      one.id = String(number.dropLast()) + "\(round)"
      other.id = one.id
      other.metFamily = true
      let drafts = [one, other]
      let refusals = await withTaskGroup(of: (any Error)?.self) { group in
        for draft in drafts {
          group.addTask {
            do {
              _ = try await world.office.perform(
                RecordVisit(draft), as: actor)
              return nil
            } catch {
              return error
            }
          }
        }
        return await group.reduce(into: []) { $0 += $1.map { [$0] } ?? [] }
      }
      #expect(refusals.count == 1)
      #expect(refusals.first as? Refusal == .alreadyRecorded)
      #expect(try await visits(world) == Int64(round) + 1)
    }
    #expect(try await world.differences() == [])
  }

  @Test("Another content under the same number is refused")
  func otherContent() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.villageWorker)
    var draft = Drafts.home()
    _ = try await world.office.perform(RecordVisit(draft), as: actor)
    draft.remark = "其他"
    await #expect(throws: Refusal.alreadyRecorded) {
      try await world.office.perform(RecordVisit(draft), as: actor)
    }
    #expect(try await visits(world) == 1)
  }
}

/// The fields for which a draft is refused.
func problems(
  _ draft: VisitDraft, _ world: TestWorld, _ actor: Actor
) async throws -> [String] {
  do {
    _ = try await world.office.perform(RecordVisit(draft), as: actor)
    return []
  } catch let refusal as Refusal {
    return fields(of: refusal)
  }
}
