import Casework
import Database
package import Logging
import Records

/// What time does by itself: seals the audit log each second and rolls the
/// ledger over when the day changes, for as long as this process holds the
/// lease. Several processes may run it on one database; one works.
package struct LeasedJobs: Sendable {
  package enum Job: String, CaseIterable, Sendable {
    case sealAudit = "audit.seal"
    case rollOver = "ledger.rollover"
    /// Adds up the numbers of villages that saves have changed.
    case addUp = "ledger.sums"
    case raiseNotices = "notices.raise"
    case urgeRecords = "incidents.urge-records"
    case findChecks = "safety-checks.find"
    case findWarnings = "warnings.find"
    case drainOutbox = "outbox.drain"
    case followMatters = "matter.follow"
    case findCareGaps = "care.find-gaps"
  }

  package enum Outcome: Sendable, Equatable {
    /// What was done, in words for the record of the lease.
    case done(String)
    case nothingToDo
    /// Another holds the lease.
    case heldByAnother
    case failed(String)

    /// Whether a job that is done in one piece need not be tried again today.
    var isOver: Bool {
      switch self {
      case .done, .nothingToDo: true
      case .heldByAnother, .failed: false
      }
    }
  }

  private let office: Office
  private let holder: String
  private let pause: Duration
  /// How long a lease lasts without being renewed, in seconds.
  private let lifetime: Int64
  private let logger: Logger
  /// Nil where nothing is passed on.
  private let outbox: DrainOutbox?
  private let deeds: JobDeeds

  /// - Parameter courier: carries notices to webhooks.
  package init(
    _ office: Office, holder: String? = nil,
    pause: Duration = .seconds(1), lifetime: Int64 = 30,
    courier: (any Courier)? = nil, patience: Patience = Patience(),
    logger: Logger = Logger(label: "fangshi.jobs")
  ) {
    self.office = office
    self.holder = holder ?? Identifier.make(at: office.clock.now())
    self.pause = pause
    self.lifetime = lifetime
    self.logger = logger
    deeds = JobDeeds(office)
    outbox = courier.map { DrainOutbox($0, patience: patience) }
  }

  /// Works until the task is cancelled, then lets go of the leases.
  package func run() async {
    // Whoever is slow to answer out there holds up nothing in here.
    async let passing: Void = passOn()
    var rolledOver: Day?
    var rounds = 0
    var followed: Day?
    var surveyed: Day?
    while !Task.isCancelled {
      await report(.sealAudit)
      // Pages are right without it, and quick as long as little waits.
      if rounds % Self.roundsToAddUp == 0 { await report(.addUp) }
      rounds += 1
      await report(.raiseNotices)
      await report(.urgeRecords)
      await report(.findChecks)
      await report(.findWarnings)
      let today = office.clock.today
      // Windows begin with a day; whether they are there is asked until they
      // all are, county by county. A policy put in force makes a ledger stale
      // on any day.
      if await isStale() { rolledOver = nil }
      if rolledOver != today, await report(.rollOver) == .nothingToDo,
        !deeds.hasFailedCounties
      {
        rolledOver = today
      }
      // Stays begin and end with a day.
      if followed != today, await report(.followMatters).isOver {
        followed = today
      }
      // So do days without care.
      if surveyed != today, await report(.findCareGaps).isOver {
        surveyed = today
      }
      try? await Task.sleep(for: pause)
    }
    await passing
    await release()
  }

  private func passOn() async {
    guard outbox != nil else { return }
    while !Task.isCancelled {
      let outcome = await run(.drainOutbox)
      // What has gone out may not be all that waits.
      if case .done = outcome { continue }
      note(outcome, of: .drainOutbox)
      try? await Task.sleep(for: pause)
    }
  }

  private func isStale() async -> Bool {
    let isStale = try? await office.engine.read {
      try LedgerStore.isStale(nil, $0)
    }
    return isStale ?? false
  }

  @discardableResult
  private func report(_ job: Job) async -> Outcome {
    let outcome = await run(job)
    note(outcome, of: job)
    return outcome
  }

  private func note(_ outcome: Outcome, of job: Job) {
    guard case .failed(let reason) = outcome else { return }
    logger.error("\(job.rawValue) failed: \(reason)")
  }

  /// Does one job, some pieces of it at most, if there is something to do and
  /// the lease can be had. A piece, the lease and its record are one
  /// transaction: whoever has lost the lease changes nothing.
  package func run(_ job: Job) async -> Outcome {
    do {
      guard try await isDue(job) else { return .nothingToDo }
      if job == .drainOutbox { return try await drain() }
      var outcome = try await work(job)
      for _ in 1..<job.mostPieces {
        guard !Task.isCancelled, case .done = outcome,
          try await isDue(job)
        else { break }
        outcome = try await work(job)
      }
      return outcome
    } catch is CancellationError {
      return .nothingToDo
    } catch {
      let reason = deeds.failure(of: job, error)
      await note(job, "failed: \(reason)")
      return .failed(reason)
    }
  }

  private static let roundsToAddUp = 10

  private func isDue(_ job: Job) async throws -> Bool {
    let deeds = deeds
    return try await office.engine.read { try deeds.isDue(job, $0) }
  }

  private func work(_ job: Job) async throws -> Outcome {
    let (office, holder, lifetime, deeds) = (office, holder, lifetime, deeds)
    // The key is there before a write begins.
    if job == .sealAudit { _ = try office.vault() }
    return try await office.engine.write(job.reach) { connection in
      let leases = LeaseStore(connection)
      let now = office.clock.instant
      guard
        try leases.take(
          job.rawValue, by: holder, at: now, until: now.adding(lifetime))
      else { return .heldByAnother }
      guard let words = try deeds.perform(job, connection) else {
        return .nothingToDo
      }
      try leases.note(
        job.rawValue, by: holder, at: now, outcome: words)
      return .done(words)
    }
  }

  /// Attempts on record, made, and their results on record: what happens
  /// outside holds no transaction.
  private func drain() async throws -> Outcome {
    guard let outbox else { return .nothingToDo }
    let (office, holder, lifetime) = (office, holder, lifetime)
    let name = Job.drainOutbox.rawValue
    let attempts = try await office.engine.write(.aside) { connection in
      let now = office.clock.instant
      let isHeld = try LeaseStore(connection).take(
        name, by: holder, at: now, until: now.adding(lifetime))
      return try isHeld
        ? outbox.begin(in: JobDeeds.context(connection, office, .raiseNotices))
        : nil
    }
    guard let attempts else { return .heldByAnother }
    let failures = await outbox.send(attempts)
    let words =
      "sent \(failures.count { $0 == nil }), "
      + "failed \(failures.count { $0 != nil })"
    try await office.engine.write(.aside) { connection in
      try outbox.finish(
        attempts, failures,
        in: JobDeeds.context(connection, office, .raiseNotices))
      try LeaseStore(connection).note(
        name, by: holder, at: office.clock.instant, outcome: words)
    }
    return .done(words)
  }

  private func note(_ job: Job, _ outcome: String) async {
    let (now, holder) = (office.clock.instant, holder)
    try? await office.engine.write(.aside) { connection in
      try LeaseStore(connection).note(
        job.rawValue, by: holder, at: now, outcome: outcome)
    }
  }

  private func release() async {
    let holder = holder
    // The task is cancelled; letting go must happen all the same.
    await Task { [office] in
      try? await office.engine.write(.aside) { connection in
        for job in Job.allCases {
          try LeaseStore(connection).release(job.rawValue, by: holder)
        }
      }
    }.value
  }
}
