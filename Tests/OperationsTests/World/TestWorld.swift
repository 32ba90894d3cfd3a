import Casework
import Database
import Foundation
import Operations
import Policies
import Records
import TestSupport

/// A small county with a cast of fixed meaning, each on a file of its own:
/// the village worker and the township worker of the households H00001 to
/// H00003, the county's cadre who is linked to one of them, and a stranger
/// of another township.
final class TestWorld: Sendable {
  let office: Office
  let clock: TestClock
  let engine: CountingEngine
  private let place: TestPlace

  static let county = code("341202")
  static let township = code("341202001")
  static let village = code("341202001201")
  /// A Wednesday.
  static let start = Moment(day("2026-05-20"), hour: 10)

  init() async throws {
    place = try TestPlace()
    clock = TestClock(Self.start)
    engine = CountingEngine(try place.open())
    try await engine.write { try Migrations.apply(to: $0) }
    let key = KeyFile(path: place.keyPath)
    _ = try key.readOrMake()
    let packs = try PackLibrary(directory: Self.packs).packs
    let clock = clock
    office = Office(
      engine: engine, keyFile: key, rules: LedgerRules(packs: packs),
      clock: Clock { clock.now })
    _ = try await office.perform(
      ImportRegister(source: WorldRows(rows: WorldRows.register)),
      as: .system("test"))
  }

  private static let packs = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "packs").path

  /// Puts more rows on record.
  func add(_ rows: [RegisterRow]) async throws {
    _ = try await office.perform(
      ImportRegister(source: WorldRows(rows: rows)), as: .system("test"))
  }

  func differences() async throws -> [String] {
    try await office.perform(VerifyLedger(), as: .system("test"))
  }

  /// A number out of the database.
  func number(_ sql: String) async throws -> Int64 {
    try await engine.read { connection in
      try connection.row(sql) { $0.int(0) } ?? 0
    }
  }

  func change(
    _ sql: String, _ arguments: [SQLValue] = []
  ) async throws {
    try await engine.write { try $0.execute(sql, arguments) }
  }
}

/// The people of the tests.
enum Player: String, CaseIterable {
  case villageWorker, townshipWorker, countyWorker, visitor, stranger

  var worker: String {
    switch self {
    case .villageWorker: "V001"
    case .townshipWorker: "T001"
    case .countyWorker: "C001"
    case .visitor: "R001"
    case .stranger: "S001"
    }
  }

  var role: AccountRole {
    switch self {
    case .villageWorker, .stranger: .village
    case .townshipWorker: .township
    case .countyWorker: .cadre
    case .visitor: .visitor
    }
  }

  var area: AreaCode {
    switch self {
    case .villageWorker: TestWorld.village
    case .stranger: code("341202002201")
    case .townshipWorker, .visitor: TestWorld.township
    case .countyWorker: TestWorld.county
    }
  }

  /// 3 to 32 plain letters and digits.
  var login: String { worker.lowercased() }
  static let password = "桥头第三棵树 42"
}

extension TestWorld {
  /// Somebody with an open session. Account and session are put into the
  /// records by hand: hashing passwords is slow, and tested elsewhere.
  func actor(_ player: Player) async throws -> Actor {
    .account(try await account(player))
  }

  func account(_ player: Player) async throws -> SignedIn {
    let token = String(repeating: player.tokenPair, count: 32)
    guard let token = SessionToken(token) else { throw Refusal.notSignedIn }
    if let known = try await open(token) { return known }
    let now = clock.now.seconds
    try await change(
      """
      INSERT INTO accounts (account_id, login, password, worker_no, role,
        area, failures, locked_until, created_at)
      VALUES (\(player.tokenPair), '\(player.login)', '', '\(player.worker)',
        '\(player.role.rawValue)', \(player.area), 0, 0, 0)
      ON CONFLICT (account_id) DO NOTHING
      """)
    try await change(
      """
      INSERT INTO sessions (token, account_id, created_at, seen_at,
        expires_at)
      VALUES (?, \(player.tokenPair), \(now), \(now),
        \(now + 86_400 * 365))
      ON CONFLICT (token) DO UPDATE SET seen_at = excluded.seen_at
      """, [.blob(player.tokenDigest)])
    guard let opened = try await open(token) else {
      throw Refusal.notSignedIn
    }
    return opened
  }

  private func open(_ token: SessionToken) async throws -> SignedIn? {
    try await office.perform(OpenSession(token), as: .stranger)
  }

  /// Through the front door; his account is made first.
  func signIn(_ player: Player) async throws -> SessionToken {
    let known = try await number(
      "SELECT count(*) FROM accounts WHERE login = '\(player.login)'")
    if known == 0 { try await addAccount(player) }
    return try await office.perform(
      SignIn(login: player.login, password: Player.password), as: .stranger)
  }

  func addAccount(_ player: Player) async throws {
    try await office.perform(
      AddAccount(
        login: player.login, password: Player.password,
        workerNumber: player.worker, role: player.role, area: player.area),
      as: .system("test"))
  }
}

extension Player {
  /// The token of his session is this pair of digits over and over.
  fileprivate var tokenPair: String {
    switch self {
    case .villageWorker: "01"
    case .townshipWorker: "02"
    case .countyWorker: "03"
    case .visitor: "04"
    case .stranger: "05"
    }
  }

  /// SHA-256 of that token.
  fileprivate var tokenDigest: [UInt8] {
    let digits = Array(tokenDigestInHex)
    return stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0...($0 + 1)]), radix: 16)
    }
  }

  private var tokenDigestInHex: String {
    switch self {
    case .villageWorker:
      "72cd6e8422c407fb6d098690f1130b7ded7ec2f7f5e1d30bd9d521f015363793"
    case .townshipWorker:
      "75877bb41d393b5fb8455ce60ecd8dda001d06316496b14dfa7f895656eeca4a"
    case .countyWorker:
      "648aa5c579fb30f38af744d97d6ec840c7a91277a499a0d780f3e7314eca090b"
    case .visitor:
      "9f4fb68f3e1dac82202f9aa581ce0bbf1f765df0e9ac3c8c57e20f685abab8ed"
    case .stranger:
      "f849d67325facf04177bc663b2dc544051831c589ef581d412f2eba44834e77c"
    }
  }
}

/// A clock that a test sets.
final class TestClock: Sendable {
  private let state: Locked<Moment>

  init(_ now: Moment) { state = Locked(now) }

  var now: Moment { state.read { $0 } }

  func advance(seconds: Int64) {
    state.change { $0 = Moment(seconds: $0.seconds + seconds) }
  }

  func set(_ now: Moment) {
    state.change { $0 = now }
  }
}

func day(_ text: String) -> Day {
  guard let day = Day(text) else { preconditionFailure(text) }
  return day
}

func code(_ text: String) -> AreaCode {
  guard let code = AreaCode(text) else { preconditionFailure(text) }
  return code
}
