import Casework
import Testing

@Suite("Warnings of poverty")
struct WarningTests {
  private static func step(
    _ kind: WarningStepKind, _ number: Int, day: String? = nil,
    class monitoredClass: MonitoredClass? = nil, words: String = "写明"
  ) -> WarningStep {
    var step = WarningStep(
      number: number, id: "\(number)", kind: kind, at: SampleMatter.opened,
      by: "c001")
    step.day = day.flatMap { Day($0) }
    step.monitoredClass = monitoredClass
    step.words = words
    return step
  }

  private static let raised = step(.raised, 1)
  private static let monitored = step(
    .monitored, 2, day: "2026-01-31", class: .borderline)

  @Test(
    "which step follows which",
    arguments: [
      ([], [.monitored, .excluded]), ([.excluded], []),
      ([.monitored], [.measure, .cleared]),
      ([.monitored, .measure], [.measure, .cleared]),
      ([.monitored, .cleared], []),
    ] as [([WarningStepKind], [WarningStepKind])])
  func following(
    history: [WarningStepKind], allowed: [WarningStepKind]
  ) throws {
    let steps =
      [Self.raised]
      + history.enumerated().map {
        Self.step($1, $0 + 2)
      }
    let standing = try #require(WarningStanding(steps))
    let found = WarningStepKind.allCases.filter {
      standing.obstacle(to: $0) == nil
    }
    #expect(found == allowed)
  }

  @Test("an outcome without class, day or reason is refused")
  func outcome() throws {
    let standing = try #require(WarningStanding([Self.raised]))
    let today = SampleMatter.opened.day
    #expect(
      Self.step(.monitored, 2, words: "").problems(after: standing, on: today)
        .map(\.words) == ["请写明主要风险", "请选是三类户中的哪一类", "请填日期"])
    #expect(
      Self.step(.excluded, 2, words: "").problems(after: standing, on: today)
        .map(\.words) == ["请写明为什么不纳入"])
    let known = try #require(WarningStanding([Self.raised, Self.monitored]))
    #expect(
      Self.step(.measure, 3, day: "2026-01-30")
        .problems(after: known, on: today).map(\.words)
        == ["早于识别的日子（2026年1月31日），请核对"])
  }

  @Test(
    "a month after it was identified without a measure, it is an alert",
    arguments: [
      ("2026-01-31", "2026-02-27", false), ("2026-01-31", "2026-02-28", true),
      ("2026-03-15", "2026-04-14", false), ("2026-03-15", "2026-04-15", true),
      ("2025-12-31", "2026-01-30", false), ("2025-12-31", "2026-01-31", true),
    ])
  func alert(identified: String, day: String, isAlert: Bool) throws {
    let monitored = Self.step(
      .monitored, 2, day: identified, class: .sudden)
    let standing = try #require(WarningStanding([Self.raised, monitored]))
    let today = try #require(Day(day))
    #expect(standing.lacksMeasure(on: today, after: 1) == isAlert)
    for last in [WarningStepKind.measure, .cleared] {
      let done = try #require(
        WarningStanding([
          Self.raised, monitored, Self.step(last, 3, day: day),
        ]))
      #expect(!done.lacksMeasure(on: today, after: 1))
    }
  }

  @Test("what is open or excluded is no alert")
  func noAlert() throws {
    let open = try #require(WarningStanding([Self.raised]))
    let out = try #require(
      WarningStanding([Self.raised, Self.step(.excluded, 2)]))
    for standing in [open, out] {
      #expect(!standing.lacksMeasure(on: SampleMatter.opened.day, after: 1))
    }
  }

  @Test("a sign names the answers of its own pack only")
  func answers() {
    let sign = WarningSign(
      id: "fuyang-2022/income", title: "收入下降", clause: "第十九条",
      answers: ["income"])
    #expect(sign.names(item: "fuyang-2022/visit.income"))
    #expect(!sign.names(item: "fuyang-2022/visit.care"))
    #expect(!sign.names(item: "gansu-2024/visit.income"))
    #expect(!sign.names(item: ""))
  }
}
