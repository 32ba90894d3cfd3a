import Casework
import Operations
import Testing

@Suite("An import beside other counties")
struct ImportLookupTests {
  private static func visit(_ number: String, persons: [String]) -> RegisterRow
  {
    .visit(
      VisitRecord(
        number: number, at: Moment(day("2026-05-01"), hour: 9), mode: .home,
        result: .completed, household: "B00001", workers: ["V001"],
        persons: persons))
  }

  private func report(
    _ world: TestWorld, _ rows: [RegisterRow]
  ) async throws -> ImportReport {
    try await world.office.perform(
      ImportRegister(source: WorldRows(rows: rows)), as: .system("test"))
  }

  private func world() async throws -> TestWorld {
    let world = try await TestWorld()
    try await world.add(OtherCounty.rows)
    return world
  }

  @Test("The same again changes nothing, in one county or both")
  func again() async throws {
    let world = try await world()
    for rows in [
      OtherCounty.rows, WorldRows.register,
      WorldRows.register + OtherCounty.rows,
    ] {
      let counts = try await report(world, rows).counts.values
      #expect(counts.allSatisfy { $0.added == 0 && $0.corrected == 0 })
    }
    #expect(try await world.differences() == [])
    #expect(try await world.proof() == [])
  }

  @Test("Rows that name whom no file of theirs holds find him")
  func alone() async throws {
    let world = try await world()
    let rows: [(RegisterTable, RegisterRow)] = [
      (
        .statuses,
        .status(
          StatusRecord(
            person: "M0001", status: .destituteScattered,
            span: OtherCounty.since))
      ),
      (.links, WorldRows.link(.responsibleVisitor, "R001", "M0001")),
      (
        .absences,
        .absence(
          AbsenceRecord(
            object: .person("Q0001"), reason: AbsenceReason.allCases[0],
            span: OtherCounty.since))
      ),
      (.visits, Self.visit("X1", persons: ["M0001", "Q0001"])),
    ]
    for (table, row) in rows {
      #expect(try await report(world, [row]).counts[table]?.added == 1)
      #expect(try await report(world, [row]).counts[table]?.unchanged == 1)
    }
    #expect(try await world.number("SELECT count(*) FROM visit_persons") == 2)
    #expect(try await world.differences() == [])
    #expect(try await world.proof() == [])
  }

  @Test("What is added to a county beside what is there gets ids of its own")
  func added() async throws {
    let world = try await world()
    let rows = [
      OtherCounty.household("H00009", "341202001202"),
      OtherCounty.person("P0009", "H00009"),
      // From the other county into the first one.
      OtherCounty.person(
        "Q0001", "B00001", Span(day("2026-01-01"), day("2026-04-30"))),
      OtherCounty.person(
        "Q0001", "H00009", Span(from: day("2026-05-01"), to: nil)),
    ]
    #expect(try await report(world, rows).problems.isEmpty)
    #expect(
      try await world.number(
        "SELECT count(*) FROM persons WHERE person_no = 'Q0001' AND standing = 1"
      )
        == 2)
    #expect(try await world.differences() == [])
    #expect(try await world.proof() == [])
  }

  @Test("What is on record elsewhere is unknown to nobody, a slip to all")
  func unknown() async throws {
    let world = try await world()
    do {
      _ = try await report(
        world,
        [
          OtherCounty.person("P0010", "B99999"),
          .care(
            CareRecord(person: "Q9999", carer: "", span: OtherCounty.since)),
          Self.visit("X1", persons: []),
        ])
      Issue.record("taken")
    } catch let stopped as ImportStopped {
      #expect(
        stopped.report.problems.map(\.value).sorted() == ["B99999", "Q9999"])
    }
  }

  @Test(
    "A second head, a visit after a death: known of counties not in the file")
  func implausible() async throws {
    let world = try await world()
    let head = OtherCounty.person("Q0002", "B00001", relation: "户主")
    #expect(
      try await report(world, [head]).quality.map(\.problem) == ["一户有两个户主"])
    let early = Self.visit("X0", persons: [])
    guard case .visit(var visit) = early else { return }
    visit.at = Moment(day("2025-12-31"), hour: 9)
    #expect(
      try await report(world, [.visit(visit)]).quality.map(\.problem)
        .contains("访视时该户尚未建档或已销户"))
  }

  @Test("A household that is corrected matters to whoever lived there")
  func corrected() async throws {
    let world = try await world()
    try await world.add([
      .area(AreaRecord(code: code("341203001202"), name: "河西村")),
      Self.visit("X1", persons: ["M0001"]),
    ])
    let moved = OtherCounty.household("B00001", "341203001202")
    #expect(
      try await report(world, [moved]).counts[.households]?.corrected == 1)
    #expect(try await world.differences() == [])
    #expect(try await world.proof() == [])
  }

  @Test("So do an absence and a suspension where somebody from elsewhere lives")
  func excused() async throws {
    let world = try await world()
    try await world.add([
      .policy(
        PolicyRecord(
          area: code("341203"), pack: "dongsheng-2024", span: OtherCounty.since)
      ),
      .status(
        StatusRecord(
          person: "M0001", status: .destituteScattered, span: OtherCounty.since)
      ),
      WorldRows.link(.responsibleVisitor, "R001", "M0001"),
    ])
    let days = Span(day("2026-04-01"), day("2026-05-15"))
    let rows: [RegisterRow] = [
      .absence(
        AbsenceRecord(
          object: .household("B00001"), reason: AbsenceReason.allCases[0],
          span: days)),
      .suspension(
        SuspensionRecord(area: code("341203001"), reason: "洪水", span: days)),
    ]
    for row in rows {
      try await world.add([row])
      #expect(try await world.differences() == [])
    }
  }

  @Test("A policy and a suspension reach households that another county keeps")
  func keptElsewhere() async throws {
    let world = try await world()
    try await world.add([OtherCounty.household("H00002", "341203001201")])
    let days = Span(day("2026-04-01"), day("2026-05-15"))
    let rows: [RegisterRow] = [
      .policy(
        PolicyRecord(
          area: code("341203"), pack: "fuyang-2022", span: OtherCounty.since)),
      .suspension(
        SuspensionRecord(area: code("341203001"), reason: "洪水", span: days)),
    ]
    for row in rows {
      try await world.add([row])
      #expect(try await world.differences() == [])
    }
  }
}
