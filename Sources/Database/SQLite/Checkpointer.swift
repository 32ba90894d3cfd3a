import Dispatch
import GRDB
import Synchronization

/// Copies what commits left in the write-ahead log into the database file,
/// on a connection of its own, so that no save waits for it.
final class Checkpointer: Sendable {
  /// Pages of the log after which the writer copies by itself, should this
  /// fall behind: 128 MiB.
  static let writerPages = 32_768

  private let connection: DatabaseQueue
  private let turns = DispatchQueue(label: "checkpoints")
  private let state = Mutex(State.idle)

  private enum State { case idle, asked, closed }

  init(path: String) throws {
    connection = try DatabaseQueue(path: path)
  }

  /// After a commit; returns at once.
  func ask() {
    let isFirst = state.withLock { state in
      guard state == .idle else { return false }
      state = .asked
      return true
    }
    guard isFirst else { return }
    turns.asyncAfter(deadline: .now() + .milliseconds(200)) { [self] in
      let isOpen = state.withLock { state in
        guard state == .asked else { return false }
        state = .idle
        return true
      }
      guard isOpen else { return }
      // What a reader still needs, and what fails, stays in the log: the
      // next commit asks again.
      _ = try? connection.writeWithoutTransaction {
        try $0.checkpoint(.passive)
      }
    }
  }

  func close() throws {
    state.withLock { $0 = .closed }
    try turns.sync { try connection.close() }
  }
}
