import Casework
import Testing

@Suite("The steps of a matter")
struct MatterStandingTests {
  /// What may follow in each state, in the order of the words.
  private static let table: [(path: [MatterStepKind], may: String)] = [
    ([], "定方案 办结 告知家庭 改类别 接办 移交 再次发现"),
    ([.planned], "定方案 开始办理 解决 办结 告知家庭 改类别 接办 移交 再次发现"),
    ([.planned, .begun], "定方案 解决 办结 告知家庭 改类别 接办 移交 再次发现"),
    (
      [.planned, .begun, .solved],
      "家庭确认 家庭不认可 办结 告知家庭 改类别 接办 移交 再次发现"
    ),
    (
      [.planned, .solved, .confirmed],
      "办结 重开 告知家庭 改类别 接办 移交 再次发现"
    ),
    ([.planned, .solved, .confirmed, .closed], "重开 告知家庭 回访 再次发现"),
    (
      [.planned, .solved, .confirmed, .closed, .checked],
      "重开 告知家庭 再次发现"
    ),
  ]

  @Test("In each state so many may follow and no others", arguments: 0..<7)
  func allowed(row: Int) throws {
    let (path, may) = Self.table[row]
    let standing = try #require(Self.standing(path))
    let allowed = MatterStepKind.allCases.filter {
      standing.obstacle(to: $0) == nil
    }
    #expect(allowed.map(\.word).joined(separator: " ") == may)
  }

  @Test("What cannot follow is refused in words that say what to do")
  func words() throws {
    for (path, _) in Self.table {
      let standing = try #require(Self.standing(path))
      for kind in MatterStepKind.allCases {
        guard let obstacle = standing.obstacle(to: kind) else { continue }
        #expect(obstacle.words.contains("“\(standing.state.word)”"))
        #expect(!obstacle.words.hasSuffix("："))
      }
    }
    let first = try #require(Self.standing([]))
    #expect(
      first.obstacle(to: .solved)?.words
        == "这件事项现在是“登记”，不能“解决”：先“定方案”，写明措施、责任人和完成日期。")
  }

  @Test("The way from the registration to the end")
  func way() throws {
    let states = Self.table.compactMap { Self.standing($0.path)?.state }
    #expect(
      states == [
        .registered, .planned, .underWay, .solved, .confirmed, .closed,
        .closed,
      ])
    #expect(
      Self.table.map { Self.standing($0.path)?.next } == [
        .planned, .solved, .solved, .confirmed, .closed, .checked, nil,
      ])
  }

  @Test("A household that does not agree sends it back to work")
  func disputed() throws {
    let standing = try #require(
      SampleMatter.standing(.planned, .solved, .disputed))
    #expect(standing.state == .underWay)
    #expect(standing.solvedOn == nil)
    #expect(standing.actBy != nil)
  }

  @Test("Every closed matter gets its check; one that fails reopens it")
  func check() throws {
    var standing = try #require(
      SampleMatter.standing(.planned, .solved, .confirmed, .closed))
    #expect(standing.checkOn == Day("2026-06-23"))
    #expect(!standing.isCheckDue(on: Day("2026-06-22") ?? .distantPast))
    #expect(standing.isCheckDue(on: Day("2026-06-23") ?? .distantPast))
    var good = standing
    good.take(SampleMatter.step(.checked, after: standing))
    #expect(good.state == .closed && good.checkOn == nil)
    var step = SampleMatter.step(.checked, after: standing)
    step.isGood = false
    step.planBy = SampleMatter.at("2026-07-01 23:59:59")
    standing.take(step)
    #expect(standing.state == .registered)
    #expect(standing.actBy == step.planBy)
    #expect(standing.checkOn == nil && standing.closedOn == nil)
    #expect(standing.plannedFor == nil && !standing.isConfirmed)
  }

  @Test("Reopened it needs a new plan, and keeps the day it was opened")
  func reopened() throws {
    let standing = try #require(
      SampleMatter.standing(
        .planned, .solved, .confirmed, .closed, .checked, .reopened))
    #expect(standing.state == .registered)
    #expect(standing.openedAt == SampleMatter.opened)
    #expect(standing.planBy != nil && standing.plannedFor == nil)
  }

  @Test("The household is to be told whenever the state has changed")
  func told() throws {
    let paths: [([MatterStepKind], Bool)] = [
      ([], false), ([.planned], true), ([.planned, .told], false),
      ([.planned, .told, .planned], false),
      ([.planned, .told, .solved], true),
      ([.planned, .solved, .confirmed], false),
      ([.planned, .solved, .confirmed, .closed], false),
      ([.planned, .told, .closed], true),
      ([.taken, .reclassed], false),
    ]
    for (path, owes) in paths {
      #expect(Self.standing(path)?.owesWord == owes, "\(path)")
    }
    #expect(Self.standing([.planned, .told])?.toldOn == Day("2026-05-22"))
  }

  @Test("Handed over it is of the new place, and nobody's yet")
  func handedOver() throws {
    var standing = try #require(SampleMatter.standing(.planned))
    var lost = SampleMatter.step(.handedOver, after: standing)
    lost.isGood = false
    standing.take(lost)
    #expect(standing.awaitsPlace)
    #expect(standing.place.village == SampleMatter.village)
    var found = SampleMatter.step(.handedOver, after: standing)
    found.isGood = true
    found.place = MatterPlace(
      household: 9, village: SampleMatter.area("341202002201"))
    found.office = SampleMatter.area("341202002")
    standing.take(found)
    #expect(!standing.awaitsPlace)
    #expect(standing.place.household == 9 && standing.worker == nil)
    #expect(standing.office == SampleMatter.area("341202002"))
    #expect(standing.state == .planned)
  }

  @Test("Steps that cannot have followed one another come to nothing")
  func broken() {
    let first = SampleMatter.registration()
    let standing = MatterStanding(opening: first)
    let solved = standing.map { SampleMatter.step(.solved, after: $0) }
    #expect(MatterStanding([first] + [solved].compactMap(\.self)) == nil)
    #expect(MatterStanding([]) == nil)
    #expect(MatterStanding([first])?.state == .registered)
  }

  private static func standing(_ path: [MatterStepKind]) -> MatterStanding? {
    var standing = SampleMatter.standing()
    for kind in path {
      guard let now = standing, now.obstacle(to: kind) == nil else {
        return nil
      }
      standing?.take(SampleMatter.step(kind, after: now))
    }
    return standing
  }
}
