import Casework
import Database
import Operations
import Testing

/// Today reads the stored ledger to find its cards; what it says must be what
/// a live judgement of everything would say.
@Suite("Today by the stored ledger")
struct TodayLedgerTests {
  @Test(
    "is Today judged live, for every worker and on several days",
    arguments: [0, 1, 10, 41, 190])
  func equal(daysLater: Int) async throws {
    let county = try await DemonstrationOffice()
    let day = SampleFolder.until + daysLater
    let office = try await county.office(on: day)
    _ = try await office.perform(RollOver(), as: .system("test"))
    #expect(
      try await office.perform(RollOver(), as: .system("test")) == nil)
    let people = WorkersSignedIn(office: office)
    var cards = 0
    var debts = 0
    for post in try await people.posts(on: day) {
      // Of those without an area the links alone are judged, on any day.
      guard daysLater == 0 || post.role.seesArea else { continue }
      let actor = try await people.actor(post)
      let live = try await Self.all(office, actor, .liveJudgement, by: 200)
      let stored = try await Self.all(office, actor, .storedLedger, by: 7)
      #expect(stored.cards.map(\.household) == live.cards.map(\.household))
      #expect(stored.cards == live.cards, "\(post.worker) \(post.role)")
      #expect(stored.owed == live.owed, "\(post.worker)")
      #expect(stored.overdue == live.overdue, "\(post.worker)")
      #expect(stored.standing == live.standing)
      #expect(!stored.isRecomputing)
      #expect(live.owed == live.cards.count)
      cards += live.cards.count
      debts += live.overdue
    }
    #expect(cards > 100)
    #expect(debts > 0)
  }

  @Test("is judged live, and says so, while the ledger is being made anew")
  func stale() async throws {
    let county = try await DemonstrationOffice()
    let office = county.office
    let people = WorkersSignedIn(office: office)
    let post = try #require(
      try await people.posts(on: SampleFolder.until).first {
        $0.role == .township
      })
    let actor = try await people.actor(post)
    let before = try await Self.all(office, actor, .storedLedger, by: 50)
    #expect(!before.isRecomputing && before.owed > 0)
    try await office.engine.write {
      try $0.execute("UPDATE ledger_states SET is_stale = 1")
      try $0.execute("UPDATE ledger_windows SET settled = 1, done_on = 0")
    }
    let after = try await Self.all(office, actor, .storedLedger, by: 50)
    #expect(after.isRecomputing)
    #expect(after.cards == before.cards)
  }

  /// All pages of a list as one.
  private static func all(
    _ office: Office, _ actor: Actor, _ source: TodaySource, by limit: Int
  ) async throws -> TodayList {
    var list = try await office.perform(
      ReadToday(limit: limit, from: source), as: actor)
    while list.cards.count < list.owed {
      let next = try await office.perform(
        ReadToday(offset: list.cards.count, limit: limit, from: source),
        as: actor)
      if next.cards.isEmpty { break }
      list.cards += next.cards
    }
    return list
  }
}

/// Signs workers in, one after the other, by hand: passwords are slow.
struct WorkersSignedIn {
  let office: Office

  struct Post {
    var worker: String
    var role: AccountRole
    var area: AreaCode
  }

  /// Those in post, in the order of their numbers.
  func posts(on day: Day) async throws -> [Post] {
    let day = SQLValue.int(Int64(day.number))
    return try await office.engine.read { connection in
      try connection.rows(
        """
        SELECT w.worker_no, p.role, p.area FROM posts p
        JOIN workers w ON w.worker_id = p.worker_id
        WHERE p.standing = 1 AND coalesce(p.valid_from, 0) <= ?
          AND coalesce(p.valid_to, 999999) >= ?
        ORDER BY w.worker_no, p.area
        """, [day, day]
      ) { row in
        Post(
          worker: row.text(0),
          role: Self.role(Role(rawValue: UInt8(row.int(1)))),
          area: try #require(AreaCode(number: row.int(2))))
      }
    }
  }

  private static func role(_ role: Role?) -> AccountRole {
    switch role {
    case .villageCommissioner: .village
    case .townshipCommissioner: .township
    case .responsibleVisitor: .visitor
    default: .cadre
    }
  }

  func actor(_ post: Post) async throws -> Actor {
    try await office.engine.write { connection in
      try connection.execute("DELETE FROM sessions")
      try connection.execute("DELETE FROM accounts")
      try connection.execute(
        """
        INSERT INTO accounts (account_id, login, password, worker_no, role,
          area, failures, locked_until, created_at)
        VALUES (1, 'worker', '', ?, ?, ?, 0, 0, 0)
        """,
        [.text(post.worker), .text(post.role.rawValue), .int(post.area.number)])
      try connection.execute(
        """
        INSERT INTO sessions (token, account_id, created_at, seen_at,
          expires_at) VALUES (?, 1, 0, 4000000000, 5000000000)
        """, [.blob(Self.digest)])
    }
    let token = try #require(
      SessionToken(String(repeating: "01", count: 32)))
    let account = try await office.perform(OpenSession(token), as: .stranger)
    return .account(try #require(account))
  }

  /// SHA-256 of the token.
  private static let digest: [UInt8] = {
    let hex = Array(
      "72cd6e8422c407fb6d098690f1130b7ded7ec2f7f5e1d30bd9d521f015363793")
    return stride(from: 0, to: hex.count, by: 2).compactMap {
      UInt8(String(hex[$0...$0 + 1]), radix: 16)
    }
  }()
}
