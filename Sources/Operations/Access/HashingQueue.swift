import Dispatch
import Synchronization

/// Runs hashes one after the other, off the threads that serve requests, and
/// refuses more than can be done in a few seconds.
final class HashingQueue: Sendable {
  static let shared = HashingQueue()

  private static let most = 64
  private let queue = DispatchQueue(label: "fangshi.passwords")
  private let waiting = Mutex(0)

  /// - Throws: `Refusal.busy` where too many wait.
  func run<Value: Sendable>(
    _ work: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    let mayWait = waiting.withLock { waiting in
      if waiting >= Self.most { return false }
      waiting += 1
      return true
    }
    guard mayWait else { throw Refusal.busy }
    return try await withCheckedThrowingContinuation { continuation in
      queue.async {
        let result = Result { try work() }
        self.waiting.withLock { $0 -= 1 }
        continuation.resume(with: result)
      }
    }
  }
}
