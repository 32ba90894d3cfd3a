import Dispatch
import Synchronization

/// Connections of one server, handed out one by one. Each works on a thread
/// of its own queue, so that nobody else waits for the network.
final class ConnectionPool: Sendable {
  /// A place in the pool: a queue, and the connection it has made.
  final class Place: @unchecked Sendable {
    let queue: DispatchQueue
    /// Touched on the queue alone.
    var connection: PostgreSQLConnection?

    init(number: Int) {
      queue = DispatchQueue(label: "postgresql.\(number)")
    }
  }

  private struct State {
    var idle: [Place]
    var waiting: [(number: Int, CheckedContinuation<Place?, Never>)] = []
    var next = 0
    var isClosed = false
  }

  private let state: Mutex<State>
  private let size: Int

  init(size: Int) {
    self.size = size
    state = Mutex(State(idle: (0..<size).map { Place(number: $0) }))
  }

  /// Waits for a place, at most so long.
  ///
  /// - Throws: `DatabaseFailure.busy`.
  func take(within time: Duration = .seconds(10)) async throws -> Place {
    let number = state.withLock { state in
      state.next += 1
      return state.next
    }
    let timer = Task { [weak self] in
      try await Task.sleep(for: time)
      self?.giveUp(number)
    }
    defer { timer.cancel() }
    let place = await withCheckedContinuation { continuation in
      let found: Place?? = state.withLock { state in
        if state.isClosed { return .some(nil) }
        if let place = state.idle.popLast() { return place }
        state.waiting.append((number, continuation))
        return nil
      }
      if let found { continuation.resume(returning: found) }
    }
    guard let place else { throw DatabaseFailure.busy }
    return place
  }

  private func giveUp(_ number: Int) {
    let waiter = state.withLock { state in
      state.waiting.firstIndex { $0.number == number }.map {
        state.waiting.remove(at: $0)
      }
    }
    waiter?.1.resume(returning: nil)
  }

  func giveBack(_ place: Place) {
    let waiter = state.withLock { state in
      if state.waiting.isEmpty {
        state.idle.append(place)
        return nil as CheckedContinuation<Place?, Never>?
      }
      return state.waiting.removeFirst().1
    }
    waiter?.resume(returning: place)
  }

  /// Waits for what is under way, and lets the connections go.
  func close() async {
    let waiting = state.withLock { state in
      state.isClosed = true
      defer { state.waiting = [] }
      return state.waiting
    }
    for waiter in waiting { waiter.1.resume(returning: nil) }
    while true {
      let idle = state.withLock { $0.idle }
      for place in idle { place.queue.sync { place.connection = nil } }
      if idle.count == size { return }
      try? await Task.sleep(for: .milliseconds(10))
    }
  }
}
