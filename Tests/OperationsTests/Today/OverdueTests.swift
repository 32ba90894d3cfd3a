import Casework
import Operations
import Testing

@Suite("A debt (欠访)")
struct OverdueTests {
  /// Whether the quarterly duty of H00003 is in debt on the day.
  private func isOverdue(
    _ visits: [(String, VisitMode)], on now: String
  ) async throws -> Bool {
    let world = try await TestWorld()
    try await world.add(
      visits.enumerated().map { index, visit in
        .visit(
          VisitRecord(
            number: "V\(index)", at: Moment(day(visit.0), hour: 9),
            mode: visit.1, result: .completed, household: "H00003",
            workers: ["V001"], persons: ["P0003"], reason: nil))
      })
    world.clock.set(Moment(day(now), hour: 12))
    let list = try await world.office.perform(
      ReadToday(), as: try await world.actor(.villageWorker))
    let card = list.cards.first { $0.household == "H00003" }
    return card?.duties.contains {
      $0.duty == "fuyang-2022/village-quarterly" && $0.isOverdue
    } ?? false
  }

  @Test("A window missed is a debt until a visit comes")
  func missed() async throws {
    #expect(try await isOverdue([], on: "2026-05-20"))
    #expect(
      try await isOverdue([("2026-04-02", .home)], on: "2026-05-20") == false)
  }

  @Test("A call does not clear it")
  func call() async throws {
    #expect(try await isOverdue([("2026-04-02", .phone)], on: "2026-05-20"))
  }

  @Test("A window done leaves none, and a visit before it does not count")
  func before() async throws {
    #expect(
      try await isOverdue([("2026-03-30", .home)], on: "2026-05-20") == false)
    #expect(try await isOverdue([("2025-12-30", .home)], on: "2026-05-20"))
  }

  @Test("A visit dated later has not happened yet")
  func later() async throws {
    #expect(try await isOverdue([("2026-05-21", .home)], on: "2026-05-20"))
  }
}
