import Casework
import Operations
import Testing

@Suite("Correcting a visit")
struct CorrectVisitTests {
  private func recorded(
    _ world: TestWorld
  ) async throws -> (draft: VisitDraft, actor: Actor) {
    let actor = try await world.actor(.villageWorker)
    let draft = Drafts.home()
    _ = try await world.office.perform(RecordVisit(draft), as: actor)
    return (draft, actor)
  }

  private func changed(_ draft: VisitDraft) -> VisitDraft {
    var changed = draft
    changed.id = Identifier.make(at: TestWorld.start)
    changed.result = .nobodyHome
    changed.persons = []
    return changed
  }

  @Test("Not by a stranger, not by one who took no part")
  func forbidden() async throws {
    let world = try await TestWorld()
    let (draft, _) = try await recorded(world)
    let correction = CorrectVisit(draft.id, by: changed(draft), why: "误记")
    await #expect(throws: Refusal.notFound) {
      try await world.office.perform(
        correction, as: try await world.actor(.stranger))
    }
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(
        correction, as: try await world.actor(.countyWorker))
    }
  }

  @Test("Not without a reason, not what does not exist")
  func refused() async throws {
    let world = try await TestWorld()
    let (draft, actor) = try await recorded(world)
    do {
      _ = try await world.office.perform(
        CorrectVisit(draft.id, by: changed(draft), why: " "), as: actor)
      Issue.record("it was taken")
    } catch { #expect(fields(of: error as? Refusal) == ["why"]) }
    await #expect(throws: Refusal.notFound) {
      try await world.office.perform(
        CorrectVisit("nothing", by: changed(draft), why: "误记"), as: actor)
    }
  }

  @Test("The new entry stands, the old one stays, the ledger follows")
  func corrected() async throws {
    let world = try await TestWorld()
    let (draft, actor) = try await recorded(world)
    let correction = CorrectVisit(draft.id, by: changed(draft), why: "误记")
    let answer = try await world.office.perform(correction, as: actor)
    #expect(answer.cleared == [])
    #expect(try await world.number("SELECT count(*) FROM visits") == 2)
    #expect(try await world.differences() == [])
    let list = try await world.office.perform(ReadToday(), as: actor)
    #expect(list.cards.contains { $0.household == "H00001" })
    // Sent again it is the same.
    #expect(
      try await world.office.perform(correction, as: actor) == answer)
    #expect(try await world.number("SELECT count(*) FROM visits") == 2)
  }

  @Test("What somebody has corrected meanwhile is not corrected blindly")
  func meanwhile() async throws {
    let world = try await TestWorld()
    let (draft, actor) = try await recorded(world)
    _ = try await world.office.perform(
      CorrectVisit(draft.id, by: changed(draft), why: "误记"), as: actor)
    await #expect(throws: Refusal.changedMeanwhile) {
      try await world.office.perform(
        CorrectVisit(draft.id, by: changed(draft), why: "又误记"), as: actor)
    }
    await #expect(throws: Refusal.changedMeanwhile) {
      try await world.office.perform(
        PrepareVisit(correcting: draft.id, of: "H00001"), as: actor)
    }
  }

  @Test("A correction may bring the visit to the household it was made to")
  func otherHousehold() async throws {
    let world = try await TestWorld()
    let (draft, actor) = try await recorded(world)
    var moved = changed(draft)
    moved.household = "H00003"
    moved.result = .completed
    moved.persons = ["P0003"]
    let answer = try await world.office.perform(
      CorrectVisit(draft.id, by: moved, why: "记错了户"), as: actor)
    #expect(
      answer.cleared.map(\.duty) == ["fuyang-2022/village-quarterly"])
    #expect(try await world.differences() == [])
    let old = try await world.office.perform(
      ReadHousehold("H00001"), as: actor)
    #expect(old.visits.map(\.standing.household) == ["H00003"])
  }
}
