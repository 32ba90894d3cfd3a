import Foundation
import GRDB
import Synchronization

/// SQLite in WAL mode with synchronous=FULL: what `write` acknowledged is on
/// disk. Writes that wait at the same time share one commit, each in a
/// savepoint of its own, so that many small saves do not queue for the disk.
package final class SQLiteEngine: Engine {
  private let pool: DatabasePool
  private let path: String
  private let queue = Mutex(Queue())

  /// A write that waits: runs inside a transaction and tells afterwards, by
  /// the closure it returns, what became of it.
  private typealias Job =
    @Sendable (SQLiteConnection) -> @Sendable (DatabaseFailure?) -> Void

  private struct Queue {
    var jobs: [Job] = []
    var isDraining = false
    var commits = 0
  }

  /// Transactions committed so far; with the number of writes it tells how
  /// many shared one.
  package var commitCount: Int { queue.withLock { $0.commits } }

  /// The most writes that share a commit.
  private static let batch = 64

  /// Opens a file; `create` makes it where it is missing.
  package init(path: String, create: Bool) throws(DatabaseFailure) {
    var configuration = Configuration()
    configuration.maximumReaderCount = 8
    configuration.busyMode = .timeout(10)
    configuration.readonly = false
    configuration.prepareDatabase { connection in
      try connection.execute(sql: "PRAGMA synchronous = FULL")
      try connection.execute(sql: "PRAGMA foreign_keys = ON")
      try connection.execute(sql: "PRAGMA cache_size = -65536")
      try connection.execute(sql: "PRAGMA temp_store = MEMORY")
    }
    if !create, !FileManager.default.fileExists(atPath: path) {
      throw .noDatabase(path: path)
    }
    do {
      pool = try DatabasePool(path: path, configuration: configuration)
    } catch {
      throw DatabaseFailure(error, path: path)
    }
    self.path = path
  }

  package func read<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    do {
      return try await pool.read { try body(SQLiteConnection($0)) }
    } catch let error as GRDB.DatabaseError {
      throw DatabaseFailure(error, path: path)
    }
  }

  /// There is one writer: every reach is the same.
  package func write<Value: Sendable>(
    _ reach: WriteReach,
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      enqueue { connection in
        let result = Result { try connection.inSavepoint(body) }
        return { failure in
          if let failure {
            continuation.resume(throwing: failure)
          } else {
            continuation.resume(with: result)
          }
        }
      }
    }
  }

  package func close() async throws {
    try pool.close()
  }

  private func enqueue(_ job: @escaping Job) {
    let mustDrain = queue.withLock { queue in
      queue.jobs.append(job)
      defer { queue.isDraining = true }
      return !queue.isDraining
    }
    guard mustDrain else { return }
    pool.asyncWriteWithoutTransaction { self.drain($0) }
  }

  /// Runs what waits, a batch to a transaction, until nothing does.
  private func drain(_ database: GRDB.Database) {
    let connection = SQLiteConnection(database)
    while true {
      let jobs = queue.withLock { queue in
        let taken = Array(queue.jobs.prefix(SQLiteEngine.batch))
        queue.jobs.removeFirst(taken.count)
        if taken.isEmpty { queue.isDraining = false }
        return taken
      }
      if jobs.isEmpty { return }
      var answers: [@Sendable (DatabaseFailure?) -> Void] = []
      var failure: DatabaseFailure?
      do {
        try connection.begin()
        for job in jobs {
          answers.append(job(connection))
          if let cause = connection.lostTransaction { throw cause }
        }
        try connection.commit()
        queue.withLock { $0.commits += 1 }
      } catch {
        failure = DatabaseFailure(error, path: path)
        connection.rollback()
        // Jobs that never ran are told too.
        for job in jobs.dropFirst(answers.count) {
          answers.append(job(connection.failed))
        }
      }
      for answer in answers { answer(failure) }
    }
  }
}

/// A connection of SQLite inside a transaction.
final class SQLiteConnection: Connection {
  let dialect = Dialect.sqlite
  private let database: GRDB.Database
  private var isFailed = false
  /// As long as this lives; the database keeps them longer.
  private var prepared: [String: SQLiteStatement] = [:]
  /// Why SQLite gave up the whole transaction by itself, as it does when the
  /// disk is full: nothing of the batch stays.
  private(set) var lostTransaction: (any Error)?

  init(_ database: GRDB.Database) {
    self.database = database
  }

  /// The same connection, refusing all work: for writes whose transaction
  /// could not begin.
  var failed: SQLiteConnection {
    let connection = SQLiteConnection(database)
    connection.isFailed = true
    return connection
  }

  func prepare(_ sql: String) throws -> any Statement {
    if let known = prepared[sql] { return known }
    if sql.isMadeOnce {
      return SQLiteStatement(
        try database.makeStatement(sql: sql), of: database)
    }
    let statement = SQLiteStatement(
      try database.cachedStatement(sql: sql), of: database)
    prepared[sql] = statement
    return statement
  }

  /// There is one writer: nobody else holds them.
  func lock(_ units: Set<UnitLock>) throws {}

  func execute(script: String) throws {
    try database.execute(sql: script)
  }

  func begin() throws {
    lostTransaction = nil
    try execute("BEGIN IMMEDIATE")
  }

  func commit() throws {
    try execute("COMMIT")
  }

  func rollback() {
    if database.isInsideTransaction {
      try? database.execute(sql: "ROLLBACK")
    }
  }

  func inSavepoint<Value>(
    _ body: (any Connection) throws -> Value
  ) throws -> Value {
    if isFailed { throw DatabaseFailure.busy }
    try execute("SAVEPOINT operation")
    do {
      let value = try body(self)
      try execute("RELEASE operation")
      return value
    } catch {
      guard database.isInsideTransaction else {
        lostTransaction = error
        throw error
      }
      try database.execute(sql: "ROLLBACK TO operation")
      try database.execute(sql: "RELEASE operation")
      throw error
    }
  }
}
