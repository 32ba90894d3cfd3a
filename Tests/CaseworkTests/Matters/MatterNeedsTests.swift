import Casework
import Testing

@Suite("What each step of a matter needs")
struct MatterNeedsTests {
  private static let today = Day("2026-05-25") ?? .distantPast

  private func problems(
    _ kind: MatterStepKind, after path: [MatterStepKind] = [],
    _ change: (inout MatterStep) -> Void = { _ in }
  ) -> [String] {
    guard var standing = SampleMatter.standing() else { return ["none"] }
    for kind in path {
      standing.take(SampleMatter.step(kind, after: standing))
    }
    var step = SampleMatter.step(kind, after: standing)
    step.at = Moment(Self.today, hour: 9)
    if kind != .planned { step.day = Self.today }
    change(&step)
    return standing.problems(of: step, on: Self.today).map {
      "\($0.field.rawValue)：\($0.words)"
    }
  }

  @Test("A plan: measures, a person, a day not before today")
  func plan() {
    #expect(
      problems(.planned) {
        $0.words = " "
        $0.worker = nil
        $0.day = nil
      } == ["words：请写明采取什么措施", "worker：请选责任人", "day：请填完成日期"])
    #expect(
      problems(.planned) { $0.day = Self.today - 1 }
        == ["day：完成日期不能早于今天（2026年5月25日）"])
    #expect(problems(.planned) { $0.day = Self.today } == [])
    #expect(
      problems(.planned) { $0.day = Self.today + 731 }
        == ["day：完成日期太远，请在两年以内"])
  }

  @Test("Closing: the household's word, or a reason")
  func closing() {
    let blank: (inout MatterStep) -> Void = { $0.words = "" }
    #expect(
      problems(.closed, after: [.planned, .solved], blank)
        == ["words：家庭还没有确认，请写明为什么办结；最好先问家庭认不认可"])
    #expect(
      problems(.closed, after: [.planned, .solved, .confirmed], blank) == [])
    #expect(problems(.closed) { $0.words = "全家迁走" } == [])
  }

  @Test("What the household says: its words, on a day that has been")
  func household() {
    for kind in [MatterStepKind.confirmed, .disputed] {
      #expect(
        problems(kind, after: [.planned, .solved]) {
          $0.words = ""
          $0.day = Self.today + 1
          $0.rating = 6
        } == [
          "words：请写明家庭怎么说的", "rating：满意程度请选1到5",
          "day：日期在今天之后，请核对",
        ])
    }
    #expect(
      problems(.told) {
        $0.whom = ""
        $0.day = Day("2026-05-19")
      } == [
        "whom：请写告知了谁、怎么告知的", "day：早于登记的日子（2026年5月20日），请核对",
      ])
  }

  @Test("A check says whether it took effect; a failing one why")
  func check() {
    let path: [MatterStepKind] = [.planned, .solved, .confirmed, .closed]
    #expect(
      problems(.checked, after: path) {
        $0.words = ""
        $0.isGood = nil
      } == ["outcome：请选见效还是没有见效"])
    #expect(
      problems(.checked, after: path) {
        $0.words = ""
        $0.isGood = false
      } == ["words：请写明哪里没有见效"])
  }

  @Test("Another class, and why")
  func reclassed() {
    #expect(
      problems(.reclassed) {
        $0.words = ""
        $0.urgency = .temporary
      } == ["words：请写明为什么改类别", "urgency：已经是“临时”了"])
    #expect(problems(.reclassed) == [])
  }
}
