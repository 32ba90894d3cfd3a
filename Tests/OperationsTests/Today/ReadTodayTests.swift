import Casework
import Operations
import Testing

@Suite("What is owed today")
struct ReadTodayTests {
  private func today(
    _ player: Player, _ world: TestWorld
  ) async throws -> TodayList {
    try await world.office.perform(
      ReadToday(), as: try await world.actor(player))
  }

  @Test("Nobody who has not signed in is told")
  func forbidden() async throws {
    let world = try await TestWorld()
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(ReadToday(), as: .stranger)
    }
  }

  @Test("The stranger is shown his own village and nothing else")
  func stranger() async throws {
    let world = try await TestWorld()
    let list = try await today(.stranger, world)
    #expect(list.cards.map(\.household) == ["H00005"])
  }

  @Test("A village's card holds all that one visit would clear")
  func village() async throws {
    let world = try await TestWorld()
    let list = try await today(.villageWorker, world)
    #expect(list.owed == 3)
    #expect(list.overdue == 3)
    #expect(list.doneThisWeek == 0)
    let card = try #require(list.cards.first { $0.household == "H00002" })
    #expect(card.head == "李秀英")
    #expect(card.address == "双河村2号")
    #expect(card.villageName == "双河村")
    #expect(
      card.duties.map(\.duty) == [
        "fuyang-2022/village-monthly-special",
        "fuyang-2022/village-quarterly",
      ])
    #expect(card.duties.allSatisfy { $0.state == .open && $0.isOverdue })
    #expect(card.duties[0].window == Span(day("2026-05-01"), day("2026-05-31")))
    #expect(card.duties[0].missed == Span(day("2026-04-01"), day("2026-04-30")))
    #expect(card.reasons.contains("独自生活的重度残疾人，没有照料人"))
    #expect(card.lastContact == nil)
    // The one that is due first stands first.
    #expect(list.cards.first?.household == "H00002")
  }

  @Test("A visit clears the card; a call keeps contact and leaves the debt")
  func visitAndCall() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.villageWorker)
    _ = try await world.office.perform(RecordVisit(Drafts.home()), as: actor)
    var call = Drafts.call("H00003", meeting: ["P0003"])
    call.reason = .disaster
    _ = try await world.office.perform(RecordVisit(call), as: actor)
    let list = try await world.office.perform(ReadToday(), as: actor)
    #expect(list.cards.map(\.household) == ["H00002", "H00003"])
    #expect(list.doneThisWeek == 2)
    let card = list.cards[1]
    #expect(card.duties[0].isContactKept)
    #expect(card.duties[0].isOverdue)
    #expect(card.lastContact?.day == day("2026-05-20"))
    #expect(card.lastContact?.mode == .phone)
  }

  @Test("A township owes its own duties, and is told page by page")
  func township() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.townshipWorker)
    let page = try await world.office.perform(
      ReadToday(offset: 1, limit: 2), as: actor)
    #expect(page.owed == 4)
    #expect(page.cards.count == 2)
    #expect(page.hasMore)
    #expect(
      page.cards.flatMap(\.duties).filter { !$0.isShared }.allSatisfy {
        $0.duty.hasPrefix("fuyang-2022/township-")
      })
  }

  @Test("A cadre owes his links, a visitor his persons")
  func links() async throws {
    let world = try await TestWorld()
    let cadre = try await today(.countyWorker, world)
    #expect(cadre.cards.map(\.household).sorted() == ["H00001", "H00002"])
    let duties = Set(
      cadre.cards.flatMap(\.duties).filter { !$0.isShared }.map(\.duty))
    #expect(
      duties == [
        "fuyang-2022/staff-link-visits", "gansu-2024/pair-contacts",
        "gansu-2024/pair-visits",
      ])
    let visitor = try await today(.visitor, world)
    #expect(visitor.cards.map(\.household) == ["H00002"])
    #expect(
      visitor.cards[0].duties.map(\.duty) == ["dongsheng-2024/halfmonthly-key"])
    #expect(visitor.cards[0].duties[0].person == "李秀英")
  }

  @Test("A deputy is told for whom he acts")
  func deputy() async throws {
    let world = try await TestWorld()
    try await world.add([WorldRows.link(.deputy, "S001", "V001")])
    let list = try await today(.stranger, world)
    #expect(list.owed == 4)
    let card = try #require(list.cards.first { $0.household == "H00003" })
    #expect(card.duties.first?.actingFor == "张村专")
  }

  @Test("Of this week's visits those that took place count, all are listed")
  func week() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.villageWorker)
    _ = try await world.office.perform(RecordVisit(Drafts.home()), as: actor)
    var nobody = Drafts.home("H00002", meeting: [])
    nobody.result = .nobodyHome
    _ = try await world.office.perform(RecordVisit(nobody), as: actor)
    let list = try await world.office.perform(ReadToday(), as: actor)
    #expect(list.doneThisWeek == 1)
    #expect(Set(list.done.map(\.household)) == ["H00001", "H00002"])
    #expect(
      list.done.first { $0.household == "H00002" }?.result == .nobodyHome)
    #expect(list.mayCall)
  }

  @Test("A cadre is told what his standing duties lack, and why")
  func standing() async throws {
    let world = try await TestWorld()
    let village = try await today(.villageWorker, world)
    #expect(village.standing.isEmpty)
    let cadre = try await today(.countyWorker, world)
    let gap = try #require(
      cadre.standing.first { $0.unit == "户" })
    #expect(gap.required == 2)
    #expect(gap.counted == 1)
    #expect(gap.links.map(\.household) == ["H00001"])
    #expect(gap.links.map(\.name) == ["王建国家"])
    #expect(gap.links.map(\.counts) == [true])
    try await world.add([WorldRows.link(.household, "C001", "H00003")])
    let more = try await today(.countyWorker, world)
    #expect(!more.standing.contains { $0.unit == "户" })
  }

  @Test("Cards due on one day stand as one walks")
  func order() async throws {
    let world = try await TestWorld()
    let since = Span(from: day("2025-01-01"), to: nil)
    for number in [10, 9] {
      try await world.add([
        .household(
          HouseholdRecord(
            number: "G\(number)", village: TestWorld.village, head: "钱",
            address: "双河村\(number)号", grid: "网格1", onFile: since)),
        .person(
          PersonRecord(
            number: "Q\(number)", name: "钱\(number)",
            birth: day("1980-01-01"),
            certificate: CertificateColumns(
              category: .hearing, level: 3, issued: day("2024-01-01"),
              state: .valid)),
          StayRecord(
            person: "Q\(number)", household: "G\(number)", span: since)),
      ])
    }
    let list = try await today(.villageWorker, world)
    let quarterly = list.cards.map(\.household).filter { $0 != "H00002" }
    #expect(quarterly == ["H00001", "H00003", "G9", "G10"])
  }
}
