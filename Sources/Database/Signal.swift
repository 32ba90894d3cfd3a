import Foundation

/// Wakes threads that wait for something to change.
final class Signal: @unchecked Sendable {
  private let condition = NSCondition()
  private var changes = 0

  /// How often it was set.
  var count: Int {
    condition.lock()
    defer { condition.unlock() }
    return changes
  }

  func set() {
    condition.lock()
    changes += 1
    condition.broadcast()
    condition.unlock()
  }

  /// Until it has been set once more.
  func wait(after seen: Int) {
    condition.lock()
    while changes == seen { condition.wait() }
    condition.unlock()
  }
}
