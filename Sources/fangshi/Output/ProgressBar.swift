import Foundation
import Synchronization

/// A line on the terminal that says how far something is; silent elsewhere.
final class ProgressBar: Sendable {
  private let shown = Mutex(false)

  func show(_ text: String) {
    guard Standard.errorIsTerminal else { return }
    shown.withLock { $0 = true }
    FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
  }

  func finish() {
    guard shown.withLock({ $0 }) else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
  }
}
