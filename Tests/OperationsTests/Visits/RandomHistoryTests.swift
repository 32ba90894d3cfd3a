import Casework
import Operations
import Testing

@Suite("Random histories")
struct RandomHistoryTests {
  @Test(
    "After any sequence of visits and corrections the ledger equals a rebuild",
    arguments: 1...8)
  func ledgerEqualsRebuild(_ seed: Int) async throws {
    let world = try await TestWorld()
    try await world.add([WorldRows.link(.deputy, "V002", "V001")])
    var chance = Chance(seed: UInt64(seed))
    var actors: [Actor] = []
    for player in Player.allCases where player != .stranger {
      actors.append(try await world.actor(player))
    }
    var standing: [VisitDraft] = []
    var saved = 0
    for _ in 1...40 {
      let actor = actors[chance.below(actors.count)]
      do {
        if !standing.isEmpty, chance.below(3) == 0 {
          let place = chance.below(standing.count)
          let draft = chance.draft(actor)
          _ = try await world.office.perform(
            CorrectVisit(standing[place].id, by: draft, why: "更正"), as: actor)
          standing[place] = draft
        } else {
          let draft = chance.draft(actor)
          _ = try await world.office.perform(RecordVisit(draft), as: actor)
          standing.append(draft)
        }
        saved += 1
      } catch is Refusal {
        continue
      }
    }
    #expect(saved > 5)
    #expect(try await world.differences() == [])
  }
}

/// Random drafts that repeat with their seed.
private struct Chance {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func below(_ limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 33) % limit
  }

  mutating func draft(_ actor: Actor) -> VisitDraft {
    let places = [
      ("H00001", ["P0001", "P0011"]), ("H00002", ["P0002"]),
      ("H00003", ["P0003"]), ("H00004", ["P0004"]),
    ]
    let (household, members) = places[below(places.count)]
    let back = Int64(below(200)) * 86_400 + Int64(below(3_600))
    var workers = ["V001", "V002", "T001", "C001", "R001"]
    if case .account(let account) = actor, account.role != .township {
      workers = [account.worker]
    }
    var draft = Drafts.home(
      household, by: [workers[below(workers.count)]],
      meeting: below(4) == 0 ? [] : [members[below(members.count)]],
      at: Moment(seconds: TestWorld.start.seconds - back))
    draft.metFamily = below(2) == 0
    draft.mode = [.home, .home, .inPerson, .phone, .video][below(5)]
    draft.lateReason = "补录"
    if draft.mode == .phone, below(2) == 0 { draft.reason = .disaster }
    draft.answers = [
      "dongsheng-2024/visit#P0002": [
        "indoor_temperature": "20", "heating_safety": "正常",
      ]
    ]
    if household != "H00002" { draft.answers = [:] }
    return draft
  }
}
