import Casework
import Operations
import Testing

@Suite("Looking after accounts", .serialized)
struct ManageAccountsTests {
  @Test("Nobody but an administrator may", arguments: Player.allCases)
  func forbidden(_ player: Player) async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(player)
    let office = world.office
    await #expect(throws: Refusal.notPermitted) {
      try await office.perform(ListAccounts(), as: actor)
    }
    await #expect(throws: Refusal.notPermitted) {
      try await office.perform(ReadAccount(login: player.login), as: actor)
    }
    await #expect(throws: Refusal.notPermitted) {
      try await office.perform(ResetPassword(login: "v001"), as: actor)
    }
    await #expect(throws: Refusal.notPermitted) {
      try await office.perform(LockAccount(login: "v001"), as: actor)
    }
    await #expect(throws: Refusal.notPermitted) {
      try await office.perform(UnlockAccount(login: "v001"), as: actor)
    }
    await #expect(throws: Refusal.notPermitted) {
      try await office.perform(EndAccountSessions(login: "v001"), as: actor)
    }
    await #expect(throws: Refusal.notPermitted) {
      try await office.perform(ResetSecondFactor(login: "v001"), as: actor)
    }
  }

  @Test("An account of another area is as unknown as one that is not there")
  func otherArea() async throws {
    let world = try await TestWorld()
    try await world.add([
      .area(AreaRecord(code: code("341203"), name: "颍东区"))
    ])
    _ = try await Keeper.make("far", at: code("341203"), in: world)
    let keeper = try await Keeper.make(in: world)
    for login in ["far", "nobody"] {
      await #expect(throws: Refusal.notFound) {
        try await world.office.perform(
          LockAccount(login: login), as: keeper.actor)
      }
      await #expect(throws: Refusal.notFound) {
        try await world.office.perform(
          ReadAccount(login: login), as: keeper.actor)
      }
    }
  }

  @Test("Nobody locks or resets himself")
  func own() async throws {
    let world = try await TestWorld()
    let keeper = try await Keeper.make(in: world)
    await #expect(throws: Refusal.self) {
      try await world.office.perform(
        LockAccount(login: "keeper"), as: keeper.actor)
    }
    await #expect(throws: Refusal.self) {
      try await world.office.perform(
        ResetSecondFactor(login: "keeper"), as: keeper.actor)
    }
    #expect(try await world.isOpen(keeper.token))
  }

  @Test("A post that fits neither role nor area is refused in words")
  func post() async throws {
    let world = try await TestWorld()
    for (worker, role, area) in [
      ("T001", AccountRole.village, TestWorld.village),
      ("V001", .village, code("341202001202")),
      ("V001", .township, TestWorld.township),
      ("C001", .countyCivilAffairs, TestWorld.county),
      ("S001", .cadre, TestWorld.county),
    ] {
      do {
        _ = try await world.office.perform(
          IssueAccount(
            login: "new.one", workerNumber: worker, role: role, area: area),
          as: .system("t"))
        Issue.record("\(worker) \(role)")
      } catch {
        #expect(fields(of: error as? Refusal) == ["worker"])
      }
    }
    #expect(try await world.number("SELECT count(*) FROM accounts") == 0)
  }

  @Test("A reset ends sessions, and its password opens but one page")
  func reset() async throws {
    let world = try await TestWorld()
    let token = try await world.signIn(.villageWorker)
    let keeper = try await Keeper.make(in: world)
    let password = try await world.office.perform(
      ResetPassword(login: "v001"), as: keeper.actor)
    #expect(try await world.isOpen(token) == false)
    let anew = try await world.office.perform(
      SignIn(login: "v001", password: password.text), as: .stranger)
    let account = try await world.opened(anew)
    #expect(account.owes == .newPassword)
    // Everything else is closed to it.
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(
        ReadHousehold("H00001"), as: .account(account))
    }
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(ReadOwnAccount(), as: .account(account))
    }
    try await world.office.perform(
      ChangePassword(present: "", new: "新的一句好记的话"),
      as: .account(account))
    #expect(try await world.opened(anew).owes == nil)
  }

  @Test("A one-time password holds for seven days, and is told to be late")
  func oneTime() async throws {
    let world = try await TestWorld()
    _ = try await world.signIn(.villageWorker)
    let keeper = try await Keeper.make(in: world)
    let password = try await world.office.perform(
      ResetPassword(login: "v001"), as: keeper.actor)
    func signIn(_ text: String) async throws {
      _ = try await world.office.perform(
        SignIn(login: "v001", password: text), as: .stranger)
    }
    world.clock.advance(seconds: 7 * 86_400 - 1)
    try await signIn(password.text)
    world.clock.advance(seconds: 1)
    await #expect(throws: Refusal.wrongPassword) { try await signIn("other") }
    await #expect(throws: Refusal.oneTimePasswordEnded) {
      try await signIn(password.text)
    }
    // One's own password knows no such end.
    let again = try await world.office.perform(
      ResetPassword(login: "v001"), as: .system("t"))
    let token = try await world.office.perform(
      SignIn(login: "v001", password: again.text), as: .stranger)
    try await world.office.perform(
      ChangePassword(present: "", new: Player.password),
      as: .account(try await world.opened(token)))
    world.clock.advance(seconds: 30 * 86_400)
    try await signIn(Player.password)
  }

  @Test("A locked account opens nothing until it is unlocked")
  func locked() async throws {
    let world = try await TestWorld()
    let token = try await world.signIn(.villageWorker)
    let keeper = try await Keeper.make(in: world)
    try await world.office.perform(
      LockAccount(login: "V001"), as: keeper.actor)
    #expect(try await world.isOpen(token) == false)
    // Only who knows the password learns of the lock.
    await #expect(throws: Refusal.wrongPassword) {
      try await world.office.perform(
        SignIn(login: "v001", password: "wrong"), as: .stranger)
    }
    await #expect(throws: Refusal.blocked) {
      try await world.signIn(.villageWorker)
    }
    let view = try await world.office.perform(
      ReadAccount(login: "v001"), as: keeper.actor)
    #expect(view.state == .blocked)
    try await world.office.perform(
      UnlockAccount(login: "v001"), as: keeper.actor)
    _ = try await world.signIn(.villageWorker)
  }

  @Test("A list is of one's area, by login, a page at a time")
  func list() async throws {
    let world = try await TestWorld()
    for player in Player.allCases { try await world.addAccount(player) }
    let keeper = try await Keeper.make(in: world)
    var query = ListAccounts()
    query.limit = 4
    let first = try await world.office.perform(query, as: keeper.actor)
    #expect(first.accounts.map(\.login) == ["c001", "keeper", "r001", "s001"])
    #expect(first.hasMore)
    query.after = "s001"
    let second = try await world.office.perform(query, as: keeper.actor)
    #expect(second.accounts.map(\.login) == ["t001", "v001"])
    #expect(second.hasMore == false)
    query = ListAccounts()
    query.area = TestWorld.township
    query.role = .village
    let narrow = try await world.office.perform(query, as: keeper.actor)
    #expect(narrow.accounts.map(\.login) == ["v001"])
    query.area = code("62")
    await #expect(throws: Refusal.notFound) {
      try await world.office.perform(query, as: keeper.actor)
    }
    query = ListAccounts()
    query.begin = "T0"
    query.state = .open
    let found = try await world.office.perform(query, as: keeper.actor)
    #expect(found.accounts.map(\.login) == ["t001"])
    #expect(found.accounts[0].name == "刘乡专")
  }
}
