import Casework
import Operations
import Testing

@Suite("One's own account", .serialized)
struct OwnAccountTests {
  @Test("Strangers have none")
  func forbidden() async throws {
    let world = try await TestWorld()
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(ReadOwnAccount(), as: .stranger)
    }
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(
        ChangePassword(present: "x", new: "y"), as: .stranger)
    }
  }

  @Test("Another's session cannot be ended")
  func othersSession() async throws {
    let world = try await TestWorld()
    let token = try await world.signIn(.villageWorker)
    let session = try await world.opened(token).session
    let stranger = try await world.actor(.stranger)
    for name in [session, "0000000000000000", ""] {
      await #expect(throws: Refusal.notFound) {
        try await world.office.perform(EndOwnSession(name), as: stranger)
      }
    }
    #expect(try await world.isOpen(token))
  }

  @Test("A wrong present password counts towards the lock")
  func wrongPassword() async throws {
    let world = try await TestWorld()
    let token = try await world.signIn(.villageWorker)
    let worker = Actor.account(try await world.opened(token))
    for _ in 1...4 {
      await #expect(
        throws: Refusal.invalid([FieldProblem("present", "现在的密码不对")])
      ) {
        try await world.office.perform(
          ChangePassword(present: "wrong", new: "long enough"), as: worker)
      }
    }
    let until = Moment(seconds: world.clock.now.seconds + 15 * 60)
    await #expect(throws: Refusal.locked(until: until)) {
      try await world.office.perform(
        ChangePassword(present: "wrong", new: "long enough"), as: worker)
    }
    // The right one does not help any more, here or at the door.
    await #expect(throws: Refusal.locked(until: until)) {
      try await world.office.perform(
        ChangePassword(present: Player.password, new: "long enough"),
        as: worker)
    }
    await #expect(throws: Refusal.locked(until: until)) {
      try await world.signIn(.villageWorker)
    }
  }

  @Test("A lock is told by the clock, without date and seconds")
  func lockWords() {
    let until = Moment(TestWorld.start.day, hour: 14, minute: 34, second: 20)
    #expect(Refusal.locked(until: until).words.contains("请在14:35之后再试"))
    #expect(!Refusal.locked(until: until).words.contains("2026"))
  }

  @Test("A new password must be one, and another one")
  func badPassword() async throws {
    let world = try await TestWorld()
    let token = try await world.signIn(.villageWorker)
    let worker = Actor.account(try await world.opened(token))
    for new in ["short", "my v001 password", Player.password] {
      do {
        try await world.office.perform(
          ChangePassword(present: Player.password, new: new), as: worker)
        Issue.record("\(new)")
      } catch {
        #expect(fields(of: error as? Refusal) == ["new"])
      }
    }
  }

  @Test("A change keeps this session and ends the others")
  func changed() async throws {
    let world = try await TestWorld()
    let other = try await world.signIn(.villageWorker)
    let token = try await world.signIn(.villageWorker)
    let worker = Actor.account(try await world.opened(token))
    try await world.office.perform(
      ChangePassword(present: Player.password, new: "新的一句好记的话"),
      as: worker)
    #expect(try await world.isOpen(token))
    #expect(try await world.isOpen(other) == false)
    await #expect(throws: Refusal.wrongPassword) {
      try await world.signIn(.villageWorker)
    }
    _ = try await world.office.perform(
      SignIn(login: "v001", password: "新的一句好记的话"), as: .stranger)
  }

  @Test("Sessions are listed with their device, and ended one or all")
  func sessions() async throws {
    let world = try await TestWorld()
    let first = try await world.signIn(.villageWorker)
    world.clock.advance(seconds: 60)
    let phone = try await world.office.perform(
      SignIn(
        login: "v001", password: Player.password, device: "安卓手机 · 微信"),
      as: .stranger)
    world.clock.advance(seconds: 60)
    let token = try await world.signIn(.villageWorker)
    let worker = Actor.account(try await world.opened(token))
    let view = try await world.office.perform(ReadOwnAccount(), as: worker)
    #expect(view.sessions.map(\.device) == ["", "安卓手机 · 微信", ""])
    #expect(view.sessions.map(\.isCurrent) == [true, false, false])
    try await world.office.perform(
      EndOwnSession(view.sessions[1].name), as: worker)
    #expect(try await world.isOpen(phone) == false)
    #expect(try await world.isOpen(first))
    try await world.office.perform(EndOtherSessions(), as: worker)
    #expect(try await world.isOpen(first) == false)
    #expect(try await world.isOpen(token))
  }
}
