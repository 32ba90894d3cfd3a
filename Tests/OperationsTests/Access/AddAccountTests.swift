import Casework
import Operations
import Testing

@Suite("Adding an account")
struct AddAccountTests {
  private let account = AddAccount(
    login: "zhang.san", password: "long enough", workerNumber: "V001",
    role: .village, area: TestWorld.village)

  @Test("Nobody but an administrator may", arguments: Player.allCases)
  func forbidden(_ player: Player) async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(player)
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(account, as: actor)
    }
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(account, as: .stranger)
    }
  }

  @Test("What cannot be is refused field by field")
  func refused() async throws {
    let world = try await TestWorld()
    var wrong = account
    wrong.login = "张三"
    wrong.password = "short"
    wrong.workerNumber = ""
    wrong.area = TestWorld.county
    #expect(
      await refusal { try await world.office.perform(wrong, as: .system("t")) }
        == ["login", "password", "worker", "area"])
    wrong = account
    wrong.workerNumber = "X999"
    wrong.area = code("341202009201")
    #expect(
      await refusal { try await world.office.perform(wrong, as: .system("t")) }
        == ["worker", "area"])
    try await world.office.perform(account, as: .system("t"))
    #expect(
      await refusal {
        try await world.office.perform(account, as: .system("t"))
      } == ["login"])
  }

  @Test("It signs in, whatever the case of the login; the password is hashed")
  func added() async throws {
    let world = try await TestWorld()
    try await world.office.perform(account, as: .system("t"))
    _ = try await world.office.perform(
      SignIn(login: " Zhang.San ", password: "long enough"), as: .stranger)
    #expect(
      try await world.number(
        """
        SELECT count(*) FROM accounts
        WHERE password LIKE 'scrypt$15$8$1$%'
          AND password NOT LIKE '%long enough%'
        """) == 1)
  }

  private func refusal(
    _ work: () async throws -> Void
  ) async -> [String] {
    do {
      try await work()
      return []
    } catch { return fields(of: error as? Refusal) }
  }
}
