import Casework
import Operations
import Testing

@Suite("Handing over what a leaver looked after")
struct HandOverTests {
  private let last = day("2026-05-31")

  private func preview(
    _ worker: String, _ world: TestWorld, _ actor: Actor
  ) async throws -> HandOverPreview {
    try await world.office.perform(
      PrepareHandOver(worker: worker, last: last), as: actor)
  }

  private func handOver(
    _ world: TestWorld, _ actor: Actor, to successor: String,
    digest: String
  ) async throws -> Refusal? {
    try await refusal {
      _ = try await world.office.perform(
        HandOver(
          worker: "R001", last: last,
          choices: HandOverChoices(all: successor), digest: digest),
        as: actor)
    }
  }

  @Test("Only the county hands over, and only its own workers")
  func forbidden() async throws {
    let world = try await TestWorld()
    let township = try await world.actor(.townshipWorker)
    await #expect(throws: Refusal.notPermitted) {
      _ = try await preview("R001", world, township)
    }
    #expect(
      try await handOver(world, township, to: "T001", digest: "")
        == .notPermitted)
    let other = try await world.otherCounty()
    await #expect(throws: Refusal.notFound) {
      _ = try await preview("R001", world, other)
    }
  }

  @Test("The preview names what moves and what is owed")
  func previewed() async throws {
    let world = try await TestWorld()
    let county = try await world.countyOffice()
    let shown = try await preview("R001", world, county)
    #expect(shown.posts.map(\.role) == [.responsibleVisitor])
    #expect(shown.rows.map(\.link.number) == ["P0002"])
    #expect(shown.rows[0].candidates.contains("T001"))
    #expect(!shown.rows[0].candidates.contains("S001"))
    #expect(!shown.owed.isEmpty)
    let village = try await preview("V001", world, county)
    #expect(village.rows.isEmpty)
    #expect(village.officeOwed.contains { $0.running > 0 })
  }

  @Test("Refused: no post, another's area, the leaver himself, wrong days")
  func refused() async throws {
    let world = try await TestWorld()
    let county = try await world.countyOffice()
    let shown = try await preview("R001", world, county)
    for successor in ["X999", "S001", "R001"] {
      #expect(
        fields(
          of: try await handOver(
            world, county, to: successor, digest: shown.digest)) == ["all"],
        "\(successor)")
    }
    try await world.add([
      .post(
        PostRecord(
          worker: "G001", name: "离岗人", role: .responsibleVisitor,
          area: TestWorld.township,
          span: Span(day("2025-01-01"), day("2026-05-31"))))
    ])
    #expect(
      fields(
        of: try await handOver(
          world, county, to: "G001", digest: shown.digest)) == ["all"])
    #expect(
      fields(
        of: try await refusal {
          _ = try await world.office.perform(
            PrepareHandOver(worker: "R001", last: day("2024-12-31")),
            as: county)
        }) == ["last"])
    #expect(
      try await world.link("R001", "P0002", as: county)?.span.end == nil)
  }

  @Test("What has changed since the preview is not handed over")
  func stale() async throws {
    let world = try await TestWorld()
    let county = try await world.countyOffice()
    let shown = try await preview("R001", world, county)
    try await world.office.perform(
      AddLink(
        LinkRecord(
          kind: .responsibleVisitor, worker: "R001", object: "P0001",
          span: Span(from: day("2026-05-01"), to: nil))), as: county)
    #expect(
      try await handOver(world, county, to: "T001", digest: shown.digest)
        == .changedMeanwhile)
  }

  @Test("Posts and links end on the last day; the successor begins the next")
  func handedOver() async throws {
    let world = try await TestWorld()
    let county = try await world.countyOffice()
    let shown = try await preview("R001", world, county)
    #expect(
      try await handOver(world, county, to: "T001", digest: shown.digest)
        == nil)
    let leaver = try await world.worker("R001", as: county)
    #expect(leaver.posts.map(\.span.end) == [last])
    #expect(leaver.links.map(\.span.end) == [last])
    let taken = try await world.link("T001", "P0002", as: county)
    #expect(taken?.span == Span(from: last + 1, to: nil))
    #expect(try await world.differences() == [])
    // Sent twice, it is not done twice.
    #expect(
      try await handOver(world, county, to: "T001", digest: shown.digest)
        == .changedMeanwhile)
    #expect(
      try await world.worker("T001", as: county).links.count == 1)
  }

  @Test("The login ends with the last post, where that is asked for")
  func login() async throws {
    let world = try await TestWorld()
    let token = try await world.signIn(.visitor)
    let county = try await world.countyOffice()
    let shown = try await preview("R001", world, county)
    let done = try await world.office.perform(
      HandOver(
        worker: "R001", last: last, choices: HandOverChoices(all: "T001"),
        digest: shown.digest, login: .ends), as: county)
    #expect(done.logins == 1)
    world.clock.set(Moment(last, hour: 23))
    let late = try await world.signIn(.visitor)
    #expect(try await world.isOpen(late))
    world.clock.set(Moment(last + 1, hour: 1))
    #expect(try await !world.isOpen(late))
    #expect(try await !world.isOpen(token))
    await #expect(throws: Refusal.postEnded) {
      _ = try await world.signIn(.visitor)
    }
    try await world.office.perform(
      UnlockAccount(login: "r001"), as: .system("t"))
    _ = try await world.signIn(.visitor)
  }

  @Test("The login stays while another post is left, or nothing is said")
  func loginStays() async throws {
    let world = try await TestWorld()
    _ = try await world.signIn(.visitor)
    try await world.add([
      .area(AreaRecord(code: code("341203"), name: "邻县")),
      .post(
        PostRecord(
          worker: "R001", name: "何探访", role: .volunteer,
          area: code("341203"), span: Span(from: day("2025-01-01"), to: nil))),
    ])
    let county = try await world.countyOffice()
    let shown = try await preview("R001", world, county)
    let done = try await world.office.perform(
      HandOver(
        worker: "R001", last: last, choices: HandOverChoices(all: "T001"),
        digest: shown.digest, login: .ends), as: county)
    #expect(done.logins == 0)
    world.clock.set(Moment(last + 1, hour: 1))
    _ = try await world.signIn(.visitor)
  }

  @Test("A row can go to another, or to nobody")
  func byRow() async throws {
    let world = try await TestWorld()
    let county = try await world.countyOffice()
    let shown = try await preview("C001", world, county)
    #expect(shown.rows.count == 2)
    let pair = try #require(shown.rows.first { $0.link.kind == .pair })
    let done = try await world.office.perform(
      HandOver(
        worker: "C001", last: last,
        choices: HandOverChoices(
          all: "T001", rows: [pair.link.row.text: ""]),
        digest: shown.digest), as: county)
    #expect([done.posts, done.ended, done.opened] == [1, 2, 1])
    #expect(
      try await world.worker("T001", as: county).links.map(\.kind)
        == [.household])
    #expect(try await world.differences() == [])
  }
}
