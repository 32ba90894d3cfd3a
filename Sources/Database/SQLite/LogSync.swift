import Dispatch
import Foundation
import Synchronization

/// Brings commits from the operating system's memory to the disk, while the
/// writer makes the next ones: SQLite itself writes them to the write-ahead
/// log without waiting (`synchronous = NORMAL`), and a write is answered when
/// the log has been synced after its commit.
///
/// The log is written in order and every frame has a checksum, so that a
/// sync that began after a commit brings that commit and all before it; what
/// a checkpoint takes out of the log it syncs itself.
final class LogSync: Sendable {
  typealias Answer = @Sendable (DatabaseFailure?) -> Void

  private let file: Int32
  private let sync: @Sendable (Int32) -> Bool
  private let turns = DispatchQueue(label: "log sync")
  private let state = Mutex(State())

  private struct State {
    var waiting: [Answer] = []
    var isSyncing = false
    /// After a failure nobody knows what the disk holds: no later sync makes
    /// up for it.
    var isBroken = false
  }

  /// - Parameters:
  ///   - path: of the database, whose log is there already.
  ///   - sync: puts a file's data on the disk; false if it could not.
  init(
    path: String,
    sync: @escaping @Sendable (Int32) -> Bool
  ) throws(DatabaseFailure) {
    file = Foundation.open(path + "-wal", O_RDONLY)
    self.sync = sync
    if file < 0 {
      throw .cannotOpen(
        path: path + "-wal", reason: String(cString: strerror(errno)))
    }
  }

  deinit { _ = Foundation.close(file) }

  /// Answers when everything committed so far is on the disk; returns at
  /// once.
  func afterCommit(_ answer: @escaping Answer) {
    let mustSync = state.withLock { state in
      state.waiting.append(answer)
      defer { state.isSyncing = true }
      return !state.isSyncing
    }
    if mustSync { turns.async { self.run() } }
  }

  private func run() {
    while true {
      let answers = state.withLock { state in
        let taken = state.waiting
        state.waiting = []
        if taken.isEmpty { state.isSyncing = false }
        return taken
      }
      if answers.isEmpty { return }
      let isSynced = sync(file)
      let isBroken = state.withLock { state in
        if !isSynced { state.isBroken = true }
        return state.isBroken
      }
      for answer in answers { answer(isBroken ? .notSynced : nil) }
    }
  }
}
