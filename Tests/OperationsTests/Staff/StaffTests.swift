import Casework
import Operations
import Testing

@Suite("Workers, their posts and links")
struct StaffTests {
  private let since = Span(from: day("2026-05-01"), to: nil)

  @Test("Village workers, visitors and cadres look after nobody")
  func forbidden() async throws {
    let world = try await TestWorld()
    for player in [Player.villageWorker, .visitor, .countyWorker] {
      let actor = try await world.actor(player)
      await #expect(throws: Refusal.notPermitted) {
        try await world.office.perform(ReadStaff(), as: actor)
      }
      await #expect(throws: Refusal.notPermitted) {
        try await world.office.perform(ReadWorker("V001"), as: actor)
      }
    }
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(ReadStaff(), as: .stranger)
    }
  }

  @Test("Another county's workers are as unknown as those who are not there")
  func stranger() async throws {
    let world = try await TestWorld()
    let other = try await world.otherCounty()
    for number in ["V001", "T001", "X999"] {
      await #expect(throws: Refusal.notFound) {
        try await world.office.perform(ReadWorker(number), as: other)
      }
    }
    await #expect(throws: Refusal.notFound) {
      try await world.office.perform(
        ReadStaff(area: TestWorld.county), as: other)
    }
    #expect(
      try await world.office.perform(ReadStaff(), as: other).rows.isEmpty)
  }

  @Test("A township gives 探访责任 in its own township, and nothing else")
  func township() async throws {
    let world = try await TestWorld()
    let township = try await world.actor(.townshipWorker)
    func add(
      _ kind: LinkKind, _ worker: String, _ object: String
    ) async throws -> Refusal? {
      try await refusal {
        try await world.office.perform(
          AddLink(
            LinkRecord(
              kind: kind, worker: worker, object: object, span: since)),
          as: township)
      }
    }
    #expect(try await add(.household, "V001", "H00001") == .notPermitted)
    #expect(try await add(.responsibleVisitor, "S001", "P0001") == .notFound)
    #expect(
      fields(of: try await add(.responsibleVisitor, "R001", "P0005"))
        == ["object"])
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(
        EndPost(
          worker: "V001",
          row: StaffRowID(.post, entry: 1, revision: 1), last: nil),
        as: township)
    }
    #expect(try await add(.responsibleVisitor, "R001", "P0001") == nil)
    #expect(
      try await world.link("R001", "P0001", as: township)?.span == since)
    #expect(try await world.differences() == [])
  }

  @Test("A link is refused in words, field by field")
  func refused() async throws {
    let world = try await TestWorld()
    let county = try await world.countyOffice()
    func add(
      _ kind: LinkKind, _ worker: String, _ object: String, _ span: Span
    ) async throws -> [String] {
      fields(
        of: try await refusal {
          try await world.office.perform(
            AddLink(
              LinkRecord(
                kind: kind, worker: worker, object: object, span: span)),
            as: county)
        })
    }
    let before = Span(from: day("2024-06-01"), to: nil)
    let empty = Span(day("2026-05-02"), day("2026-05-01"))
    #expect(try await add(.household, "V001", "H99999", since) == ["object"])
    #expect(try await add(.household, "V001", "H00001", before) == ["from"])
    #expect(try await add(.household, "V001", "H00001", empty) == ["last"])
    // The village next door is not his.
    #expect(try await add(.household, "V001", "H00004", since) == ["object"])
    // It is there already.
    #expect(try await add(.household, "C001", "H00001", since) == ["object"])
    #expect(try await add(.deputy, "V001", "V001", since) == ["object"])
    #expect(
      try await add(.contactPoint, "C001", "341202001999", since)
        == ["object"])
  }

  @Test("A link ends on its day; a row that has changed is not overwritten")
  func ending() async throws {
    let world = try await TestWorld()
    let county = try await world.countyOffice()
    let row = try #require(
      try await world.link("C001", "H00001", as: county)
    ).row
    #expect(
      fields(
        of: try await refusal {
          try await world.office.perform(
            EndLink(worker: "C001", row: row, last: day("2024-12-31")),
            as: county)
        }) == ["last"])
    try await world.office.perform(
      EndLink(worker: "C001", row: row, last: day("2026-05-31")), as: county)
    #expect(
      try await world.link("C001", "H00001", as: county)?.span.end
        == day("2026-05-31"))
    await #expect(throws: Refusal.changedMeanwhile) {
      try await world.office.perform(
        EndLink(worker: "C001", row: row, last: nil), as: county)
    }
    #expect(try await world.differences() == [])
  }

  @Test("A new worker is made known by his first post")
  func newWorker() async throws {
    let world = try await TestWorld()
    let county = try await world.countyOffice()
    func add(
      _ number: String, _ area: String, _ role: Role
    ) async throws -> [String] {
      fields(
        of: try await refusal {
          _ = try await world.office.perform(
            AddPost(
              PostRecord(
                worker: number, name: "郑新", role: role, area: code(area),
                span: since)), as: county)
        })
    }
    #expect(
      try await add("", "341202001201", .villageCommissioner) == ["worker"])
    #expect(
      try await add("N001", "341203001201", .villageCommissioner) == ["area"])
    #expect(
      try await add("N001", "341202001", .villageCommissioner) == ["area"])
    #expect(try await add("N001", "341202001201", .villageCommissioner) == [])
    #expect(
      try await add("N001", "341202001201", .villageCommissioner) == ["role"])
    let list = try await world.office.perform(
      ReadStaff(area: TestWorld.village), as: county)
    #expect(list.rows.map(\.number) == ["N001", "V001"])
    #expect(try await world.differences() == [])
  }
}
