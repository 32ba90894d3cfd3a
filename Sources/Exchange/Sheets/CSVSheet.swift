import Foundation

/// Writes a CSV file that Excel opens as UTF-8, as a byte-order mark says so.
final class CSVSheet: SheetWriter {
  private let path: String
  private let file: FileHandle
  private var lines = CSVWriter()

  init(path: String, header: [String]) throws {
    self.path = path
    guard
      FileManager.default.createFile(
        atPath: path, contents: Data([0xEF, 0xBB, 0xBF])),
      let file = FileHandle(forWritingAtPath: path)
    else {
      throw SheetFailure.cannotWrite(path: path, reason: "cannot begin")
    }
    self.file = file
    try file.seekToEnd()
    lines.append(header)
  }

  func append(_ cells: [SheetCell]) throws {
    lines.append(cells.map(Self.text))
    if lines.bytes.count > 65_536 { try flush() }
  }

  func finish() throws {
    try flush()
    try file.close()
  }

  private func flush() throws {
    try file.write(contentsOf: Data(lines.bytes))
    lines.removeAll()
  }

  /// A text that a spreadsheet would take for a formula stands behind an
  /// apostrophe.
  private static func text(_ cell: SheetCell) -> String {
    switch cell {
    case .text(let text):
      text.first.map { "=+-@\t".contains($0) } == true ? "'" + text : text
    case .number(let number): String(number)
    case .share(let part):
      String(format: "%.1f%%", part * 100)
    case .empty: ""
    }
  }
}
