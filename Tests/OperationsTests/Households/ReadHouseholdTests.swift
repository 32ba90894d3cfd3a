import Casework
import Operations
import Testing

@Suite("A household's page")
struct ReadHouseholdTests {
  private func view(
    _ number: String, _ world: TestWorld, _ player: Player = .villageWorker
  ) async throws -> HouseholdView {
    try await world.office.perform(
      ReadHousehold(number), as: try await world.actor(player))
  }

  @Test("Numbers of persons are masked")
  func masked() async throws {
    let world = try await TestWorld()
    let member = try #require(try await view("H00001", world).members.first)
    #expect(member.citizenID == "341***********1234")
    #expect(member.phone == "138****5678")
    #expect(member.certificate?.number == "341*************3442")
    let all = "\(try await view("H00001", world))"
    #expect(!all.contains("13812345678"))
    #expect(!all.contains("341202196001011234"))
    #expect(!all.contains("34120219600101123442"))
  }

  @Test("It shows members, categories and the duties of the year")
  func whole() async throws {
    let world = try await TestWorld()
    let view = try await view("H00001", world)
    #expect(view.path.suffix(3) == ["颍州区", "清河乡", "双河村"])
    #expect(view.members.map(\.name) == ["王建国", "陈芳"])
    #expect(view.members.map(\.age) == [66, 64])
    #expect(view.members[0].certificate?.category == .physical)
    #expect(view.categories.contains { $0.title == "重度残疾人家庭" })
    let quarterly = view.duties.filter {
      $0.duty == "fuyang-2022/village-quarterly"
    }
    #expect(quarterly.map(\.state) == [.open, .missed])
    #expect(quarterly.map(\.isOverdue) == [false, true])
    #expect(quarterly[0].actor == "双河村村专委（张村专）")
    #expect(quarterly[0].clause == "第九条")
    let link = view.duties.first { $0.duty == "fuyang-2022/staff-link-visits" }
    #expect(link?.actor == "钱干部（C001）")
  }

  @Test("Carers are named wherever they live; a text stays as it was given")
  func carers() async throws {
    let world = try await TestWorld()
    let since = Span(from: day("2025-01-01"), to: nil)
    try await world.add(
      ["P0011", "P0004", "P9999", "邻居老周"].map {
        .care(CareRecord(person: "P0001", carer: $0, span: since))
      })
    let member = try #require(try await view("H00001", world).members.first)
    #expect(
      Set(member.carers) == ["陈芳", "孙丽", "P9999", "邻居老周"])
  }

  @Test("A corrected visit stays visible under the one that stands")
  func corrections() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.villageWorker)
    let first = Drafts.home()
    _ = try await world.office.perform(RecordVisit(first), as: actor)
    var second = first
    second.id = Identifier.make(at: TestWorld.start)
    second.result = .nobodyHome
    second.persons = []
    _ = try await world.office.perform(
      CorrectVisit(first.id, by: second, why: "家里没有人"), as: actor)
    let view = try await view("H00001", world)
    #expect(view.visitCount == 1)
    let history = try #require(view.visits.first)
    #expect(history.standing.number == second.id)
    #expect(history.standing.result == .nobodyHome)
    #expect(history.standing.why == "家里没有人")
    #expect(history.standing.recordedBy == "张村专（v001）")
    #expect(history.standing.mayCorrect)
    #expect(history.replaced.map(\.number) == [first.id])
    #expect(history.replaced[0].persons.map(\.name) == ["王建国"])
  }

  @Test("A debt of an earlier year is on the page")
  func oldDebt() async throws {
    let world = try await TestWorld()
    world.clock.set(Moment(day("2026-01-10"), hour: 10))
    let view = try await view("H00003", world)
    let debt = try #require(view.duties.first { $0.isOverdue })
    #expect(debt.window.last == day("2025-12-31"))
    #expect(view.mayCall && view.mayReveal)
  }
}
