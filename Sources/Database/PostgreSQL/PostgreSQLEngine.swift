import CPostgreSQL
import Dispatch
import Foundation
import Synchronization

/// PostgreSQL through libpq. Reads see one snapshot. Writes take locks before
/// they read, or are serializable; where another one was in the way all the
/// same, they are done again.
package final class PostgreSQLEngine: Engine {
  private let url: String
  /// Apart, so that writes which wait for each other keep no page waiting.
  private let reads: ConnectionPool
  private let writes: ConnectionPool
  /// Whether there has ever been a connection.
  private let hasConnected = Atomic(false)
  private let lockWait: Duration

  /// How long a server that was there is waited for.
  private static let patience = Duration.seconds(8)

  /// How often a write that others were in the way of is tried at least; no
  /// less long than it would wait for a lock.
  private static let leastTries = 12

  /// What every connection begins with: bounded waits, milliseconds; what a
  /// cursor begins to hand out is read to its end. Plans are made once and
  /// used often, for many at a time: spreading one over several processes, or
  /// compiling it, costs more than it saves.
  private var settings: String {
    """
    SET lock_timeout = \(Int(lockWait / .milliseconds(1)));
    SET statement_timeout = 600000;
    SET idle_in_transaction_session_timeout = 600000;
    SET cursor_tuple_fraction = 1;
    SET max_parallel_workers_per_gather = 0;
    SET jit = off;
    """
  }

  /// - Parameters:
  ///   - url: `postgres://USER@HOST:PORT/DATABASE`.
  ///   - connections: the most held at a time, two at least: three in
  ///     eight are kept for reading.
  ///   - lockWait: how long a statement waits for what others hold.
  package init(
    url: String, connections: Int = 16, lockWait: Duration = .seconds(10)
  ) throws(DatabaseFailure) {
    // What libpq says of it may quote the password.
    let options = PQconninfoParse(url, nil)
    defer { PQconninfoFree(options) }
    guard options != nil else {
      throw .malformedURL(
        reason: "look at its brackets, options and percent signs "
          + "(a % itself reads %25, an @ in a password %40)")
    }
    self.url = url
    self.lockWait = lockWait
    let ofWrites = max(1, connections * 5 / 8)
    writes = ConnectionPool(size: ofWrites)
    reads = ConnectionPool(size: max(1, connections - ofWrites))
  }

  package func read<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    try await again(.reading, body)
  }

  package func write<Value: Sendable>(
    _ reach: WriteReach,
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    try await again(.writing(reach), body)
  }

  /// Until no other transaction is in the way.
  private func again<Value: Sendable>(
    _ transaction: Transaction,
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    let deadline = ContinuousClock.now + lockWait
    var tries = 1
    var hasLookedAgain = false
    while true {
      do {
        return try await perform(transaction, body)
      } catch DatabaseFailure.constraint(_)
        where transaction.isSerializable && !hasLookedAgain
      {
        // The same may have been sent twice at once: whoever looked before
        // the other had committed finds the key taken. He looks once more.
        hasLookedAgain = true
      } catch DatabaseFailure.conflict
        where tries < Self.leastTries || ContinuousClock.now < deadline
      {
        // Longer and longer, and never all at once.
        let longest = min(200, 1 << min(tries, 8))
        try await Task.sleep(for: .milliseconds(Int.random(in: 0...longest)))
        tries += 1
      }
    }
  }

  package func close() async throws {
    await reads.close()
    await writes.close()
  }

  private func perform<Value: Sendable>(
    _ transaction: Transaction,
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    let pool = transaction.isRead ? reads : writes
    let place = try await pool.take()
    defer { pool.giveBack(place) }
    return try await withCheckedThrowingContinuation { continuation in
      place.queue.async {
        continuation.resume(
          with: Result { try self.run(transaction, body, at: place, tries: 2) })
      }
    }
  }

  /// On the queue of the place. A connection that broke, as when the server
  /// was started again, is replaced. What it was used for is done again where
  /// its commit was never sent: nothing of it was done.
  private func run<Value>(
    _ transaction: Transaction, _ body: (any Connection) throws -> Value,
    at place: ConnectionPool.Place, tries: Int
  ) throws -> Value {
    let connection = try connected(place)
    do {
      try connection.begin(transaction.begin)
      let value = try body(connection)
      try connection.commit()
      return value
    } catch {
      connection.rollback()
      if connection.isOpen { throw error }
      place.connection = nil
      let mayBeDone = !transaction.isRead && connection.hasSentCommit
      if mayBeDone || tries == 1 { throw DatabaseFailure.connectionLost }
      return try run(transaction, body, at: place, tries: tries - 1)
    }
  }

  /// Where the server is just being started again, waits for it a while.
  private func connected(
    _ place: ConnectionPool.Place
  ) throws -> PostgreSQLConnection {
    if let connection = place.connection, connection.isStillThere {
      return connection
    }
    let deadline = ContinuousClock.now + Self.patience
    while true {
      do {
        let connection = try PostgreSQLConnection(url: url)
        try connection.execute(script: settings)
        place.connection = connection
        hasConnected.store(true, ordering: .relaxed)
        return connection
      } catch let failure as DatabaseFailure {
        guard failure.mayPass, hasConnected.load(ordering: .relaxed),
          ContinuousClock.now < deadline
        else { throw failure }
        usleep(100_000)
      }
    }
  }
}

private enum Transaction {
  case reading
  case writing(WriteReach)

  var isRead: Bool {
    if case .reading = self { true } else { false }
  }

  /// Under no lock: what it has read may be old when it writes.
  var isSerializable: Bool {
    if case .writing(.aside) = self { true } else { false }
  }

  /// Whatever the server is set to: a snapshot taken with the wait for a lock
  /// would be older than the lock.
  private static let locked = "BEGIN ISOLATION LEVEL READ COMMITTED"

  /// Under a lock every statement sees what was committed before it; nobody
  /// else changes what the lock covers.
  var begin: [String] {
    switch self {
    case .reading: ["BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"]
    case .writing(.everything):
      [Self.locked, "SELECT pg_advisory_xact_lock(0)"]
    case .writing(.units):
      [Self.locked, "SELECT pg_advisory_xact_lock_shared(0)"]
    case .writing(.aside): ["BEGIN ISOLATION LEVEL SERIALIZABLE"]
    }
  }
}
