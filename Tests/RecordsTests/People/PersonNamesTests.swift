import Casework
import Database
import Records
import Testing

@Suite("Persons found by name")
struct PersonNamesTests {
  private let names = """
    SELECT county || ' ' || name || spelling
    FROM person_names ORDER BY county
    """

  @Test("A database of an earlier schema learns the names of all")
  func backfill() async throws {
    let database = try await TestDatabase()
    try await database.put { writer in
      _ = try writer.put(Sample.household())
      _ = try writer.put(Sample.person, stays: [Sample.stay()])
    }
    let before = try await database.texts(names)
    #expect(before == ["341202 李秀英 lixiuying xiuying ying lxy xy y"])
    try await database.engine.write { connection in
      try connection.execute(
        "DELETE FROM schema_migrations WHERE number >= 5")
      for index in [
        "persons_by_expiry", "persons_suspected", "persons_by_death",
        "stays_by_end", "statuses_by_status",
      ] {
        try connection.execute("DROP INDEX \(index)")
      }
      try connection.execute("DROP TABLE person_names")
      try Migrations.apply(to: connection, through: 5)
    }
    #expect(try await database.texts(names) == before)
  }

  @Test("A corrected name replaces the old one, in each of his counties")
  func corrected() async throws {
    let database = try await TestDatabase()
    try await database.put { writer in
      _ = try writer.put(Sample.household())
      _ = try writer.put(
        Sample.household("H2", village: Sample.elsewhere))
      _ = try writer.put(
        Sample.person,
        stays: [
          Sample.stay("H1", Span(from: nil, to: Day("2025-01-01"))),
          Sample.stay("H2", Span(from: Day("2025-01-02"), to: nil)),
        ])
    }
    #expect(try await database.texts(names).count == 2)
    var renamed = Sample.person
    renamed.name = "李秀"
    let person = renamed
    try await database.put { writer in
      _ = try writer.put(
        person,
        stays: [Sample.stay("H2", Span(from: Day("2025-01-02"), to: nil))])
    }
    #expect(
      try await database.texts(names) == [
        "341202 李秀 lixiu xiu lx x", "341203 李秀 lixiu xiu lx x",
      ])
  }
}
