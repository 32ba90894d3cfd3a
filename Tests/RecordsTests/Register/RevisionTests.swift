import Casework
import Database
import Records
import Testing

@Suite("A correction keeps what stood before it")
struct RevisionTests {
  private static let day = Day(number: 20_000)

  @Test("of a household")
  func household() async throws {
    let database = try await TestDatabase()
    for (time, address) in [(1, "三组"), (2, "三组"), (3, "四组"), (4, "三组")] {
      try await database.put(at: Int64(time)) {
        try $0.put(Sample.household(address: address))
      }
    }
    #expect(
      try await database.texts(
        """
        SELECT revision || ' ' || standing || ' ' || address || ' '
          || recorded_at FROM households ORDER BY revision
        """) == ["1 0 三组 1", "2 0 四组 3", "3 1 三组 4"])
  }

  @Test("of a person, with the identity numbers of his time")
  func person() async throws {
    let database = try await TestDatabase()
    try await database.put { writer in
      _ = try writer.put(Sample.household())
      _ = try writer.put(Sample.person, stays: [Sample.stay()])
    }
    let outcome = try await database.put(at: 9) { writer in
      var person = Sample.person
      person.phone = ""
      person.citizenID = "110105194912310038"
      return try writer.put(person, stays: [Sample.stay()])
    }
    #expect(outcome == .corrected)
    #expect(
      try await database.numbers(
        "SELECT standing FROM persons ORDER BY revision") == [0, 1])
    let sealed = try await database.engine.read { connection in
      try connection.rows(
        """
        SELECT kind, revision, standing, sealed FROM identities
        ORDER BY kind, revision
        """
      ) { ("\($0.int(0)) \($0.int(1)) \($0.int(2))", $0.blob(3)) }
    }
    let vault = database.vault
    #expect(
      try sealed.map { "\($0.0) \(try vault.open($0.1))" } == [
        "1 1 0 11010519491231002X", "1 2 1 110105194912310038",
        "2 1 0 11010519491231002X42", "2 2 1 11010519491231002X42",
        "3 1 0 13912345678",
      ])
  }

  @Test("of a stay, and leaves those alone that are not named again")
  func stays() async throws {
    let database = try await TestDatabase()
    let first = Sample.stay("H1", Span(from: nil, to: Self.day))
    let second = Sample.stay("H2", Span(from: Self.day + 1, to: nil))
    try await database.put { writer in
      _ = try writer.put(Sample.household("H1"))
      _ = try writer.put(Sample.household("H2", village: Sample.elsewhere))
      _ = try writer.put(Sample.person, stays: [first, second])
    }
    let closed = Sample.stay("H2", Span(Self.day + 1, Self.day + 9))
    let outcomes = try await database.put { writer in
      [
        try writer.put(Sample.person, stays: [second]),
        try writer.put(Sample.person, stays: [closed]),
      ]
    }
    #expect(outcomes == [.unchanged, .corrected])
    let vault = database.vault
    let stays = try await database.engine.read { connection in
      var found: [StayRecord] = []
      try RegisterReader(connection, vault: vault).persons { _, stays in
        found += stays
      }
      return found
    }
    #expect(stays == [first, closed])
    #expect(try await database.numbers("SELECT count(*) FROM stays") == [3])
  }

  @Test("of a row without a number, matched on its bold columns")
  func dated() async throws {
    let database = try await TestDatabase()
    func status(_ first: Day, _ last: Day?) -> StatusRecord {
      StatusRecord(
        person: "P1", status: .orphan, span: Span(from: first, to: last))
    }
    let rows = [
      status(Self.day, nil), status(Self.day, nil),
      status(Self.day, Self.day + 5), status(Self.day + 1, nil),
    ]
    try await database.put { writer in
      _ = try writer.put(Sample.household())
      _ = try writer.put(Sample.person, stays: [Sample.stay()])
    }
    var outcomes: [PutOutcome] = []
    for row in rows {
      outcomes.append(try await database.put { try $0.put(row) })
    }
    #expect(outcomes == [.added, .unchanged, .corrected, .added])
    #expect(
      try await database.texts(
        """
        SELECT entry || ' ' || revision || ' ' || standing FROM statuses
        ORDER BY entry, revision
        """) == ["1 1 0", "1 2 1", "2 1 1"])
  }

  @Test("of a visit, with those who came and were met then")
  func visit() async throws {
    let database = try await TestDatabase()
    @Sendable func visit(_ workers: [String], _ household: String)
      -> VisitRecord
    {
      VisitRecord(
        number: "A1", at: Moment(Self.day, hour: 9), mode: .home,
        result: .completed, household: household, workers: workers,
        persons: ["P1"])
    }
    try await database.put { writer in
      for number in ["H1", "H2"] {
        _ = try writer.put(Sample.household(number))
      }
      _ = try writer.put(Sample.person, stays: [Sample.stay()])
      for worker in ["V1", "V2"] {
        _ = try writer.put(
          PostRecord(
            worker: worker, name: "王芳", role: .villageCommissioner,
            area: Sample.village, span: .always))
      }
      _ = try writer.put(visit(["V1"], "H1"))
    }
    for next in [visit(["V2", "V1"], "H1"), visit(["V2"], "H2")] {
      let outcome = try await database.put { try $0.put(next) }
      #expect(outcome == .corrected)
      let records = try await database.engine.read { connection in
        var records: [VisitRecord] = []
        try VisitReader(connection).all { records.append($0) }
        return records
      }
      #expect(records == [next])
    }
    #expect(
      try await database.numbers(
        "SELECT count(*) FROM visit_workers UNION ALL "
          + "SELECT count(*) FROM visits") == [4, 3])
  }
}
