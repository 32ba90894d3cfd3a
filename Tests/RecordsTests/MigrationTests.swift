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
}
