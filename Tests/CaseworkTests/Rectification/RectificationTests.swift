import Casework
import Testing

@Suite("Rectification")
struct RectificationTests {
  private static let start = SampleMatter.at("2026-05-20 10:00")
  private static let today = start.day

  private static func step(
    _ kind: RectificationStepKind, _ number: Int,
    order: RectificationKind? = nil, due: String? = nil,
    words: String = "写明"
  ) -> RectificationStep {
    var step = RectificationStep(
      number: number, id: "\(number)", kind: kind, at: start, by: "t001")
    step.words = words
    step.order = order
    step.dueBy = due.flatMap { Day($0) }.map { .end(of: $0) }
    return step
  }

  private static let limited = step(
    .ordered, 1, order: .limited, due: "2026-06-04")

  @Test("E-19: limited without a day is refused")
  func withoutDay() {
    let step = Self.step(.ordered, 1, order: .limited)
    let problems = step.problems(day: nil, after: nil, on: Self.today)
    #expect(problems.map(\.words) == ["限时整改必须定期限，请填完成日期"])
    #expect(problems.map(\.field) == [.day])
    #expect(RectificationStanding([step]) == nil)
  }

  @Test("a day in the past or far away is refused")
  func badDay() {
    let step = Self.step(.ordered, 1, order: .limited)
    func words(_ day: String) -> [String] {
      step.problems(day: Day(day), after: nil, on: Self.today).map(\.words)
    }
    #expect(words("2026-05-19") == ["期限不能早于今天（2026年5月20日）"])
    #expect(words("2028-01-01") == ["期限太远，请在一年以内"])
    #expect(words("2026-05-20") == [])
  }

  @Test("what must be written is asked for, by step")
  func words() {
    func asked(_ kind: RectificationStepKind) -> [String] {
      Self.step(kind, 2, words: " ")
        .problems(day: Day("2026-06-10"), after: nil, on: Self.today)
        .map(\.words)
    }
    #expect(asked(.ordered) == ["请写明整改什么", "请选马上整改还是限时整改"])
    #expect(asked(.extended) == ["请写明为什么延期"])
    #expect(asked(.done) == ["请写明怎么整改的"])
    #expect(asked(.failed) == ["请写明哪里不合格"])
    #expect(asked(.passed) == [])
    #expect(asked(.urged) == [])
  }

  @Test("an extension is later than what it extends")
  func earlierExtension() throws {
    let standing = try #require(RectificationStanding([Self.limited]))
    let problems = Self.step(.extended, 2).problems(
      day: Day("2026-06-04"), after: standing, on: Self.today)
    #expect(problems.map(\.words) == ["要晚于现在的期限（2026年6月4日）"])
  }

  @Test("an extension of an extension is refused")
  func secondExtension() throws {
    let once = Self.step(.extended, 2, due: "2026-06-10")
    let standing = try #require(RectificationStanding([Self.limited, once]))
    #expect(standing.isExtended)
    #expect(standing.dueBy == SampleMatter.at("2026-06-10 23:59:59"))
    #expect(
      RectificationStanding.obstacle(to: .extended, after: standing)
        == "已经延期过一次，不能再延期。请尽快完成，有困难的上报县里。")
    #expect(
      RectificationStanding(
        [Self.limited, once, Self.step(.extended, 3, due: "2026-06-20")])
        == nil)
  }

  @Test(
    "which step follows which",
    arguments: [
      ("", "ordered"),
      ("limited", "extended done urged"),
      ("immediate", "limited done urged"),
      ("limited done", "passed failed"),
      ("limited done failed", "extended done urged"),
      ("limited extended done failed", "done urged"),
      ("limited done passed", "ordered"),
    ])
  func following(history: String, allowed: String) throws {
    var steps: [RectificationStep] = []
    for word in history.split(separator: " ") {
      steps.append(try Self.named(String(word), steps.count + 1))
    }
    let standing = RectificationStanding(steps)
    #expect((standing == nil) == steps.isEmpty)
    var found: [String] = []
    for word in ["extended", "done", "passed", "failed", "urged"] {
      let kind = try Self.named(word, 1).kind
      if RectificationStanding.obstacle(to: kind, after: standing) == nil {
        found.append(word)
      }
    }
    for (word, order) in [
      ("immediate", RectificationKind.immediate), ("limited", .limited),
    ]
    where RectificationStanding.obstacle(
      to: .ordered, order, after: standing) == nil
    {
      found.append(word)
    }
    if found.contains("immediate") { found = found.filter { $0 != "limited" } }
    let expected = allowed.split(separator: " ").map {
      $0 == "ordered" ? "immediate" : String($0)
    }
    #expect(Set(found) == Set(expected))
  }

  private static func named(
    _ word: String, _ number: Int
  ) throws -> RectificationStep {
    switch word {
    case "immediate":
      step(.ordered, number, order: .immediate, due: "2026-05-21")
    case "limited":
      step(.ordered, number, order: .limited, due: "2026-06-04")
    case "extended": step(.extended, number, due: "2026-06-10")
    case "done": step(.done, number)
    case "passed": step(.passed, number)
    case "failed": step(.failed, number, due: "2026-06-15")
    default: step(.urged, number)
    }
  }

  @Test("overdue from the moment the time is over, until it is done")
  func overdue() throws {
    let open = try #require(RectificationStanding([Self.limited]))
    #expect(!open.isOverdue(at: SampleMatter.at("2026-06-04 23:59:59")))
    #expect(open.isOverdue(at: SampleMatter.at("2026-06-05 00:00")))
    let done = try #require(
      RectificationStanding([Self.limited, Self.step(.done, 2)]))
    #expect(!done.isOverdue(at: SampleMatter.at("2026-06-05 00:00")))
    #expect(done.daysTaken == 0)
    let failed = try #require(
      RectificationStanding([
        Self.limited, Self.step(.done, 2),
        Self.step(.failed, 3, due: "2026-06-15"),
      ]))
    #expect(failed.isOverdue(at: SampleMatter.at("2026-06-16 00:00")))
    #expect(failed.daysTaken == nil)
    #expect(failed.failures == 1)
  }

  @Test("at once is within a day by the clock, at the year's end too")
  func immediate() {
    let term = MatterTerm(.hours(24))
    #expect(
      term.end(from: SampleMatter.at("2025-12-31 16:00"), .official)
        == SampleMatter.at("2026-01-01 16:00"))
  }
}
