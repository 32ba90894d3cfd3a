import Foundation

/// Rows of the printed table, also added to a file for the plot.
final class Table {
  private let engine: String
  private let persons: Int
  private let file: String?
  private var rows: [[String]] = []

  init(engine: String, persons: Int, file: String?) {
    self.engine = engine
    self.persons = persons
    self.file = file
  }

  /// - Parameters:
  ///   - name: of the work, in the file.
  ///   - seconds: that it takes; for saves, of one.
  ///   - raw: seconds of the engine itself for the same.
  ///   - against: the ratio in words.
  func add(
    _ work: String, _ measured: String, _ against: String,
    name: String? = nil, seconds: Double = 0, raw: Double = 0
  ) {
    let memory = Memory.peak()
    rows.append([work, measured, against, "\(memory) MB"])
    note("\(work): \(measured) \(against), \(memory) MB")
    guard let file, let name else { return }
    let line = "\(engine),\(persons),\(name),\(seconds),\(raw),\(memory)\n"
    if let handle = FileHandle(forWritingAtPath: file) {
      handle.seekToEndOfFile()
      handle.write(Data(line.utf8))
    } else {
      let header = "engine,persons,work,seconds,raw,megabytes\n"
      _ = FileManager.default.createFile(
        atPath: file, contents: Data((header + line).utf8))
    }
  }

  /// Says at once what is known already.
  func note(_ words: String) {
    FileHandle.standardError.write(Data("\(engine) \(words)\n".utf8))
  }

  var text: String {
    let header = [
      "work", "measured", "against the engine's own limit", "peak memory",
    ]
    let all = [header] + rows
    let widths = header.indices.map { column in
      all.map { $0[column].count }.max() ?? 0
    }
    let lines = all.map { row in
      "| "
        + zip(row, widths).map { cell, width in
          cell + String(repeating: " ", count: width - cell.count)
        }.joined(separator: " | ") + " |"
    }
    let rule =
      "|"
      + widths.map { String(repeating: "-", count: $0 + 2) }
      .joined(separator: "|") + "|"
    let title = "\(persons) certificate holders, two years, \(engine)"
    return ([title, "", lines[0], rule] + lines.dropFirst())
      .joined(separator: "\n")
  }
}

/// What this process has held at most since it was last asked to begin anew.
enum Memory {
  static func restart() {
    // 5 sets the kernel's high-water mark back.
    if let handle = FileHandle(forWritingAtPath: "/proc/self/clear_refs") {
      handle.write(Data("5".utf8))
    }
  }

  /// In megabytes.
  static func peak() -> Int {
    let status =
      (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first {
      $0.hasPrefix("VmHWM:")
    }
    return (Int((line ?? "").filter(\.isNumber)) ?? 0) / 1_024
  }
}
