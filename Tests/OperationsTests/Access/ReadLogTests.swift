import Casework
import Operations
import Testing

@Suite("The log of reads")
struct ReadLogTests {
  private func lines(_ world: TestWorld) async throws -> Int64 {
    try await world.number("SELECT count(*) FROM read_entries")
  }

  @Test("Who is refused leaves no line, nor does the system")
  func refused() async throws {
    let world = try await TestWorld()
    let stranger = try await world.actor(.stranger)
    for number in ["H00001", "H99999"] {
      await #expect(throws: Refusal.notFound) {
        try await world.office.perform(ReadHousehold(number), as: stranger)
      }
    }
    _ = try await world.office.perform(
      ReadHousehold("H00001"), as: .system("t"))
    #expect(try await lines(world) == 0)
  }

  @Test("A household that is opened is noted by its number, each time")
  func noted() async throws {
    let world = try await TestWorld()
    let worker = try await world.actor(.villageWorker)
    _ = try await world.office.perform(ReadHousehold("H00001"), as: worker)
    _ = try await world.office.perform(
      PrepareVisit(household: "H00001"), as: worker)
    #expect(
      try await world.number(
        """
        SELECT count(*) FROM read_entries
        WHERE county = 341202 AND actor = 'v001' AND subject = 'H00001'
          AND action IN ('household.read', 'visit.prepare')
        """) == 2)
    #expect(try await lines(world) == 2)
  }

  @Test("Searches and lists are noted by place and number, never by name")
  func several() async throws {
    let world = try await TestWorld()
    let worker = try await world.actor(.villageWorker)
    await #expect(throws: Refusal.notFound) {
      try await world.office.perform(
        SearchPeople("王", in: code("341202002201")), as: worker)
    }
    #expect(try await lines(world) == 0)
    _ = try await world.office.perform(SearchPeople("王"), as: worker)
    _ = try await world.office.perform(ListHouseholds(), as: worker)
    _ = try await world.office.perform(
      ReadPeopleList(.suspected), as: worker)
    for (action, detail) in [
      ("people.search", "1 households"), ("household.list", "3 households"),
      ("people.list", "suspected, 0 rows"),
    ] {
      #expect(
        try await world.number(
          """
          SELECT count(*) FROM read_entries WHERE action = '\(action)'
            AND county = 341202 AND subject = '341202001201'
            AND detail = '\(detail)'
          """) == 1, "\(action)")
    }
    #expect(try await lines(world) == 3)
  }
}
