import Casework
import Operations
import Testing

@Suite("Problems found on a visit")
struct VisitMatterTests {
  private static let sheet = "fuyang-2022/visit"
  private static let item = "fuyang-2022/visit.safety"

  private func draft(
    _ matter: VisitMatter? = nil, note: String = "电线裸露"
  ) -> VisitDraft {
    var draft = Drafts.home()
    draft.answers = [
      Self.sheet: ["safety": "有问题", "safety.note": note]
    ]
    draft.matters = matter.map { [Self.item: $0] } ?? [:]
    return draft
  }

  private func record(
    _ draft: VisitDraft, _ world: TestWorld,
    as player: Player = .villageWorker
  ) async throws -> RecordedVisit {
    try await world.office.perform(
      RecordVisit(draft), as: try await world.actor(player))
  }

  @Test("A choice that cannot be is refused, and nothing is saved")
  func refused() async throws {
    let world = try await TestWorld()
    let other = try await world.open(of: "H00002", as: .villageWorker)
    for (matter, field) in [
      (VisitMatter(urgency: "很急"), "urgency"),
      (VisitMatter(person: "P0002"), "person"),
      (VisitMatter(choice: other), "choice"),
      (VisitMatter(what: String(repeating: "长", count: 501)), "what"),
    ] {
      let refusal = try await refusal {
        _ = try await record(draft(matter), world)
      }
      #expect(fields(of: refusal) == ["matters.\(Self.item).\(field)"])
    }
    #expect(try await world.number("SELECT count(*) FROM visits") == 0)
    #expect(try await world.number("SELECT count(*) FROM matters") == 1)
  }

  @Test("An answer marked as a problem opens a matter with the visit")
  func opened() async throws {
    let world = try await TestWorld()
    let draft = draft(VisitMatter(urgency: "突发", person: "P0001"))
    let saved = try await record(draft, world)
    #expect(saved.opened.count == 1)
    let view = try await world.matter(saved.opened[0], as: .townshipWorker)
    #expect(view.what == "安全隐患：电线裸露")
    #expect(view.visit == draft.id && view.person == "王建国")
    #expect(view.standing.urgency == .sudden)
    #expect(try await world.matters(as: .townshipWorker) == saved.opened)
    // Sent again it is the same.
    #expect(try await record(draft, world) == saved)
    #expect(try await world.number("SELECT count(*) FROM matters") == 1)
    var other = draft
    other.matters[Self.item]?.urgency = "紧迫"
    await #expect(throws: Refusal.alreadyRecorded) {
      _ = try await record(other, world)
    }
    #expect(try await world.proof() == [])
  }

  @Test("Without a word of it: the usual class, about the household")
  func usual() async throws {
    let world = try await TestWorld()
    let saved = try await record(draft(), world)
    let view = try await world.matter(saved.opened[0], as: .villageWorker)
    #expect(view.standing.urgency == .temporary && view.person == nil)
  }

  @Test("A guardian who does not do his duty is pressing and restricted")
  func guardian() async throws {
    let world = try await TestWorld()
    var draft = Drafts.home()
    draft.answers = [Self.sheet: ["guardianship": "未履行"]]
    let saved = try await record(draft, world)
    let view = try await world.matter(saved.opened[0], as: .villageWorker)
    #expect(view.title.domain == "权益维护" && view.title.isRestricted)
    #expect(view.standing.urgency == .urgent)
    #expect(view.what == "监护人履职：未履行")
  }

  @Test("None where it is not wanted; word to one that is open already")
  func others() async throws {
    let world = try await TestWorld()
    let none = try await record(
      draft(VisitMatter(choice: VisitMatter.none)), world)
    #expect(none.opened == [])
    let known = try await world.open(as: .villageWorker)
    let joined = try await record(draft(VisitMatter(choice: known)), world)
    #expect(joined.opened == [])
    let view = try await world.matter(known, as: .villageWorker)
    #expect(view.steps.map(\.step.kind) == [.registered, .noted])
    #expect(try await world.number("SELECT count(*) FROM matters") == 1)
  }

  @Test("A correction opens nothing that the visit has opened already")
  func corrected() async throws {
    let world = try await TestWorld()
    let first = draft()
    _ = try await record(first, world)
    var second = draft(note: "电线裸露、插座发烫")
    second.answers[Self.sheet]?["care"] = "有问题"
    second.answers[Self.sheet]?["care.note"] = "无人照料"
    let corrected = try await world.office.perform(
      CorrectVisit(first.id, by: second, why: "漏记"),
      as: try await world.actor(.villageWorker))
    #expect(corrected.opened.count == 1)
    #expect(try await world.number("SELECT count(*) FROM matters") == 2)
    #expect(try await world.differences() == [])
  }
}
