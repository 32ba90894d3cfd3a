import Synchronization

/// Carries lots of rows from the thread that reads them to the one that
/// writes them; a few lots may be between them. Threads of engines may wait
/// in it, tasks may not.
package final class Handover<Lot: Sendable>: Sendable {
  private struct State {
    var lots: [Lot] = []
    var isBegun = false
    var isEnded = false
    var failure: (any Error)?
  }

  private let state = Mutex(State())
  private let most: Int
  private let changed = Signal()

  package init(most: Int = 8) { self.most = most }

  /// Waits while too much is between them.
  ///
  /// - Throws: why the other side gave up.
  package func give(_ lot: Lot) throws {
    while true {
      let seen = changed.count
      let isGiven = try state.withLock { state in
        if let failure = state.failure { throw failure }
        if state.lots.count >= most { return false }
        state.lots.append(lot)
        return true
      }
      if isGiven { return changed.set() }
      changed.wait(after: seen)
    }
  }

  /// There will be no more.
  package func end() {
    state.withLock { $0.isEnded = true }
    changed.set()
  }

  /// One side cannot go on; the other is told.
  package func giveUp(_ failure: any Error) {
    state.withLock { $0.failure = $0.failure ?? failure }
    changed.set()
  }

  /// Before the first lot is taken: what was taken does not come again.
  ///
  /// - Throws: `DatabaseFailure.connectionLost` the second time.
  package func begin() throws {
    try state.withLock { state in
      if state.isBegun { throw DatabaseFailure.connectionLost }
      state.isBegun = true
    }
  }

  /// The next lot; nil at the end.
  ///
  /// - Throws: why the other side gave up.
  package func take() throws -> Lot? {
    while true {
      let seen = changed.count
      let (lot, isOver) = try state.withLock { state in
        if let failure = state.failure { throw failure }
        return state.lots.isEmpty
          ? (nil, state.isEnded) : (state.lots.removeFirst(), false)
      }
      if lot != nil || isOver {
        changed.set()
        return lot
      }
      changed.wait(after: seen)
    }
  }
}
