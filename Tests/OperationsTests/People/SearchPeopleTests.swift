import Casework
import Operations
import Testing

@Suite("Finding people")
struct SearchPeopleTests {
  private func find(
    _ text: String, _ player: Player, _ world: TestWorld,
    in area: AreaCode? = nil
  ) async throws -> PeopleFound {
    try await world.office.perform(
      SearchPeople(text, in: area), as: try await world.actor(player))
  }

  private func numbers(_ found: PeopleFound) -> [String] {
    found.households.map(\.number).sorted()
  }

  @Test("Whoever has not signed in finds nothing")
  func forbidden() async throws {
    let world = try await TestWorld()
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(SearchPeople("王"), as: .stranger)
    }
  }

  @Test("Nobody finds people outside his own scope, by whatever he types")
  func scope() async throws {
    let world = try await TestWorld()
    let typed = [
      "王建国", "wangjianguo", "wjg", "1234", "011234",
      "341202196001011234", "H00001", "P0001",
    ]
    for text in typed {
      let own = try await find(text, .villageWorker, world)
      #expect(numbers(own).contains("H00001"), "\(text)")
      #expect(!numbers(own).contains("H00005"), "\(text)")
      let strange = try await find(text, .stranger, world)
      #expect(!numbers(strange).contains("H00001"), "\(text)")
    }
    // The visitor is responsible for somebody of H00002 alone.
    #expect(numbers(try await find("1234", .visitor, world)) == ["H00002"])
    #expect(
      numbers(try await find("1234", .countyWorker, world))
        == ["H00001", "H00002"])
    for area in ["341202002201", "341202002", "341203"] {
      await #expect(throws: Refusal.notFound) {
        _ = try await find("王", .villageWorker, world, in: code(area))
      }
    }
  }

  @Test("An empty search and a single letter are refused in words")
  func refused() async throws {
    let world = try await TestWorld()
    for text in ["", "  ", "a", "%%", String(repeating: "王", count: 41)] {
      let refusal = await #expect(throws: Refusal.self) {
        _ = try await find(text, .villageWorker, world)
      }
      #expect(fields(of: refusal) == [SearchPeople.field], "\(text)")
    }
    let none = try await find("_%王建", .villageWorker, world)
    #expect(numbers(none) == ["H00001"])
  }

  @Test("A household is shown with whom one looked for, masked, and why")
  func found() async throws {
    let world = try await TestWorld()
    _ = try await world.office.perform(
      RecordVisit(Drafts.home()),
      as: try await world.actor(.villageWorker))
    let found = try await find("jianguo", .townshipWorker, world)
    #expect(found.next == nil)
    let line = try #require(found.households.first)
    #expect(found.households.count == 1)
    #expect(line.number == "H00001")
    #expect(line.villageName == "双河村")
    #expect(line.members.map(\.name) == ["王建国", "陈芳"])
    #expect(line.members.map(\.isFound) == [true, false])
    #expect(line.members.map(\.citizenID) == ["341***********1234", ""])
    #expect(line.groups.contains("重度残疾人家庭"))
    #expect(line.lastContact?.day == day("2026-05-20"))
  }

  @Test("Part of a county is searched alone, and pages follow each other")
  func pages() async throws {
    let world = try await TestWorld()
    let since = Span(from: day("2025-01-01"), to: nil)
    let numbers = (100..<165).map { "H00\($0)" }
    try await world.add(
      numbers.flatMap { number -> [RegisterRow] in
        [
          .household(
            HouseholdRecord(
              number: number, village: code("341202001202"), head: "欧阳",
              onFile: since)),
          .person(
            PersonRecord(number: "P\(number)", name: "欧阳春"),
            StayRecord(person: "P\(number)", household: number, span: since)),
        ]
      })
    let actor = try await world.actor(.townshipWorker)
    var seen: [String] = []
    var mark: PeopleMark?
    var pages = 0
    repeat {
      let page = try await world.office.perform(
        SearchPeople("ouyang", after: mark), as: actor)
      seen += page.households.map(\.number)
      mark = page.next
      pages += 1
    } while mark != nil && pages < 10
    #expect(pages == 3)
    #expect(seen.count == 65)
    #expect(Set(seen) == Set(numbers))
    let elsewhere = try await world.office.perform(
      SearchPeople("ouyang", in: TestWorld.village), as: actor)
    #expect(elsewhere.households.isEmpty)
  }
}
