import Casework
import Operations
import Testing

@Suite("Sessions")
struct SessionTests {
  private func isOpen(
    _ token: SessionToken, _ world: TestWorld
  ) async throws -> Bool {
    try await world.office.perform(OpenSession(token), as: .stranger) != nil
  }

  @Test("A token that nobody was given opens nothing")
  func unknownToken() async throws {
    let world = try await TestWorld()
    let token = try #require(SessionToken(String(repeating: "0a", count: 32)))
    #expect(try await isOpen(token, world) == false)
    #expect(SessionToken("short") == nil)
    #expect(SessionToken(String(repeating: "zz", count: 32)) == nil)
  }

  @Test("A session ends eight hours after its last use")
  func idleEnd() async throws {
    let world = try await TestWorld()
    let token = try await world.signIn(.villageWorker)
    world.clock.advance(seconds: 8 * 3_600 - 1)
    #expect(try await isOpen(token, world))
    world.clock.advance(seconds: 8 * 3_600 - 1)
    #expect(try await isOpen(token, world))
    world.clock.advance(seconds: 8 * 3_600)
    #expect(try await isOpen(token, world) == false)
  }

  @Test("A session ends after seven days however much it is used")
  func absoluteEnd() async throws {
    let world = try await TestWorld()
    let token = try await world.signIn(.villageWorker)
    for _ in 1...27 {
      world.clock.advance(seconds: 6 * 3_600)
      #expect(try await isOpen(token, world))
    }
    world.clock.advance(seconds: 6 * 3_600)
    #expect(try await isOpen(token, world) == false)
  }

  @Test("Reading pages one after the other writes nothing")
  func useIsNotedNowAndThen() async throws {
    let world = try await TestWorld()
    let token = try await world.signIn(.villageWorker)
    let seen = try await world.number("SELECT seen_at FROM sessions")
    world.clock.advance(seconds: 60)
    #expect(try await isOpen(token, world))
    #expect(try await world.number("SELECT seen_at FROM sessions") == seen)
  }

  @Test("Signing out ends the session, once")
  func signOut() async throws {
    let world = try await TestWorld()
    let token = try await world.signIn(.villageWorker)
    try await world.office.perform(SignOut(token), as: .stranger)
    #expect(try await isOpen(token, world) == false)
    await #expect(throws: Refusal.notSignedIn) {
      try await world.office.perform(SignOut(token), as: .stranger)
    }
  }
}
