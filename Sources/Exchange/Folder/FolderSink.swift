import Casework
import Foundation
import Operations

/// Writes rows to the files of an exchange folder, all files open at once.
package struct FolderSink: RowSink {
  private let folder: String
  private var files: [ExchangeTable: TablePart] = [:]

  private struct TablePart {
    var handle: FileHandle
    var buffer = CSVWriter()

    mutating func flush() throws {
      try handle.write(contentsOf: Data(buffer.bytes))
      buffer.removeAll()
    }
  }

  package init(folder: String) {
    self.folder = folder
  }

  package mutating func append(
    _ values: [String], to table: ExchangeTable
  ) throws {
    if files[table] == nil { files[table] = try open(table) }
    files[table]?.buffer.append(values)
    if let count = files[table]?.buffer.bytes.count, count > 1 << 16 {
      try files[table]?.flush()
    }
  }

  package mutating func endRound() throws {
    for table in files.keys { try files[table]?.flush() }
  }

  /// Closes the files. A table without rows gets its file too: an older one
  /// in the folder would be another story.
  package mutating func finish() throws {
    for table in ExchangeTable.allCases where files[table] == nil {
      files[table] = try open(table)
    }
    try endRound()
    for file in files.values { try file.handle.close() }
    files = [:]
  }

  private func open(_ table: ExchangeTable) throws -> TablePart {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    let path = folder + "/" + table.fileName
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else {
      throw FileRefusal(
        file: table.fileName, problem: "无法写入", remedy: "检查文件夹权限和磁盘空间")
    }
    var part = TablePart(handle: handle)
    part.buffer.append(table.columns.map(\.name))
    return part
  }
}
