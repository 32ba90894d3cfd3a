import Casework
import Database
import Operations
import Testing

@Suite("Second factor", .serialized)
struct SecondFactorTests {
  /// A time in UTC, in seconds, as RFC 6238 has it.
  private func utc(_ seconds: Int64) -> Moment {
    Moment(seconds: seconds + 8 * 3_600)
  }

  @Test("Codes are those of RFC 6238")
  func vectors() throws {
    // The RFC's secret of twenty digits, "12345678901234567890".
    let secret = try #require(CodeSecret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"))
    for (seconds, code) in [
      (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"),
      (1_234_567_890, "005924"), (2_000_000_000, "279037"),
      (20_000_000_000, "353130"),
    ] {
      #expect(secret.code(at: utc(Int64(seconds))) == code)
    }
    #expect(secret.text == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
    #expect(secret.groups.hasPrefix("GEZD GNBV "))
    #expect(CodeSecret(secret.groups.lowercased()) == secret)
    for text in ["", "GEZD", secret.text + "A", "1" + secret.text.dropFirst()] {
      #expect(CodeSecret(text) == nil, "\(text)")
    }
  }

  @Test("After the password alone nothing is open")
  func owed() async throws {
    let world = try await TestWorld()
    _ = try await Keeper.make(in: world)
    let token = try await world.office.perform(
      SignIn(login: "keeper", password: Keeper.password), as: .stranger)
    let account = try await world.opened(token)
    #expect(account.owes == .code)
    for permission in Permission.allCases
    where permission != .nothing && permission != .finishSignIn {
      #expect(Actor.account(account).may(permission) == false)
    }
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(
        ChangePassword(present: Keeper.password, new: "another password"),
        as: .account(account))
    }
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(
        PrepareEnrolment(), as: .account(account))
    }
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(
        EnrolSecondFactor(.make(), code: "000000"), as: .account(account))
    }
  }

  @Test("A code is good once, and a step before and after its time")
  func once() async throws {
    let world = try await TestWorld()
    let keeper = try await Keeper.make(in: world)
    let used = keeper.secret.code(at: world.clock.now)
    #expect(
      await problems { try await prove(used, keeper, world) } == ["code"])
    let early = Moment(seconds: world.clock.now.seconds + 30)
    try await prove(keeper.secret.code(at: early), keeper, world)
    let far = Moment(seconds: world.clock.now.seconds + 90)
    #expect(
      await problems {
        try await prove(keeper.secret.code(at: far), keeper, world)
      } == ["code"])
    world.clock.advance(seconds: 120)
    let late = Moment(seconds: world.clock.now.seconds - 30)
    try await prove(keeper.secret.code(at: late), keeper, world)
  }

  @Test("Of two who send the same code at once one is refused")
  func atOnce() async throws {
    let world = try await TestWorld()
    let keeper = try await Keeper.make(in: world)
    world.clock.advance(seconds: 60)
    let code = keeper.secret.code(at: world.clock.now)
    let taken = await withTaskGroup(of: Bool.self) { group in
      for _ in 1...4 {
        group.addTask {
          (try? await world.office.perform(
            ProveCode(code), as: keeper.actor)) != nil
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(taken == 1)
  }

  @Test("Five wrong codes lock, and the password between does not help")
  func throttled() async throws {
    let world = try await TestWorld()
    let keeper = try await Keeper.make(in: world)
    for _ in 1...3 {
      _ = try? await prove("000000", keeper, world)
    }
    // A right password forgets wrong passwords, but not wrong codes.
    _ = try await world.office.perform(
      SignIn(login: "keeper", password: Keeper.password), as: .stranger)
    _ = try? await prove("000000", keeper, world)
    let until = Moment(seconds: world.clock.now.seconds + 15 * 60)
    await #expect(throws: Refusal.locked(until: until)) {
      try await prove("000000", keeper, world)
    }
    world.clock.advance(seconds: 60)
    await #expect(throws: Refusal.locked(until: until)) {
      try await prove(
        keeper.secret.code(at: world.clock.now), keeper, world)
    }
    world.clock.set(until)
    try await prove(keeper.secret.code(at: until), keeper, world)
  }

  @Test("A code is asked for anew after ten minutes")
  func stepUp() async throws {
    let world = try await TestWorld()
    let keeper = try await Keeper.make(in: world)
    let account = try await world.opened(keeper.token)
    let now = world.clock.now
    #expect(account.isProved(at: Moment(seconds: now.seconds + 599)))
    #expect(account.isProved(at: Moment(seconds: now.seconds + 600)) == false)
    world.clock.advance(seconds: 600)
    // Another secret in the place of the one in force takes a fresh code.
    await #expect(throws: Refusal.codeNeeded) {
      try await world.office.perform(PrepareEnrolment(), as: keeper.actor)
    }
  }

  @Test("Anybody may have one; it is sealed, and can be done without again")
  func enrol() async throws {
    let world = try await TestWorld()
    let token = try await world.signIn(.villageWorker)
    let worker = Actor.account(try await world.opened(token))
    let secret = try await world.office.perform(
      PrepareEnrolment(), as: worker)
    #expect(
      await problems {
        try await world.office.perform(
          EnrolSecondFactor(secret, code: "12345"), as: worker)
      } == ["code"])
    try await world.office.perform(
      EnrolSecondFactor(
        secret, code: " " + secret.code(at: world.clock.now)), as: worker)
    let stored = try await world.engine.read { connection in
      try connection.rows("SELECT sealed FROM second_factors") { $0.blob(0) }
    }
    #expect(stored.count == 1)
    #expect(!stored[0].starts(with: Array(secret.text.utf8)))
    let enrolled = Actor.account(try await world.opened(token))
    try await world.office.perform(RemoveSecondFactor(), as: enrolled)
    #expect(
      try await world.number("SELECT count(*) FROM second_factors") == 0)
  }

  @Test("An administrator cannot do without; another one takes a lost one")
  func recovery() async throws {
    let world = try await TestWorld()
    let keeper = try await Keeper.make(in: world)
    let other = try await Keeper.make("other", in: world)
    await #expect(throws: Refusal.self) {
      try await world.office.perform(RemoveSecondFactor(), as: keeper.actor)
    }
    try await world.office.perform(
      ResetSecondFactor(login: "keeper"), as: other.actor)
    #expect(try await world.isOpen(keeper.token) == false)
    let token = try await world.office.perform(
      SignIn(login: "keeper", password: Keeper.password), as: .stranger)
    let account = try await world.opened(token)
    #expect(account.owes == .enrolment)
    let secret = try await world.office.perform(
      PrepareEnrolment(), as: .account(account))
    try await world.office.perform(
      EnrolSecondFactor(secret, code: secret.code(at: world.clock.now)),
      as: .account(account))
    #expect(try await world.opened(token).owes == nil)
  }

  @Test("Only the command line sets a secret for another")
  func setByPage() async throws {
    let world = try await TestWorld()
    let keeper = try await Keeper.make(in: world)
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(
        SetSecondFactor(login: "keeper", secret: .make()), as: keeper.actor)
    }
  }

  private func prove(
    _ code: String, _ keeper: Keeper, _ world: TestWorld
  ) async throws {
    try await world.office.perform(ProveCode(code), as: keeper.actor)
  }

  private func problems(_ work: () async throws -> Void) async -> [String] {
    do {
      try await work()
      return []
    } catch { return fields(of: error as? Refusal) }
  }
}
