import Casework
import Operations
import TestSupport
import Testing

@Suite("Random staff")
struct StaffHistoryTests {
  @Test(
    "After any sequence of edits and hand-overs the ledger equals a rebuild",
    arguments: 1...4)
  func ledgerEqualsRebuild(_ seed: Int) async throws {
    let world = try await TestWorld()
    let county = try await world.countyOffice()
    let township = try await world.actor(.townshipWorker)
    var chance = Seeded(UInt64(seed))
    var done = 0
    for step in 1...45 {
      do {
        if chance.chance(30) {
          try await visit(&chance, world, township)
        } else {
          try await change(&chance, world, county)
        }
        done += 1
      } catch is Refusal {
        continue
      }
      if step % 15 == 0 { #expect(try await world.differences() == []) }
    }
    #expect(done > 12)
    #expect(try await world.differences() == [])
  }

  private let workers = ["V001", "V002", "T001", "C001", "R001"]

  private func someDay(_ chance: inout Seeded) -> Day {
    day("2025-06-01") + chance.number(in: 0...420)
  }

  private func visit(
    _ chance: inout Seeded, _ world: TestWorld, _ actor: Actor
  ) async throws {
    let places = [
      ("H00001", "P0001"), ("H00002", "P0002"), ("H00003", "P0003"),
      ("H00004", "P0004"),
    ]
    let (household, person) = chance.element(of: places)
    var draft = Drafts.home(
      household, by: [chance.element(of: workers)], meeting: [person],
      at: Moment(
        seconds: TestWorld.start.seconds
          - Int64(chance.number(in: 0...300)) * 86_400))
    draft.lateReason = "补录"
    if household == "H00002" {
      draft.answers = [
        "dongsheng-2024/visit#P0002": [
          "indoor_temperature": "20", "heating_safety": "正常",
        ]
      ]
    }
    _ = try await world.office.perform(RecordVisit(draft), as: actor)
  }

  private func change(
    _ chance: inout Seeded, _ world: TestWorld, _ county: Actor
  ) async throws {
    let number = chance.element(of: workers)
    let worker = try await world.worker(number, as: county)
    let first = someDay(&chance)
    let last = chance.chance(50) ? nil : someDay(&chance)
    switch chance.number(in: 1...5) {
    case 1:
      guard !worker.posts.isEmpty else { return }
      let post = chance.element(of: worker.posts)
      try await world.office.perform(
        EndPost(worker: number, row: post.row, last: last), as: county)
    case 2:
      guard !worker.links.isEmpty else { return }
      let link = chance.element(of: worker.links)
      try await world.office.perform(
        EndLink(worker: number, row: link.row, last: last), as: county)
    case 3:
      let roles: [(Role, String)] = [
        (.villageCommissioner, "341202001201"),
        (.villageCommissioner, "341202001202"),
        (.townshipCommissioner, "341202001"),
        (.responsibleVisitor, "341202001"), (.federationStaff, "341202"),
      ]
      let (role, area) = chance.element(of: roles)
      _ = try await world.office.perform(
        AddPost(
          PostRecord(
            worker: number, name: worker.name, role: role, area: code(area),
            span: Span(from: first, to: last))), as: county)
    case 4:
      let objects: [(LinkKind, String)] = [
        (.household, "H00001"), (.household, "H00003"), (.pair, "P0002"),
        (.pair, "P0001"), (.responsibleVisitor, "P0002"),
        (.responsibleVisitor, "P0001"), (.deputy, "V001"),
        (.deputy, "R001"), (.contactPoint, "341202001202"),
      ]
      let (kind, object) = chance.element(of: objects)
      try await world.office.perform(
        AddLink(
          LinkRecord(
            kind: kind, worker: number, object: object,
            span: Span(from: first, to: last))), as: county)
    default:
      let preview = try await world.office.perform(
        PrepareHandOver(worker: number, last: first), as: county)
      var choices = HandOverChoices()
      for row in preview.rows where chance.chance(70) {
        guard !row.candidates.isEmpty else { continue }
        choices.rows[row.link.row.text] = chance.element(of: row.candidates)
      }
      _ = try await world.office.perform(
        HandOver(
          worker: number, last: first, choices: choices,
          digest: preview.digest), as: county)
    }
  }
}
