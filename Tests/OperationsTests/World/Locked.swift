import Synchronization

/// A value that several tasks share.
final class Locked<Value: Sendable>: Sendable {
  private let mutex: Mutex<Value>

  init(_ value: Value) { mutex = Mutex(value) }

  func read<Result: Sendable>(_ body: @Sendable (Value) -> Result) -> Result {
    mutex.withLock { body($0) }
  }

  func change(_ body: @Sendable (inout Value) -> Void) {
    mutex.withLock { body(&$0) }
  }
}
