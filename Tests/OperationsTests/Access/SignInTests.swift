import Casework
import Database
import Operations
import Testing

@Suite("Signing in", .serialized)
struct SignInTests {
  @Test("An unknown login and a wrong password are answered alike")
  func alike() async throws {
    let world = try await TestWorld()
    try await world.addAccount(.villageWorker)
    for login in ["v001", "nobody"] {
      await #expect(throws: Refusal.wrongPassword) {
        try await world.office.perform(
          SignIn(login: login, password: "not the one"), as: .stranger)
      }
    }
    #expect(try await world.number("SELECT count(*) FROM sessions") == 0)
  }

  @Test(
    "After five failures a login is locked, whether an account has it or not",
    arguments: ["v001", "nobody"])
  func locked(_ login: String) async throws {
    let world = try await TestWorld()
    try await world.addAccount(.villageWorker)
    let until = Moment(seconds: TestWorld.start.seconds + 15 * 60)
    for failure in 1...5 {
      await #expect(
        throws: failure < 5 ? Refusal.wrongPassword : .locked(until: until)
      ) {
        try await world.office.perform(
          SignIn(login: login, password: "wrong"), as: .stranger)
      }
    }
    // The right password does not help either.
    await #expect(throws: Refusal.locked(until: until)) {
      try await world.office.perform(
        SignIn(login: login, password: Player.password), as: .stranger)
    }
  }

  @Test("A lock ends after a quarter of an hour")
  func lockEnds() async throws {
    let world = try await TestWorld()
    try await world.addAccount(.villageWorker)
    for _ in 1...5 {
      _ = try? await world.office.perform(
        SignIn(login: "v001", password: "wrong"), as: .stranger)
    }
    world.clock.advance(seconds: 15 * 60)
    _ = try await world.signIn(.villageWorker)
    #expect(try await world.number("SELECT failures FROM accounts") == 0)
  }

  @Test("Guesses made at once count one by one")
  func guessesAtOnce() async throws {
    let world = try await TestWorld()
    try await world.addAccount(.villageWorker)
    let refusals = await withTaskGroup(of: Refusal?.self) { group in
      for _ in 1...7 {
        group.addTask {
          do {
            _ = try await world.office.perform(
              SignIn(login: "v001", password: "wrong"), as: .stranger)
            return nil
          } catch { return error as? Refusal }
        }
      }
      return await group.reduce(into: [Refusal?]()) { $0.append($1) }
    }
    #expect(refusals.count { $0 == .wrongPassword } == 4)
    #expect(refusals.count { $0?.code == "locked" } == 3)
  }

  @Test("What was typed for an unknown login is nowhere in the log")
  func unknownLoginStaysOut() async throws {
    let world = try await TestWorld()
    _ = try? await world.office.perform(
      SignIn(login: "my secret password", password: "x"), as: .stranger)
    #expect(
      try await world.number(
        """
        SELECT count(*) FROM audit_entries
        WHERE action = 'session.sign-in' AND subject = '-'
        """) == 1)
  }

  @Test("A right password opens a session that names worker and area")
  func opens() async throws {
    let world = try await TestWorld()
    let token = try await world.signIn(.villageWorker)
    let account = try #require(
      try await world.office.perform(OpenSession(token), as: .stranger))
    #expect(account.worker == "V001")
    #expect(account.name == "张村专")
    #expect(account.role == .village)
    #expect(account.area == TestWorld.village)
    #expect(account.workerID != 0)
  }

  @Test("The token is not in the records")
  func tokenIsHashed() async throws {
    let world = try await TestWorld()
    let token = try await world.signIn(.villageWorker)
    let stored = try await world.engine.read { connection in
      try connection.rows("SELECT token FROM sessions") { $0.blob(0) }
    }
    let written = stored.map { bytes in
      bytes.map { String(Int($0) | 0x100, radix: 16).suffix(2) }.joined()
    }
    #expect(written.count == 1)
    #expect(!written.contains(token.text))
  }
}
