import Database
import Records
import Testing

@Suite("The schema of a database")
struct MigrationTests {
  private static let migrations =
    "SELECT number FROM schema_migrations ORDER BY number"

  @Test("of a later program is refused, and nothing is touched")
  func newer() async throws {
    let database = try await TestDatabase()
    let known = Migrations.latest
    try await database.engine.write { connection in
      try connection.execute(
        "INSERT INTO schema_migrations (number, name) VALUES (?, ?)",
        [.int(Int64(known + 1)), .text("later.sql")])
    }
    let before = try await database.numbers(Self.migrations)
    let failure = DatabaseFailure.newerSchema(found: known + 1, known: known)
    await #expect(throws: failure) {
      try await database.engine.write { try Migrations.apply(to: $0) }
    }
    await #expect(throws: failure) {
      try await database.engine.read { try Migrations.isBehind($0) }
    }
    #expect(try await database.numbers(Self.migrations) == before)
    #expect(
      failure.description
        == "the database has schema \(known + 1), this program knows "
        + "\(known); install the newer version of the program, nothing was "
        + "changed")
  }

  @Test("is brought from nothing to the latest")
  func fresh() async throws {
    let database = try await TestDatabase(migrated: false)
    #expect(try await database.engine.read { try Migrations.isBehind($0) })
    try await database.engine.write { try Migrations.apply(to: $0) }
    #expect(
      try await database.engine.read { try Migrations.current(of: $0) }
        == Migrations.latest)
    #expect(
      try await !database.engine.read { try Migrations.isBehind($0) })
    let numbers = try await database.numbers(
      "SELECT number FROM schema_migrations ORDER BY number")
    #expect(numbers == numbers.sorted())
    #expect(numbers.last == Int64(Migrations.latest))
  }

  @Test("that is the latest already stays as it is")
  func again() async throws {
    let database = try await TestDatabase()
    try await database.put { try $0.put(Sample.household()) }
    let before = try await database.numbers(Self.migrations)
    try await database.engine.write { try Migrations.apply(to: $0) }
    #expect(try await database.numbers(Self.migrations) == before)
    #expect(
      try await database.texts("SELECT household_no FROM households")
        == ["H1"])
  }

  @Test("gives visits on record the time at their workers")
  func timesOfWorkers() async throws {
    let database = try await TestDatabase(migrated: false)
    try await database.engine.write { connection in
      try Migrations.apply(to: connection, through: 15)
      for (revision, at) in [(1, 500), (2, 700)] {
        try connection.execute(
          """
          INSERT INTO visits (county, household_id, visit_id, revision,
            standing, visit_no, at, mode, result, met_family, occasion,
            registered_at, remark, recorded_at, recorded_by)
          VALUES (341202, 1, 1, ?, ?, 'V1', ?, 0, 0, 0, '', 0, '', 0, 't')
          """,
          [.int(Int64(revision)), .int(Int64(revision) - 1), .int(Int64(at))])
        try connection.execute(
          """
          INSERT INTO visit_workers (county, household_id, visit_id, revision,
            place, worker_id) VALUES (341202, 1, 1, ?, 0, 7)
          """, [.int(Int64(revision))])
      }
      try Migrations.apply(to: connection)
    }
    let times = try await database.numbers(
      "SELECT at FROM visit_workers ORDER BY revision")
    #expect(times == [500, 700])
  }

  /// Without figures it reads all rows of a county for one of them.
  @Test("tells the planner of SQLite about every index")
  func figures() async throws {
    let database = try await TestDatabase()
    let isAsked = try await database.engine.read {
      $0.dialect.takesStatistics
    }
    guard isAsked else { return }
    let untold = try await database.texts(
      """
      SELECT i.name FROM sqlite_schema i WHERE i.type = 'index'
        AND i.name NOT LIKE 'sqlite%' AND NOT EXISTS
          (SELECT 1 FROM sqlite_stat1 f WHERE f.idx = i.name)
      """)
    #expect(untold == [])
    let plan = try await database.engine.read { connection in
      try connection.rows(
        """
        EXPLAIN QUERY PLAN SELECT 1 FROM notices n WHERE n.county = ?
          AND n.subject_kind = 'matter' AND n.subject = ?
          AND n.office_area = ? AND n.institution = ?
        """, [.int(1), .text("m"), .int(1), .int(1)]
      ) { $0.text(3) }
    }
    #expect(plan.count == 1)
    #expect(plan.first?.contains("notices_by_subject") == true)
  }
}
