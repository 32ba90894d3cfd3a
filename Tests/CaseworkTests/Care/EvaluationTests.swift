import Casework
import Testing

@Suite("Evaluating carers")
struct EvaluationTests {
  typealias World = CareWorld

  private let year = World.agreement(
    "a", "2025-07-01", "2026-12-31", signed: "2025-07-01")

  @Test("each half-year with enough days is owed one evaluation")
  func debts() {
    func debt(_ days: [String], on day: String) -> EvaluationDebt? {
      World.standing(
        World.file([year], days.map { World.evaluation("a", $0) }), on: day
      ).evaluation
    }
    let second = Span(World.day("2025-07-01"), World.day("2025-12-31"))
    let first = Span(World.day("2026-01-01"), World.day("2026-06-30"))
    #expect(debt([], on: "2025-12-31")?.window == second)
    #expect(debt([], on: "2025-12-31")?.isLate == false)
    #expect(debt([], on: "2026-01-01")?.window == second)
    #expect(debt([], on: "2026-01-01")?.isLate == true)
    #expect(debt(["2025-10-01"], on: "2026-01-01")?.window == first)
    #expect(debt(["2025-10-01"], on: "2026-01-01")?.isLate == false)
    #expect(debt(["2025-10-01", "2026-02-01"], on: "2026-03-01") == nil)
    // One that came late makes the window before good, and is its own.
    #expect(debt(["2026-01-10"], on: "2026-03-01") == nil)
  }

  @Test("a window with fewer than sixty days of the agreement is not owed")
  func shortWindow() {
    let short = World.agreement(
      "a", "2026-05-03", "2026-12-31", signed: "2026-05-03")
    let enough = World.agreement(
      "a", "2026-05-02", "2026-12-31", signed: "2026-05-02")
    #expect(
      World.standing(World.file([short]), on: "2026-06-30").evaluation == nil)
    #expect(
      World.standing(World.file([enough]), on: "2026-06-30").evaluation != nil)
    #expect(World.standing(World.file([]), on: "2026-06-30").evaluation == nil)
  }

  @Test("who fails is replaced within the days of the rules")
  func replacement() {
    let failed = World.evaluation("a", "2026-04-28", isPassed: false)
    let running = World.standing(
      World.file([year], [failed]), on: "2026-05-13")
    #expect(running.replacement?.due == World.day("2026-05-13"))
    #expect(running.replacement?.endedOn == nil)
    #expect(
      running.replacement?.isOverdue(on: World.day("2026-05-13")) == false)
    #expect(
      running.replacement?.isOverdue(on: World.day("2026-05-14")) == true)
    let ended = World.agreement(
      "a", "2025-07-01", "2026-12-31", signed: "2025-07-01",
      ended: "2026-05-01")
    let draft = World.agreement("b", "2026-05-02", "2027-05-01")
    let next = World.agreement(
      "b", "2026-05-02", "2027-05-01", signed: "2026-05-02")
    let waiting = World.standing(
      World.file([ended, draft], [failed]), on: "2026-05-10")
    #expect(waiting.replacement?.endedOn == World.day("2026-05-01"))
    #expect(
      World.standing(World.file([ended, next], [failed]), on: "2026-05-10")
        .replacement == nil)
  }

  @Test("a good carer is put forward upon his evaluation alone")
  func nomination() {
    func obstacle(_ evaluations: [CareEvaluation]) -> String? {
      World.file([year], evaluations).obstacleToNomination(of: year)
    }
    #expect(obstacle([])?.contains("没有评价过") == true)
    #expect(obstacle([World.evaluation("a", "2026-02-01", score: 3)]) != nil)
    #expect(
      obstacle([World.evaluation("a", "2026-02-01", grade: .fair)]) != nil)
    #expect(obstacle([World.evaluation("a", "2026-02-01", score: 4)]) == nil)
    #expect(
      obstacle([
        World.evaluation("a", "2025-09-01", isPassed: false),
        World.evaluation("a", "2026-02-01"),
      ])?.contains("不合格") == true)
  }

  @Test("failures follow the carer from one agreement to the next")
  func failures() {
    let other = World.agreement(
      "b", "2027-01-01", "2027-12-31", carer: "赵六")
    let again = World.agreement("c", "2028-01-01", "2028-12-31")
    let file = World.file(
      [year, other, again],
      [World.evaluation("a", "2026-02-01", isPassed: false)])
    #expect(file.failures(of: again) == 1)
    #expect(file.failures(of: other) == 0)
    // Numbers tell apart who has the same name.
    let one = World.agreement("d", "2029-01-01", "2029-12-31", number: "P1")
    let two = World.agreement("e", "2030-01-01", "2030-12-31", number: "P2")
    #expect(!one.carer.isSame(as: two.carer))
  }

  @Test("a card that an agent keeps needs his papers and the money")
  func custody() {
    func check(
      _ holder: CardHolder, consent: Bool, money: Bool
    ) -> [String] {
      CustodyCheck(
        id: "", day: World.day("2026-05-01"), holder: holder, agent: "王强",
        relation: "侄子", hasConsent: consent, isHandedOver: money
      ).irregularities
    }
    #expect(check(.person, consent: false, money: false) == [])
    #expect(check(.agent, consent: true, money: true) == [])
    #expect(check(.agent, consent: false, money: true) == ["代管没有委托手续"])
    #expect(
      check(.agent, consent: false, money: false)
        == ["代管没有委托手续", "代管的钱没有交给本人"])
  }
}
