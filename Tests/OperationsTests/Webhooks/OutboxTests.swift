import Casework
import Database
import Records
import Testing

@testable import Operations

/// Takes letters and answers as it is told.
final class TestCourier: Courier {
  private let state = Locked<(taken: [Letter], status: Int)>(([], 200))

  struct Unreachable: Error {}

  var taken: [Letter] { state.read { $0.taken } }

  func answer(_ status: Int) { state.change { $0.status = status } }

  func carry(_ letter: Letter) async throws -> Int {
    state.change { $0.taken.append(letter) }
    let status = state.read { $0.status }
    if status == 0 { throw Unreachable() }
    return status
  }
}

@Suite("Notices passed on to webhooks")
struct OutboxTests {
  private static let secret = "a-secret-of-some-length"

  /// The township worker's account as that of the county's administrator,
  /// with one webhook.
  private func world() async throws -> (TestWorld, Actor) {
    let world = try await TestWorld()
    _ = try await world.account(.stranger)
    try await world.change(
      """
      UPDATE accounts SET role = '系统管理员', area = 341202
      WHERE login = 's001'
      """)
    try await world.change(
      """
      INSERT INTO second_factors (account_id, key_id, sealed, since,
        last_step) SELECT account_id, '', ?, 0, 0 FROM accounts
      WHERE login = 's001'
      """, [.blob([])])
    try await world.change("UPDATE sessions SET proved_at = 1")
    let admin = try await world.actor(.stranger)
    try await world.office.perform(
      AddWebhook(
        id: Identifier.make(at: world.clock.now), title: "短信",
        address: "https://sms.example/notices", secret: Self.secret),
      as: admin)
    return (world, admin)
  }

  private func jobs(
    _ world: TestWorld, _ courier: TestCourier, holder: String = "one",
    most: Int64 = 3
  ) -> LeasedJobs {
    LeasedJobs(
      world.office, holder: holder, courier: courier,
      patience: Patience(most: most, chance: { 0.5 }))
  }

