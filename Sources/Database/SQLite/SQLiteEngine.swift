import Foundation
import GRDB
import Synchronization

/// SQLite in WAL mode: what `write` acknowledged is on the disk (`LogSync`).
/// Writes that wait at the same time share one commit, each in a savepoint of
/// its own, so that many small saves do not queue for the disk.
package final class SQLiteEngine: Engine {
  private let pool: DatabasePool
  private let checkpointer: Checkpointer
  private let log: LogSync
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

  /// The most writes that share a commit: enough to share the disk, few
  /// enough that the next ones are made ready meanwhile.
  private static let batch = 4

  /// Opens a file; `create` makes it where it is missing.
  package convenience init(
    path: String, create: Bool
  ) throws(DatabaseFailure) {
    try self.init(path: path, create: create) { fdatasync($0) == 0 }
  }

  /// - Parameter sync: puts a file's data on the disk; false if it could
  ///   not.
  package init(
    path: String, create: Bool, sync: @escaping @Sendable (Int32) -> Bool
  ) throws(DatabaseFailure) {
    var configuration = Configuration()
    configuration.maximumReaderCount = 8
    configuration.busyMode = .timeout(10)
    configuration.readonly = false
    configuration.prepareDatabase { connection in
      try connection.execute(sql: "PRAGMA foreign_keys = ON")
      try connection.execute(sql: "PRAGMA cache_size = -65536")
      try connection.execute(sql: "PRAGMA temp_store = MEMORY")
      try connection.execute(
        sql: "PRAGMA wal_autocheckpoint = \(Checkpointer.writerPages)")
    }
    if !create, !FileManager.default.fileExists(atPath: path) {
      throw .noDatabase(path: path)
    }
    do {
      pool = try DatabasePool(path: path, configuration: configuration)
      checkpointer = try Checkpointer(path: path)
      log = try LogSync(path: path, sync: sync)
    } catch let failure as DatabaseFailure {
      throw failure
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
    try checkpointer.close()
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
      if failure != nil {
        for answer in answers { answer(failure) }
        continue
      }
      log.afterCommit { [answers] failure in
        for answer in answers { answer(failure) }
      }
      checkpointer.ask()
    }
  }
}
