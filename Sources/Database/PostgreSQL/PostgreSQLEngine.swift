import CPostgreSQL
import Dispatch
import Foundation

/// PostgreSQL through libpq. Reads see one snapshot. Writes take locks before
/// they read, or are serializable; where another one was in the way all the
/// same, they are done again.
package final class PostgreSQLEngine: Engine {
  private let url: String
  private let pool: ConnectionPool

  /// How long a connection that was there is waited for.
  private static let patience = Duration.seconds(8)

  /// How often a write that others were in the way of is tried again.
  private static let mostTries = 12

  /// What every connection begins with: bounded waits, milliseconds.
  private static let settings = """
    SET lock_timeout = 10000;
    SET statement_timeout = 600000;
    SET idle_in_transaction_session_timeout = 600000;
    """

  /// - Parameters:
  ///   - url: `postgres://USER@HOST:PORT/DATABASE`.
  ///   - connections: the most held at a time.
  package init(
    url: String, connections: Int = 16
  ) throws(DatabaseFailure) {
    var message: UnsafeMutablePointer<CChar>?
    let options = PQconninfoParse(url, &message)
    defer {
      PQconninfoFree(options)
      PQfreemem(message)
    }
    guard options != nil else {
      let words = message.map { String(cString: $0) } ?? ""
      throw .malformedURL(
        reason: words.split(whereSeparator: \.isNewline).first.map(
          String.init) ?? "no address")
    }
    self.url = url
    pool = ConnectionPool(size: max(1, connections))
  }

  package func read<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    try await transaction(
      "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", isRead: true, body)
  }

  package func write<Value: Sendable>(
    _ reach: WriteReach,
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    var tries = 1
    while true {
      do {
        return try await transaction(reach.begin, isRead: false, body)
      } catch DatabaseFailure.conflict where tries < Self.mostTries {
        // Longer and longer, and never all at once.
        let longest = min(200, 1 << tries)
        try await Task.sleep(for: .milliseconds(Int.random(in: 0...longest)))
        tries += 1
      }
    }
  }

  package func close() async throws {
    await pool.close()
  }

  private func transaction<Value: Sendable>(
    _ begin: String, isRead: Bool,
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    let place = try await pool.take()
    defer { pool.giveBack(place) }
    return try await withCheckedThrowingContinuation { continuation in
      place.queue.async {
        continuation.resume(
          with: Result { try self.run(begin, isRead: isRead, body, at: place) })
      }
    }
  }

  /// On the queue of the place. A connection that broke while idle, as when
  /// the server was started again, is replaced once.
  private func run<Value>(
    _ begin: String, isRead: Bool,
    _ body: (any Connection) throws -> Value, at place: ConnectionPool.Place
  ) throws -> Value {
    var connection = try connected(place)
    do {
      try connection.execute(script: begin)
    } catch DatabaseFailure.connectionLost {
      place.connection = nil
      connection = try connected(place)
      try connection.execute(script: begin)
    }
    do {
      let value = try body(connection)
      try connection.execute(script: "COMMIT")
      return value
    } catch {
      connection.rollback()
      if connection.isOpen { throw error }
      place.connection = nil
      // Reading again harms nobody; of a write it is not known whether it
      // was done.
      if isRead { return try run(begin, isRead: false, body, at: place) }
      throw DatabaseFailure.connectionLost
    }
  }

  /// Where the server is just being started again, waits for it a while.
  private func connected(
    _ place: ConnectionPool.Place
  ) throws -> PostgreSQLConnection {
    if let connection = place.connection { return connection }
    let deadline = ContinuousClock.now + Self.patience
    while true {
      do {
        let connection = try PostgreSQLConnection(url: url)
        try connection.execute(script: Self.settings)
        place.connection = connection
        place.hasConnected = true
        return connection
      } catch let failure as DatabaseFailure {
        guard failure.mayPass, place.hasConnected,
          ContinuousClock.now < deadline
        else { throw failure }
        usleep(100_000)
      }
    }
  }
}

extension WriteReach {
  /// Under a lock every statement sees what was committed before it; nobody
  /// else changes what the lock covers.
  fileprivate var begin: String {
    switch self {
    case .everything: "BEGIN; SELECT pg_advisory_xact_lock(0)"
    case .units: "BEGIN; SELECT pg_advisory_xact_lock_shared(0)"
    case .aside: "BEGIN ISOLATION LEVEL SERIALIZABLE"
    }
  }
}