  @Test("Nobody but the administrator of the area sees or changes webhooks")
  func forbidden() async throws {
    let (world, admin) = try await world()
    let actor = try await world.actor(.townshipWorker)
    await #expect(throws: Refusal.notPermitted) {
      _ = try await world.office.perform(ReadWebhooks(), as: actor)
    }
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(
        AddWebhook(id: "", title: "", address: "", secret: ""), as: actor)
    }
    let hook = try await world.office.perform(ReadWebhooks(), as: admin)
      .hooks[0].id
    try await world.change(
      "UPDATE accounts SET area = 341203 WHERE login = 's001'")
    let other = try await world.actor(.stranger)
    #expect(
      try await world.office.perform(ReadWebhooks(), as: other).hooks == [])
    for id in [hook, "none"] {
      await #expect(throws: Refusal.notFound) {
        try await world.office.perform(EndWebhook(id), as: other)
      }
      await #expect(throws: Refusal.notFound) {
        try await world.office.perform(
          RetryDelivery(notice: "x", webhook: id), as: other)
      }
    }
  }

  @Test("An address must be one, and a secret long enough")
  func refused() async throws {
    let (world, admin) = try await world()
    for address in [
      "", "sms.example", "ftp://sms.example", "https://a:b@sms.example",
      "https://sms.example/#x", "https:// x", "javascript:alert(1)",
    ] {
      let refused = try await refusal {
        try await world.office.perform(
          AddWebhook(
            id: Identifier.make(at: world.clock.now), title: "短信",
            address: address, secret: Self.secret), as: admin)
      }
      #expect(fields(of: refused) == ["address"], "\(address)")
    }
    let short = try await refusal {
      try await world.office.perform(
        AddWebhook(
          id: "x", title: "", address: "https://sms.example",
          secret: "short"), as: admin)
    }
    #expect(fields(of: short) == ["id", "title", "secret"])
  }

  @Test("A notice goes out once, signed, without any number of a person")
  func delivered() async throws {
    let (world, admin) = try await world()
    let courier = TestCourier()
    let sent = try await world.send(
      [TestWorld.townshipOffice], text: "H00001 电话13812345678")
    #expect(
      await jobs(world, courier).run(.drainOutbox)
        == .done("sent 1, failed 0"))
    #expect(await jobs(world, courier).run(.drainOutbox) == .nothingToDo)
    let letter = try #require(courier.taken.first)
    #expect(letter.address == "https://sms.example/notices")
    #expect(letter.body.contains("\"id\":\"\(sent[0].id)\""))
    #expect(letter.body.contains("\"workers\":[\"T001\"]"))
    #expect(!letter.body.contains("13812345678"))
    let headers = Dictionary(
      uniqueKeysWithValues: letter.headers.map { ($0.name, $0.value) })
    let time = try #require(Int64(headers["Fangshi-Timestamp"] ?? ""))
    #expect(headers["Fangshi-Notice"] == sent[0].id)
    #expect(
      headers["Fangshi-Signature"]
        == "sha256="
        + Letter.signature(
          sent[0].id, body: letter.body, secret: Self.secret, time: time))
    let page = try await world.office.perform(ReadWebhooks(), as: admin)
    #expect(page.hooks.map(\.delivered) == [1])
    #expect(page.dead == [])
  }

  @Test("The signature is HMAC-SHA256 over time, id and body")
  func signature() {
    // Made with another program.
    #expect(
      Letter.signature("n", body: "{}", secret: "key", time: 1)
        == "74efa39107f3a0fc6ae9793f4dff3f6890cd3f8ebcd6f29416c3f994d51afb23")
  }

  @Test("A failure waits longer each time, is given up, and tried by hand")
  func failed() async throws {
    let (world, admin) = try await world()
    let courier = TestCourier()
    courier.answer(503)
    let sent = try await world.send([TestWorld.townshipOffice])
    let jobs = jobs(world, courier)
    #expect(await jobs.run(.drainOutbox) == .done("sent 0, failed 1"))
    for wait in [Int64(30), 60] {
      world.clock.advance(seconds: wait - 1)
      #expect(await jobs.run(.drainOutbox) == .nothingToDo)
      world.clock.advance(seconds: 1)
      courier.answer(wait == 30 ? 0 : 500)
      #expect(await jobs.run(.drainOutbox) == .done("sent 0, failed 1"))
    }
    world.clock.advance(seconds: 86_400)
    #expect(await jobs.run(.drainOutbox) == .nothingToDo)
    let dead = try await world.office.perform(ReadWebhooks(), as: admin).dead
    #expect(dead.map(\.notice) == [sent[0].id])
    #expect(dead.map(\.error) == ["对方回答 500"])
    courier.answer(204)
    let hook = dead[0].webhook
    for _ in 1...2 {
      try await world.office.perform(
        RetryDelivery(notice: sent[0].id, webhook: hook), as: admin)
    }
    #expect(await jobs.run(.drainOutbox) == .done("sent 1, failed 0"))
    #expect(Set(courier.taken.map(\.body)).count == 1)
    #expect(courier.taken.count == 4)
  }

  @Test("Wherever it is interrupted, the same goes out under the same id")
  func crashes() async throws {
    let (world, _) = try await world()
    let courier = TestCourier()
    let outbox = DrainOutbox(courier, patience: Patience(chance: { 0.5 }))
    try await world.send([TestWorld.townshipOffice])
    func begin() async throws -> [DrainOutbox.Attempt] {
      let office = world.office
      return try await office.engine.write(.aside) {
        try outbox.begin(
          in: OperationContext(
            connection: $0, office: office, actor: .system("jobs"),
            action: .raiseNotices))
      }
    }
    // Before it is sent.
    let first = try await begin()
    #expect(first.count == 1)
    #expect(try await begin().count == 0)
    world.clock.advance(seconds: 30)
    // Sent, and not marked.
    let second = try await begin()
    #expect(await outbox.send(second) == [nil])
    world.clock.advance(seconds: 60)
    // Sent and marked, by another server.
    #expect(
      await jobs(world, courier, holder: "other").run(.drainOutbox)
        == .done("sent 1, failed 0"))
    // What is heard late of an earlier attempt changes nothing.
    let office = world.office
    try await office.engine.write(.aside) {
      try outbox.finish(
        second, ["late"],
        in: OperationContext(
          connection: $0, office: office, actor: .system("jobs"),
          action: .raiseNotices))
    }
    world.clock.advance(seconds: 86_400)
    #expect(await jobs(world, courier).run(.drainOutbox) == .nothingToDo)
    #expect(courier.taken.count == 2)
    #expect(Set(courier.taken.map(\.body)).count == 1)
    #expect(
      try await world.number("SELECT count(*) FROM outbox WHERE state = 1")
        == 1)
  }

  @Test("An ended webhook gets nothing more; another area's got none")
  func ended() async throws {
    let (world, admin) = try await world()
    let courier = TestCourier()
    try await world.send([TestWorld.townshipOffice])
    let hook = try await world.office.perform(ReadWebhooks(), as: admin)
      .hooks[0].id
    try await world.office.perform(EndWebhook(hook), as: admin)
    try await world.send([TestWorld.townshipOffice])
    #expect(await jobs(world, courier).run(.drainOutbox) == .nothingToDo)
    #expect(try await world.number("SELECT count(*) FROM outbox") == 1)
    #expect(courier.taken == [])
  }

  @Test("While another server holds the lease nothing goes out twice")
  func lease() async throws {
    let (world, _) = try await world()
    let courier = TestCourier()
    courier.answer(500)
    try await world.send([TestWorld.townshipOffice])
    #expect(
      await jobs(world, courier).run(.drainOutbox)
        == .done("sent 0, failed 1"))
    world.clock.advance(seconds: 29)
    try await world.change("UPDATE outbox SET next_at = 0")
    #expect(
      await jobs(world, courier, holder: "other").run(.drainOutbox)
        == .heldByAnother)
    #expect(courier.taken.count == 1)
  }
}
