import Casework
import Operations
import Testing

@Suite("Trying a policy")
struct TrialTests {
  private let year = Span(day("2027-01-01"), day("2027-12-31"))

  private func monthly(_ area: AreaCode) -> TrialQuestion {
    TrialQuestion(
      area: area,
      change: .duty(
        "fuyang-2022/village-quarterly", window: .month, required: 1),
      months: year, capacity: 2)
  }

  @Test("Not for villages and townships, nor for another county's area")
  func forbidden() async throws {
    let world = try await TestWorld()
    let question = monthly(TestWorld.county)
    for player in [Player.villageWorker, .townshipWorker] {
      let actor = try await world.actor(player)
      await #expect(throws: Refusal.notPermitted) {
        try await world.office.perform(TryPolicy(question), as: actor)
      }
    }
    let other = try await world.otherCounty()
    await #expect(throws: Refusal.notFound) {
      try await world.office.perform(TryPolicy(question), as: other)
    }
  }

  @Test("Refused: an unknown duty, an unknown pack, months that run backwards")
  func refused() async throws {
    let world = try await TestWorld()
    let county = try await world.countyOffice()
    var question = monthly(TestWorld.county)
    func asked() async throws -> [String] {
      fields(
        of: try await refusal {
          _ = try await world.office.perform(TryPolicy(question), as: county)
        })
    }
    question.change = .duty("nothing", window: .month, required: 1)
    #expect(try await asked() == ["change"])
    question.change = .pack("nowhere-2000")
    #expect(try await asked() == ["change"])
    question = monthly(TestWorld.county)
    question.months = Span(year.last, year.first)
    #expect(try await asked() == ["to"])
  }

  @Test("Quarterly visits made monthly are more, and nothing is stored")
  func frequency() async throws {
    let world = try await TestWorld()
    let county = try await world.countyOffice()
    let before = try await world.number("SELECT count(*) FROM ledger_windows")
    let result = try await world.office.perform(
      TryPolicy(monthly(TestWorld.village)), as: county)
    #expect(result.months.count == 12)
    #expect(result.villages.map(\.number) == [TestWorld.village.description])
    // Three households: the one special case is due each month already.
    let worker = try #require(result.workers.first { $0.number == "V001" })
    #expect(abs(worker.tried - 3) < 0.001, "\(worker)")
    #expect(worker.today < 3)
    #expect(worker.isOver)
    #expect(result.overCapacity >= 1)
    #expect(
      try await world.number("SELECT count(*) FROM ledger_windows") == before)
    #expect(try await world.differences() == [])
  }

  @Test("What was made last year stands beside it")
  func lastYear() async throws {
    let world = try await TestWorld()
    let county = try await world.countyOffice()
    _ = try await world.office.perform(
      RecordVisit(Drafts.home()), as: try await world.actor(.villageWorker))
    var question = monthly(TestWorld.county)
    question.months = Span(day("2027-05-01"), day("2027-05-31"))
    let result = try await world.office.perform(
      TryPolicy(question), as: county)
    #expect(result.done == [1])
    #expect(
      result.workers.first { $0.number == "V001" }?.done == 1)
  }

  @Test("A pack in force tomorrow demands more than none")
  func pack() async throws {
    let world = try await TestWorld()
    let county = try await world.countyOffice()
    let view = try await world.office.perform(ReadPolicies(), as: county)
    for row in view.rows where row.pack == "dongsheng-2024" {
      try await world.office.perform(
        EndPolicy(
          area: row.area, pack: row.pack, entry: row.entry,
          revision: row.revision, last: day("2026-06-30")), as: county)
    }
    let result = try await world.office.perform(
      TryPolicy(
        TrialQuestion(
          area: TestWorld.county, change: .pack("dongsheng-2024"),
          months: year, capacity: 40)), as: county)
    let visitor = try #require(result.workers.first { $0.number == "R001" })
    #expect(visitor.today == 0)
    #expect(visitor.tried > 0)
  }
}
