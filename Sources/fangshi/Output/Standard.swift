import Foundation

/// Standard output for what was asked for, standard error for the rest.
enum Standard {
  static func error(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }

  /// Writes bytes; a reader that has gone away ends the program quietly.
  static func output(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let written = write(
          STDOUT_FILENO, buffer.baseAddress.map { $0 + offset },
          buffer.count - offset)
        if written <= 0 { exit(written == 0 ? 0 : 1) }
        offset += written
      }
    }
  }

  static func output(_ text: String) {
    output(Array((text + "\n").utf8))
  }

  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
