import Casework
import Operations
import Testing

@Suite("An import beside other counties")
struct ImportLookupTests {
  private static let since = Span(from: day("2026-01-01"), to: nil)

  /// Another county with a household, somebody of its own and somebody who
  /// came from the first one.
  private static let other: [RegisterRow] =
    [("341203", "颍东区"), ("341203001", "河东乡"), ("341203001201", "河东村")].map {
      .area(AreaRecord(code: code($0.0), name: $0.1))
    } + [
      household("B00001", "341203001201"),
      person("Q0001", "B00001", relation: "户主"),
      person("M0001", "H00001", Span(day("2026-01-01"), day("2026-03-31"))),
      person("M0001", "B00001", Span(from: day("2026-04-01"), to: nil)),
    ]

  private static func household(
    _ number: String, _ village: String
  ) -> RegisterRow {
    .household(
      HouseholdRecord(number: number, village: code(village), onFile: since))
  }

  private static func person(
    _ number: String, _ household: String, _ span: Span = since,
    relation: String = "子女"
  ) -> RegisterRow {
    .person(
      PersonRecord(number: number, name: "某人", relation: relation),
      StayRecord(person: number, household: household, span: span))
  }

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
    try await world.add(Self.other)
    return world
  }

  @Test("The same again changes nothing, in one county or both")
  func again() async throws {
    let world = try await world()
    for rows in [
      Self.other, WorldRows.register, WorldRows.register + Self.other,
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
            person: "M0001", status: .destituteScattered, span: Self.since))
      ),
      (.links, WorldRows.link(.responsibleVisitor, "R001", "M0001")),
      (
        .absences,
        .absence(
          AbsenceRecord(
            object: .person("Q0001"), reason: AbsenceReason.allCases[0],
            span: Self.since))
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
      Self.household("H00009", "341202001202"),
      Self.person("P0009", "H00009"),
      // From the other county into the first one.
      Self.person(
        "Q0001", "B00001", Span(day("2026-01-01"), day("2026-04-30"))),
      Self.person("Q0001", "H00009", Span(from: day("2026-05-01"), to: nil)),
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
          Self.person("P0010", "B99999"),
          .care(CareRecord(person: "Q9999", carer: "", span: Self.since)),
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
    let head = Self.person("Q0002", "B00001", relation: "户主")
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
    let moved = Self.household("B00001", "341203001202")
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
          area: code("341203"), pack: "dongsheng-2024", span: Self.since)),
      .status(
        StatusRecord(
          person: "M0001", status: .destituteScattered, span: Self.since)),
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
}
