import Casework
import Operations
import Testing

@Suite("Work that time does by itself")
struct LeasedJobsTests {
  @Test("Nobody but the system may seal or roll over")
  func forbidden() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.townshipWorker)
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(SealAudit(), as: actor)
    }
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(RollOver(), as: actor)
    }
  }

  @Test("Who does not hold the lease does nothing, until it has ended")
  func lease() async throws {
    let world = try await TestWorld()
    let one = LeasedJobs(world.office, holder: "one", lifetime: 30)
    let other = LeasedJobs(world.office, holder: "other", lifetime: 30)
    #expect(await one.run(.sealAudit) == .done("sealed 1"))
    #expect(await one.run(.sealAudit) == .nothingToDo)
    try await record(world)
    #expect(await other.run(.sealAudit) == .heldByAnother)
    #expect(
      try await world.number(
        "SELECT count(*) FROM audit_entries WHERE seal IS NULL") > 0)
    world.clock.advance(seconds: 30)
    #expect(await other.run(.sealAudit) == .done("sealed 1"))
    try await record(world)
    #expect(await one.run(.sealAudit) == .heldByAnother)
    #expect(
      try await world.number(
        """
        SELECT count(*) FROM leases WHERE name = 'audit.seal'
          AND holder = 'other' AND last_outcome = 'sealed 1'
        """) == 1)
  }

  /// Leaves an entry in the log.
  private func record(_ world: TestWorld) async throws {
    _ = try await world.office.perform(
      RecordVisit(Drafts.home()), as: try await world.actor(.villageWorker))
  }

  @Test("When a day has passed the windows that began are added")
  func rollOver() async throws {
    let world = try await TestWorld()
    let jobs = LeasedJobs(world.office)
    #expect(await jobs.run(.rollOver) == .nothingToDo)
    world.clock.set(Moment(day("2026-07-02"), hour: 1))
    #expect(await jobs.run(.rollOver) == .done("county 341202"))
    #expect(await jobs.run(.rollOver) == .nothingToDo)
    #expect(try await world.differences() == [])
  }

  /// Some days after both were brought up to the day.
  private func twoCounties() async throws -> TestWorld {
    let world = try await TestWorld()
    try await world.add(OtherCounty.rows)
    world.clock.set(Moment(day("2026-07-02"), hour: 1))
    return world
  }

  @Test("Each county is brought up to the day by itself")
  func rollOverByCounty() async throws {
    let world = try await twoCounties()
    let system = Actor.system("test")
    func isThrough(_ county: Int) async throws -> Bool {
      try await world.number(
        """
        SELECT count(*) FROM ledger_states WHERE county = \(county)
          AND kept_through = \(day("2026-07-02").number)
        """) == 1
    }
    for county in [341_202, 341_203] {
      #expect(try await isThrough(county) == false)
      #expect(
        try await world.office.perform(RollOver(), as: system)
          == Int64(county))
      #expect(try await isThrough(county))
      #expect(
        try await world.number(
          """
          SELECT count(*) FROM audit_entries
          WHERE action = 'ledger.rollover' AND county = \(county)
          """) == 1)
    }
    #expect(try await world.office.perform(RollOver(), as: system) == nil)
    #expect(
      try await world.number(
        """
        SELECT count(*) FROM audit_entries WHERE action = 'ledger.rollover'
        """) == 2)
    #expect(try await world.differences() == [])
  }

  @Test("A county that cannot be brought up keeps no other waiting")
  func rollOverInVain() async throws {
    let world = try await twoCounties()
    let jobs = LeasedJobs(world.office)
    try await world.change(
      "UPDATE households SET village = -village WHERE county = 341202")
    guard case .failed = await jobs.run(.rollOver) else {
      Issue.record("an unreadable village was read")
      return
    }
    #expect(await jobs.run(.rollOver) == .done("county 341203"))
    #expect(await jobs.run(.rollOver) == .nothingToDo)
    world.clock.advance(seconds: 600)
    guard case .failed = await jobs.run(.rollOver) else {
      Issue.record("it was not tried again")
      return
    }
    #expect(await jobs.run(.rollOver) == .nothingToDo)
    try await world.change(
      "UPDATE households SET village = -village WHERE county = 341202")
    world.clock.advance(seconds: 600)
    #expect(await jobs.run(.rollOver) == .done("county 341202"))
    #expect(await jobs.run(.rollOver) == .nothingToDo)
    #expect(try await world.differences() == [])
  }

  @Test("Where other rules hold, counties not yet made anew are out of date")
  func otherRules() async throws {
    let world = try await TestWorld()
    try await world.add(OtherCounty.rows)
    try await world.change("UPDATE ledger_states SET rules = 'of before'")
    let system = Actor.system("test")
    func stale() async throws -> Int64 {
      try await world.number(
        "SELECT count(*) FROM ledger_states WHERE is_stale = 1")
    }
    for left in [Int64(1), 0] {
      #expect(try await world.office.perform(RollOver(), as: system) != nil)
      #expect(try await stale() == left)
    }
    #expect(try await world.office.perform(RollOver(), as: system) == nil)
  }

  @Test("A round of the job brings up every county")
  func rollOverOfAll() async throws {
    let world = try await twoCounties()
    let jobs = LeasedJobs(world.office)
    #expect(await jobs.run(.rollOver) == .done("county 341203"))
    #expect(await jobs.run(.rollOver) == .nothingToDo)
    #expect(try await world.differences() == [])
  }

  @Test("It works until it is cancelled, and then lets go of the lease")
  func runs() async throws {
    let world = try await TestWorld()
    let jobs = LeasedJobs(
      world.office, holder: "one", pause: .milliseconds(5))
    let task = Task { await jobs.run() }
    while try await world.number("SELECT count(*) FROM audit_seals") == 0 {
      try await Task.sleep(for: .milliseconds(5))
    }
    task.cancel()
    await task.value
    #expect(
      try await world.number(
        "SELECT count(*) FROM leases WHERE expires_at > 0") == 0)
  }
}
